import { plainText } from '@penholder/shared/documents';
import { findHead, fieldOfHeading } from '@penholder/shared/imports/rows';
import { Refused } from '@penholder/shared/kernel';
import type { PaperSource, SourceCell, SourceTable } from '@penholder/shared/reading';
import { docxToSource } from '../../reading/opening/index.ts';
import { importRefusals } from '../refusals.ts';
import type { Table, TableRow } from '../table.ts';

/** The longest that a heading is, and the name of a table that is not taken. */
const LONGEST_NAME = 80;

/** Tables that are not taken and are named one by one. */
const MOST_NAMED = 20;
/** Names of fields above a table of practices: a paper may hold tables about anything. */
const LEAST_NAMED = 2;

/** A row of a table, by its number through all tables; and which of its cells go on with what stands above. */
interface Row extends TableRow {
  readonly goesOn: readonly boolean[];
}
type Rows = readonly Row[];

/**
 * Reads the practices of a Word document's tables. A table of two columns whose left one names fields is a form, and each
 * form a practice; otherwise the table that names most fields above its rows is taken, with all that have the same
 * headings. Text outside of tables is a paper's, and tables that are neither are named. [IM23]
 */
export function readDocx(file: Uint8Array): Table {
  const source = docxToSource(file);
  const tables = source.blocks.filter((block): block is SourceTable => block.kind === 'table');
  if (tables.length === 0) throw new Refused(importRefusals.paper());
  const all = cellsOf(tables, notesOf(source));
  const forms = all.filter(isForm);
  const { rows, taken, above } =
    forms.length > 0 ? { rows: fromForms(forms), taken: forms, above: [] } : fromLists(all);
  const others = [...above.map((row) => [row]), ...all.filter((table) => !taken.includes(table))];
  return {
    encoding: null,
    separator: null,
    sheet: null,
    otherSheets: some(others.map(nameOf).filter(Boolean)),
    rows,
  };
}

/** The rows of all tables, which are counted together, as text: paragraphs on lines of their own, then the notes marked there. */
function cellsOf(tables: readonly SourceTable[], notes: ReadonlyMap<string, string>): Rows[] {
  let count = 0;
  const textOf = ({ paragraphs, isContinued }: SourceCell): string => {
    const marks = paragraphs.flatMap(({ content }) => content.flatMap(({ footnote }) => footnote ?? []));
    const words = [
      ...paragraphs.map(({ content }) => content.map(withAddress).join('').trim()),
      ...marks.map((mark) => notes.get(mark) ?? ''),
    ];
    return isContinued ? '' : words.filter(Boolean).join('\n');
  };
  return tables.map(({ rows }) =>
    rows.map(({ cells }) => ({
      row: ++count,
      cells: cells.flatMap((cell) => spread(textOf(cell), '', cell.span)),
      goesOn: cells.flatMap(({ isContinued, span }) => spread(isContinued, isContinued, span)),
    })),
  );
}

/** What stands in a cell, in all of the columns that it takes. */
const spread = <Value>(first: Value, further: Value, span: number): Value[] => [
  first,
  ...Array.from({ length: span - 1 }, () => further),
];

/** A link's address stands behind its words, where these are not the address: what leads to a source must not be lost. */
const withAddress = ({ text, href }: { text: string; href?: string | undefined }): string =>
  !href ||
  text.trim() === '' ||
  href.replace(/^(?:https?:\/\/|mailto:)/, '').startsWith(text.trim().replace(/^https?:\/\//, ''))
    ? text
    : `${text.trimEnd()} ${href}`;

const notesOf = ({ footnotes }: PaperSource): ReadonlyMap<string, string> =>
  new Map(footnotes.map(({ id, content }) => [id, plainText(content).trim()]));

/** Two columns, the left one with at least two different names of fields, and more of them than of anything else. */
function isForm(table: Rows): boolean {
  const labels = table.filter(({ cells }) => cells[0] && cells.slice(2).every((cell) => cell === ''));
  if (labels.length < 2 || labels.length < table.length / 2) return false;
  const fields = labels.map(({ cells }) => fieldOf(cells[0]!)).filter((field) => field !== undefined);
  // A head of two columns names one field on the left, and no other row does.
  return new Set(fields).size >= 2 && fields.length * 2 > labels.length;
}

const fieldOf = (label: string) => (label.length <= LONGEST_NAME ? fieldOfHeading(withoutColon(label)) : undefined);
const withoutColon = (label: string): string => label.trim().replace(/[\s:：]+$/u, '');

/** A row for each form, by its place among them, under all the labels that any of them has, in the order in which they come. What a form says twice is said once, on two lines. */
function fromForms(forms: readonly Rows[]): TableRow[] {
  const labels = new Map<string, number>();
  const rows = forms.map((form, nth): TableRow => {
    const said = new Map<number, string>();
    let label = '';
    for (const { cells } of form) {
      const value = cells.slice(1).filter(Boolean).join('\n');
      // Without a label of its own, a row goes on with what stands above.
      label = withoutColon(cells[0]!) || label;
      if (label === '' && value === '') continue;
      if (!labels.has(label)) labels.set(label, labels.size);
      const place = labels.get(label)!;
      said.set(place, [said.get(place), value].filter(Boolean).join('\n'));
    }
    return { row: nth + 1, cells: Array.from({ length: labels.size }, (_, place) => said.get(place) ?? '') };
  });
  return [{ row: 1, cells: [...labels.keys()] }, ...rows];
}

/** The table with the best head and those that have the same head below it. */
function fromLists(tables: readonly Rows[]): { rows: TableRow[]; taken: Rows[]; above: Row[] } {
  const found = tables.flatMap((table) => {
    const at = findHead(table.map(({ cells }) => cells));
    if (at === undefined) return [];
    const head = table[at]!;
    return [{ table, at, key: JSON.stringify(head.cells.map(withoutColon)), named: head.cells.filter(fieldOf).length }];
  });
  const [best] = found.toSorted((one, other) => other.named - one.named || other.table.length - one.table.length);
  if (!best || best.named < LEAST_NAMED) throw new Refused(importRefusals.paper());
  const alike = found.filter(({ key }) => key === best.key);
  const head = best.table[best.at]!;
  return {
    rows: [
      { row: head.row, cells: head.cells.map(withoutColon) },
      ...alike.flatMap(({ table, at }) => filledDown(table.slice(at + 1))),
    ],
    taken: alike.map(({ table }) => table),
    above: alike.flatMap(({ table, at }) => table.slice(0, at)),
  };
}

/** Rows in which a cell that is merged downwards says the same in each of them. */
function filledDown(rows: Rows): TableRow[] {
  let above: readonly string[] = [];
  return rows.map(({ row, cells, goesOn }) => {
    above = cells.map((cell, place) => (goesOn[place] ? (above[place] ?? '') : cell));
    return { row, cells: above };
  });
}

/** Of very many names the first, and that there are more. */
const some = (names: readonly string[]): string[] =>
  names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : [...names];

const nameOf = (table: Rows): string => {
  const words = table[0]!.cells.filter(Boolean).join(', ').replace(/\s+/g, ' ');
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)}…` : words;
};
