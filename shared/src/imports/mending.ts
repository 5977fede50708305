import { conflict, invalid, notFound, type Verdict } from '../kernel/index.ts';
import { IMPORT_LIMITS, type Mapping } from './fields.ts';

/** A cell that was changed in the preview, by its place: its row as the file numbers it, its column from 0. */
export interface MendedCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

export const noSuchCell = notFound('practice-import.cell-not-found', 'This file has no such row or column.');

/** Whether two cells are in one place. */
export const isSameCell = (a: Omit<MendedCell, 'text'>, b: Omit<MendedCell, 'text'>): boolean =>
  a.row === b.row && a.column === b.column;

/** What the file says in a cell; undefined where it has no such row or column. */
export function cellInFile(
  { mapping, rows }: { readonly mapping: Mapping; readonly rows: readonly Row[] },
  { row, column }: Omit<MendedCell, 'text'>,
): string | undefined {
  const found = column < mapping.length ? rows.find((one) => one.row === row) : undefined;
  return found && (found.cells[column] ?? '');
}

/**
 * Whether a cell may be changed so, beside those that were changed before; without a text it says again what the file says,
 * which it always may. [IM20, IM22]
 */
export function mayMend(
  cell: Omit<MendedCell, 'text'> & { readonly text: string | null },
  {
    mapping,
    rows,
    mended,
  }: { readonly mapping: Mapping; readonly rows: readonly Row[]; readonly mended: readonly MendedCell[] },
): Verdict {
  if (cellInFile({ mapping, rows }, cell) === undefined) return noSuchCell;
  if (cell.text === null) return undefined;
  if (!mapping[cell.column])
    return invalid(
      'practice-import.column-not-taken',
      'This column is not taken. Please say first what it holds, then change its cells.',
    );
  if (cell.text.length > IMPORT_LIMITS.cell)
    return invalid(
      'practice-import.mended-too-long',
      `A cell holds at most ${IMPORT_LIMITS.cell} characters. Please shorten it.`,
      { params: { most: IMPORT_LIMITS.cell }, fields: { text: 'This is longer than a cell can be.' } },
    );
  const others = mended.filter((one) => !isSameCell(one, cell));
  const letters = others.reduce((sum, { text }) => sum + text.length, cell.text.length);
  return others.length < IMPORT_LIMITS.mended && letters <= IMPORT_LIMITS.mendedCharacters
    ? undefined
    : conflict(
        'practice-import.too-many-mended',
        `At most ${IMPORT_LIMITS.mended} cells with ${IMPORT_LIMITS.mendedCharacters} characters together are changed here. Please change the others in the file and send it again.`,
        { params: { most: IMPORT_LIMITS.mended, characters: IMPORT_LIMITS.mendedCharacters } },
      );
}

/** The rows of a file with what was mended in the place of what it says. [IM21] */
export function withMended<One extends Row>(rows: readonly One[], mended: readonly MendedCell[]): One[] {
  const byRow = Map.groupBy(mended, ({ row }) => row);
  return rows.map((one) => {
    const changed = byRow.get(one.row);
    if (!changed) return one;
    const cells = [...one.cells];
    for (const { column, text } of changed) {
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
    return { ...one, cells };
  });
}
