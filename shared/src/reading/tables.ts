import type { Inline } from '../documents/index.ts';
import { plainText } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import type { Grid } from './prepare.ts';
import { isAllBold, linksIn, onLines } from './runs.ts';
import { isParties } from './submitters.ts';
import { COLUMNS } from './words.ts';

export type Column = keyof typeof COLUMNS;

/** A row as its columns say: what stands in each recognised column, the others with their headings. */
export interface TableRow {
  readonly n: number;
  readonly cells: Readonly<Partial<Record<Column, Inline[]>>>;
  readonly others: readonly { readonly heading: string; readonly content: Inline[] }[];
  /** The row is one line across the table: a heading between rows. */
  readonly isHeading: boolean;
  readonly all: Inline[];
}

/**
 * Reads a table by the headings of its columns, or by what its columns hold: known parties, links, the longest texts. Cells
 * merged with those above repeat them. `wanted` are the columns that make sense there, the most telling first.
 */
export function readTable(table: Grid, wanted: readonly Column[], language: Language): TableRow[] {
  const width = Math.max(...table.rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.span, 0)));
  const above: Inline[][] = Array.from({ length: width }, () => []);
  const rows = table.rows.map((row) => {
    const cells: Inline[][] = [];
    for (const cell of row.cells) {
      const own = onLines(cell.paragraphs.map((paragraph) => paragraph.content));
      const content = cell.isContinued && own.length === 0 ? above[cells.length]! : own;
      above[cells.length] = content;
      cells.push(content, ...Array.from({ length: cell.span - 1 }, () => []));
    }
    const filled = cells.filter((cell) => cell.length > 0);
    const isHeading = width > 1 && filled.length === 1 && (row.cells.length === 1 || isAllBold(filled[0]!));
    return { row, cells, isHeading, all: onLines(filled) };
  });

  const first = rows[0];
  const byHeader = first && !first.isHeading ? headerColumns(first.cells, wanted) : new Map<number, Column>();
  const hasHeader = (first?.row.isHeader ?? false) || byHeader.size >= Math.min(2, width);
  const body = hasHeader ? rows.slice(1) : rows;
  const columns = columnsByContent(
    body.filter((row) => !row.isHeading).map((row) => row.cells),
    wanted,
    language,
    hasHeader ? byHeader : new Map(),
  );
  const headings = hasHeader ? first!.cells.map(plainText) : [];

  return body.map(({ row, cells, isHeading, all }) => ({
    n: row.n,
    isHeading,
    all,
    cells: Object.fromEntries([...columns].map(([at, column]) => [column, cells[at] ?? []])),
    others: cells.flatMap((content, at) =>
      columns.has(at) || content.length === 0 ? [] : [{ heading: headings[at] ?? '', content }],
    ),
  }));
}

function headerColumns(cells: readonly (readonly Inline[])[], wanted: readonly Column[]): Map<number, Column> {
  const columns = new Map<number, Column>();
  const taken = new Set<Column>();
  cells.forEach((cell, at) => {
    const text = plainText(cell).trim();
    const column =
      text && text.length <= 60
        ? wanted.find((candidate) => !taken.has(candidate) && COLUMNS[candidate].test(text))
        : undefined;
    if (!column) return;
    columns.set(at, column);
    taken.add(column);
  });
  return columns;
}

function columnsByContent(
  rows: readonly (readonly (readonly Inline[])[])[],
  wanted: readonly Column[],
  language: Language,
  byHeader: ReadonlyMap<number, Column>,
): Map<number, Column> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const share = (at: number, is: (cell: readonly Inline[]) => boolean) =>
    rows.filter((row) => row[at] && is(row[at])).length / Math.max(rows.length, 1);
  const letters = (at: number) => rows.reduce((sum, row) => sum + plainText(row[at] ?? []).length, 0);
  const all = Array.from({ length: width }, (_, at) => at);
  const columns = new Map(byHeader);
  const isFound = (column: Column | undefined) => column === undefined || [...columns.values()].includes(column);
  const free = () => all.filter((at) => !columns.has(at));
  if (wanted.includes('submitter') && !isFound('submitter')) {
    const submitter = free().find((at) => share(at, (cell) => isParties(plainText(cell), language)) > 0.5);
    if (submitter !== undefined) columns.set(submitter, 'submitter');
  }
  const isLink = (cell: readonly Inline[]) =>
    cell.length > 0 && linksIn(cell).reduce((sum, link) => sum + link.text.length, 0) > plainText(cell).length * 0.6;
  const text = wanted.find((column) => column === 'practice' || column === 'instrument');
  const longest = free().sort((a, b) => letters(b) - letters(a))[0];
  if (!isFound(text) && longest !== undefined) columns.set(longest, text!);
  const source = free().find((at) => share(at, isLink) > 0.5);
  if (source !== undefined && wanted.includes('source') && !isFound('source')) columns.set(source, 'source');
  return columns;
}
