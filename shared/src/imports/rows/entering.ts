import type { MendedCell } from '../mending.ts';
import type { PlannedRow } from './plan.ts';

/**
 * What would enter the round table, to be hashed and compared with what was shown: the values of new practices, and what
 * others say before and after, and which cells were changed to what. Other texts are left out: they are the file's, and do not
 * change while its preview stays. [IM11, IM21]
 */
export function enteringOf(rows: readonly PlannedRow[], mended: readonly MendedCell[]): unknown[] {
  const byRow = Map.groupBy(mended, ({ row }) => row);
  const mendedIn = (row: number) => byRow.get(row)?.map(({ column, text }) => [column, text]) ?? [];
  return rows.flatMap(({ read, makes, submits, practice, changes }): unknown[] => {
    if (makes === 'create')
      return [
        {
          row: read.row,
          submits,
          fields: read.fields,
          attribution: read.attribution.level,
          mended: mendedIn(read.row),
        },
      ];
    if (makes !== 'edit') return [];
    const before = Object.keys(changes).map((field) => practice!.fields[field as keyof typeof changes] ?? null);
    return [{ row: read.row, practice: practice!.id, changes, before, mended: mendedIn(read.row) }];
  });
}
