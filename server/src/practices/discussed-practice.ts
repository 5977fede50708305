import { listPracticeSubjects } from '@penholder/db/practices';
import type { SubjectTeller } from '../deliberation/subjects.ts';

const BUREAU = ['co-chair', 'penholder', 'secretariat'] as const;

/**
 * Practices as subjects of threads: until the table was shown it, a practice is discussed by those who know of it. Its
 * title is the one that they have in common to read. [PR8] [PR9] [DL1]
 */
export const discussedPractice: SubjectTeller = async (db, roundTable, ids) =>
  (await listPracticeSubjects(db, roundTable.id, ids)).map((row) => ({
    id: row.id,
    title: { [row.language]: row.title || `P-${row.number}` },
    path: `/rt/${roundTable.code}/practices/${row.number}`,
    isShared: row.shown_version !== null,
    circle: {
      roles: row.version > 0 ? BUREAU : row.created_for === null ? ['secretariat'] : [],
      delegations: row.submitters,
      persons: [],
    },
  }));
