import { listDecisionSubjects } from '@penholder/db/decisions';
import { DRAFTERS } from '@penholder/shared/decisions';
import type { SubjectTeller } from '../deliberation/index.ts';

/** Decisions as subjects of threads: a draft is discussed by those who may draft. [DE2] [DL1] */
export const discussedDecision: SubjectTeller = async (db, roundTable, ids) =>
  (await listDecisionSubjects(db, roundTable.id, ids)).map((row) => ({
    id: row.id,
    title: row.question,
    path: `/rt/${roundTable.code}/decisions/${row.number}`,
    isShared: row.status !== 'draft',
    circle: { roles: DRAFTERS, delegations: [], persons: [] },
  }));
