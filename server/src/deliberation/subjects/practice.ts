import { listPracticeSubjects } from '@penholder/db/deliberation';
import type { PracticeId } from '@penholder/shared/practices';
import type { SubjectTeller } from '../subjects.ts';

/**
 * Practices as subjects of threads: until the whole table has been shown one it is discussed by its submitters and, once
 * it was submitted, those who review it. [PR8] [DL1]
 */
export const discussedPractice: SubjectTeller = async (db, roundTable, ids) =>
  (await listPracticeSubjects(db, roundTable.id, ids as PracticeId[])).map((row) => ({
    id: row.id,
    title: { [row.language]: row.title || String(row.number) },
    path: `/rt/${roundTable.code}/practices/${row.number}`,
    isShared: row.shown_version !== null,
    circle: {
      roles:
        row.version > 0 ? ['co-chair', 'penholder', 'secretariat'] : row.created_for === null ? ['secretariat'] : [],
      delegations: row.submitters,
      persons: [],
    },
  }));
