import type { Db } from '@penholder/db';
import {
  findSameFile,
  type ImportLineRow,
  type ImportRow as StoredImport,
  listEntriesOf,
  listMended,
  type MendedRow,
} from '@penholder/db/imports';
import { findVisible } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  FINDINGS,
  type ImportCounts,
  type ImportRow,
  importsFor,
  mayEnterAs,
  mayUndoImport,
  type NamedField,
  type PracticeImportLine,
  type PracticeImportView,
  ROW_MAKES,
  type RowFinding,
  type RowMakes,
  type UnknownName,
  withMended,
} from '@penholder/shared/imports';
import { askedName, isOwnHead, isToldOnly, keyOfName, type PlannedRow, rankOf } from '@penholder/shared/imports/rows';
import { inLanguage, type Language, type Page } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { joinValues, type PracticeId } from '@penholder/shared/practices';
import { presentPlace } from '../practices/index.ts';
import { inTurns } from './in-turns.ts';
import { type ImportPlan, planImport, type Room } from './plan-import.ts';

/** Who looks, where, in which language. */
export interface Looking {
  readonly actor: Actor;
  readonly roundTable: RoundTableRow;
  readonly language: Language;
}

export const presentLine = (row: ImportLineRow): PracticeImportLine => ({
  id: row.id,
  fileName: row.file_name,
  format: row.format,
  status: row.status,
  rows: row.row_count,
  createdAt: row.created_at.toISOString(),
  // What a delegation does is the delegation's, whichever of its people did it.
  createdBy: row.delegation_id === null ? row.created_by_name : null,
  delegation: row.delegation_id && row.delegation_names ? { id: row.delegation_id, names: row.delegation_names } : null,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  outcome: row.outcome,
  undone: row.undone,
});

/** How many rows each thing becomes of. */
export function countsOf(
  rows: readonly { makes: RowMakes; findings: readonly RowFinding[]; submits?: boolean }[],
): ImportCounts {
  const of = (makes: RowMakes) => rows.filter((row) => row.makes === makes).length;
  return {
    ...(Object.fromEntries(ROW_MAKES.map((makes) => [makes, of(makes)])) as Record<RowMakes, number>),
    warnings: rows.filter(isToLookAt).length,
    submit: rows.filter(({ submits }) => submits).length,
  };
}

/** Rows that enter with something to look at. */
const isToLookAt = ({ makes, findings }: { makes: RowMakes; findings: readonly RowFinding[] }): boolean =>
  (makes === 'create' || makes === 'edit') && findings.some(({ code }) => FINDINGS[code] === 'warning');

const MOST_UNKNOWN = 200;
const NAMES_AT_ONCE = 10;
const SAMPLES = 3;
const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** An import with its columns and what would come of it now; of one that was confirmed, what came of it. */
export async function presentImport(
  db: Db,
  { actor, roundTable }: Looking,
  row: StoredImport,
): Promise<PracticeImportView> {
  const plan = row.status === 'preview' ? await planImport(db, actor, roundTable, row) : undefined;
  const { content } = row;
  const isOwn = isOwnHead(content?.headings ?? []);
  const before = await findSameFile(db, row, importsFor(actor));
  return {
    ...presentLine(row),
    revision: row.revision,
    fileHash: row.file_hash,
    encoding: content?.encoding ?? null,
    separator: content?.separator ?? null,
    sheet: content?.sheet ?? null,
    otherSheets: [...(content?.otherSheets ?? [])],
    headRow: content?.headRow ?? 1,
    columns: (content?.headings ?? []).map((heading, at) => {
      const filled = content!.rows.flatMap(({ cells }) => cells[at] || []);
      return {
        heading,
        field: row.mapping[at] ?? null,
        isToldOnly: isToldOnly(heading, isOwn),
        filled: filled.length,
        samples: [...new Set(filled)].slice(0, SAMPLES).map((cell) => shortened(cell, 80)),
      };
    }),
    meanings: [...row.meanings],
    unknown: plan ? await unknownIn(plan) : [],
    as: row.enters_as,
    submitter: row.submitter_id,
    language: row.language,
    counts: countsOf(plan?.rows ?? row.results ?? []),
    plan: plan?.hash ?? null,
    importedBefore: before?.toISOString() ?? null,
    may: {
      submit: mayEnterAs(actor, row.delegation_id, 'submitted') === undefined,
      undo: row.status === 'confirmed' && mayUndoImport(actor, row.delegation_id, row.outcome!) === undefined,
    },
  };
}

/** What the rows name that is not known here, most often named first. Rows that are left out ask for nothing. */
async function unknownIn({ rows, reader }: ImportPlan): Promise<UnknownName[]> {
  const found = new Map<string, { field: NamedField; written: string; rows: Set<number> }>();
  for (const { read, makes, practice } of rows) {
    if (makes === 'left-out') continue;
    for (const { field, written } of read.unknown) {
      // Who submits a practice that is there stays.
      if (field === 'submitters' && practice) continue;
      const key = keyOfName(field, written);
      const one = found.get(key) ?? { field, written: askedName(written), rows: new Set() };
      one.rows.add(read.row);
      found.set(key, one);
    }
  }
  const shown = [...found.values()]
    .toSorted(
      (a, b) => Number(b.field === 'submitters') - Number(a.field === 'submitters') || b.rows.size - a.rows.size,
    )
    .slice(0, MOST_UNKNOWN);
  const unknown: UnknownName[] = [];
  for await (const { field, written, rows: named } of inTurns(shown, NAMES_AT_ONCE))
    unknown.push({ field, written, rows: named.size, suggestions: reader.suggest(field, written) });
  return unknown;
}

/** A page of the rows: errors first, then what has to be looked at, then the others. */
export async function presentRows(
  db: Db,
  looking: Looking,
  row: StoredImport,
  { only, limit, offset }: { only: RowMakes | 'warning' | undefined; limit: number; offset: number },
): Promise<Omit<Page<ImportRow>, 'next'> & { more: boolean }> {
  const fits = (one: { makes: RowMakes; findings: readonly RowFinding[] }) =>
    only === undefined || (only === 'warning' ? isToLookAt(one) : one.makes === only);
  if (row.status !== 'preview') return presentResults(db, looking, row, { fits, limit, offset });
  const plan = await planImport(db, looking.actor, looking.roundTable, row);
  const all = plan.rows.filter(fits).toSorted((a, b) => rankOf(a) - rankOf(b) || a.read.row - b.read.row);
  const shown = all.slice(offset, offset + limit);
  const opened = await openedBy(
    db,
    looking.actor,
    shown.flatMap(({ practice }) => practice?.id ?? []),
  );
  const cells = createCells(row, plan.mended);
  return {
    items: shown.map((one) => ({
      row: one.read.row,
      makes: one.makes,
      title: one.read.fields.title,
      ...cells.of(one.read.row),
      findings: [...one.findings],
      practice: one.practice ? { number: one.practice.number, isShown: opened.has(one.practice.id) } : null,
      differs: differencesOf(one, plan.room, looking.language),
      mayEdit: one.practice !== undefined && one.practice.why === null,
      why: one.practice?.why ?? null,
    })),
    more: all.length > offset + limit,
    total: all.length,
  };
}

/** What became of the rows of an import that is over. */
async function presentResults(
  db: Db,
  { actor }: Looking,
  row: StoredImport,
  {
    fits,
    limit,
    offset,
  }: { fits: (one: { makes: RowMakes; findings: readonly RowFinding[] }) => boolean; limit: number; offset: number },
) {
  const all = (row.results ?? []).filter(fits);
  const shown = all.slice(offset, offset + limit);
  const entries = new Map(
    (
      await listEntriesOf(
        db,
        row.id,
        shown.map((one) => one.row),
      )
    ).map((entry) => [entry.row_number, entry]),
  );
  const known = shown.flatMap((one) => one.known ?? []);
  const opened = await openedBy(db, actor, [...[...entries.values()].map((entry) => entry.practice_id), ...known]);
  const cells = createCells(row, await listMended(db, row.id));
  return {
    items: shown.map((one): ImportRow => {
      const entry = entries.get(one.row);
      const number = entry?.number ?? (one.known ? opened.get(one.known) : undefined);
      return {
        row: one.row,
        makes: one.makes,
        title: one.title,
        ...cells.of(one.row),
        findings: [...one.findings],
        practice:
          number === undefined
            ? null
            : { number, isShown: opened.has((entry?.practice_id ?? one.known) as PracticeId) },
        differs: [],
        mayEdit: false,
        why: null,
      };
    }),
    more: all.length > offset + limit,
    total: all.length,
  };
}

/** Of these practices, the numbers of those whose pages the reader can open. */
async function openedBy(db: Db, actor: Actor, ids: readonly PracticeId[]): Promise<Map<PracticeId, number>> {
  if (ids.length === 0) return new Map();
  return new Map((await findVisible(db, actor, { ids, numbers: [] })).map(({ id, number }) => [id, number]));
}

/** The cells of rows as they are taken, and those that were changed with what the file says in them. [IM20, IM21] */
function createCells({ content, mapping, delegation_id }: StoredImport, mended: readonly MendedRow[]) {
  const inFile = new Map(content?.rows.map(({ row, cells }) => [row, cells]));
  const byRow = Map.groupBy(mended, ({ row }) => row);
  return {
    of(row: number): Pick<ImportRow, 'cells' | 'mended'> {
      const cells = inFile.get(row) ?? [];
      const changed = byRow.get(row) ?? [];
      const [taken] = withMended([{ row, cells }], changed);
      return {
        cells: mapping.map((_, at) => beginning(taken!.cells[at])),
        mended: changed.map(({ column, by, at }) => ({
          column,
          inFile: beginning(cells[column]),
          by: delegation_id === null ? by : null,
          at: at.toISOString(),
        })),
      };
    },
  };
}
const beginning = (cell = ''): string => shortened(cell, 300);

/** What a row says otherwise than the practice that is there, in words. */
function differencesOf({ changes, practice }: PlannedRow, room: Room, language: Language): ImportRow['differs'] {
  return Object.entries(changes).map(([field, after]) => ({
    field,
    before: inWords(field, practice!.fields[field as keyof typeof changes], room, language),
    after: inWords(field, after, room, language),
  }));
}

function inWords(field: string, value: unknown, { areas, instruments }: Room, language: Language): string {
  if (value === null || value === undefined) return '';
  const named = (list: Room['areas'], id: unknown) => {
    const found = list.find((one) => one.id === id);
    return found ? inLanguage(found.names, language).text : String(id);
  };
  const text = (() => {
    switch (field) {
      case 'areaId':
        return named(areas, value);
      case 'countries':
        return joinValues((value as string[]).map((code) => presentPlace(code, language).name));
      case 'instruments':
        return joinValues((value as string[]).map((id) => named(instruments, id)));
      case 'sources':
        return (value as { label: string; address: string; seenOn: string | null }[])
          .map(({ label, address, seenOn }) => [label, address, seenOn].filter(Boolean).join(' · '))
          .join('\n');
      default:
        return Array.isArray(value) ? joinValues(value.map(String)) : String(value);
    }
  })();
  return shortened(text, 2000);
}
