import type { PlannedRow } from './plan.ts';

/**
 * What would enter the round table, to be hashed and compared with what was shown: the values of new practices, and what
 * others say before and after. Texts are left out: they are the file's, and do not change while its preview stays. [IM11]
 */
export const enteringOf = (rows: readonly PlannedRow[]): unknown[] =>
  rows.flatMap(({ read, makes, submits, practice, changes }): unknown[] => {
    if (makes === 'create') return [{ row: read.row, submits, fields: read.fields }];
    if (makes !== 'edit') return [];
    const before = Object.keys(changes).map((field) => practice!.fields[field as keyof typeof changes] ?? null);
    return [{ row: read.row, practice: practice!.id, changes, before }];
  });
