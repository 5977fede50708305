import { listQuestionSubjects } from '@penholder/db/deliberation';
import type { QuestionId } from '@penholder/shared/questions';
import type { SubjectTeller } from '../subjects.ts';

/** Guiding questions as subjects of threads: a draft is discussed by those who know of it. [QU3] [DL1] */
export const discussedQuestion: SubjectTeller = async (db, roundTable, ids) =>
  (await listQuestionSubjects(db, roundTable.id, ids as QuestionId[])).map((row) => ({
    id: row.id,
    title: row.text,
    path: `/rt/${roundTable.code}/questions/${row.id}`,
    isShared: row.status !== 'draft',
    circle: { roles: ['co-chair', 'penholder', 'secretariat'], delegations: [], persons: [row.created_by] },
  }));
