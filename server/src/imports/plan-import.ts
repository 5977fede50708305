import { createHash } from 'node:crypto';
import { type Db, today } from '@penholder/db';
import {
  type ImportRow,
  listAreasNamed,
  listDelegationsNamed,
  listInstrumentsNamed,
  listMended,
  type MendedRow,
} from '@penholder/db/imports';
import { resolveInstruments, type WorkingCopy } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { withMended } from '@penholder/shared/imports';
import {
  createRowReader,
  enteringOf,
  isOwnHead,
  keyOfName,
  type Named,
  type PlannedRow,
  planRows,
  type ReadRow,
  type RowReader,
} from '@penholder/shared/imports/rows';
import { canonicalJson, refuse } from '@penholder/shared/kernel';
import { levelOfTable } from '@penholder/shared/round-tables';
import type { Actor } from '@penholder/shared/people';
import type { InstrumentId, PracticeId } from '@penholder/shared/practices';
import { gatherKnown, type Hold } from './gather-known.ts';
import { inTurns } from './in-turns.ts';
import { noSuchImport } from './refusals.ts';
import { lettersIn } from './table.ts';

const ROWS_AT_ONCE = 50;
/** Rows of more letters than usual are fewer at once: what is read costs its length. */
const USUAL_ROW = 2_000;

/** What there is in the round table that rows may name. */
export interface Room {
  readonly delegations: readonly (Named & { readonly isActive: boolean })[];
  readonly areas: readonly Named[];
  readonly instruments: readonly Named[];
}

/** What would come of an import now. */
export interface ImportPlan {
  readonly room: Room;
  readonly reader: RowReader;
  readonly rows: readonly PlannedRow[];
  /** The cells that were changed, which the rows say instead of the file. */
  readonly mended: readonly MendedRow[];
  /** Of what would enter, as `enteringOf` says it. */
  readonly hash: string;
  /** The working copies of practices that are there and that the importer works on. */
  readonly copies: ReadonlyMap<PracticeId, WorkingCopy>;
}

export async function gatherRoom(db: Db, roundTable: RoundTableRow): Promise<Room> {
  const delegations = await listDelegationsNamed(db, roundTable.id);
  const instruments = await listInstrumentsNamed(db, roundTable.id);
  return {
    delegations: delegations.map(({ status, ...rest }) => ({ ...rest, isActive: status === 'active' })),
    areas: await listAreasNamed(db, roundTable.id),
    instruments: instruments.map(({ id, citations, aliases, number, symbol }) => ({
      id,
      names: citations,
      aliases: [...aliases, ...(number ? [number] : []), ...(symbol ? [symbol] : [])],
    })),
  };
}

/** Reads the rows of an import by what its columns and names mean, and decides what would become of each, in a constant number of queries. */
export async function planImport(
  db: Db,
  actor: Actor,
  roundTable: RoundTableRow,
  row: ImportRow,
  hold?: Hold,
): Promise<ImportPlan> {
  const content = row.content ?? refuse(noSuchImport);
  const room = await gatherRoom(db, roundTable);
  const reader = createRowReader(row.mapping, {
    language: row.language,
    ...room,
    own: row.delegation_id,
    tableLevel: levelOfTable(roundTable.settings, roundTable.phase),
    submitter: row.submitter_id,
    meanings: await meaningsNow(db, row),
    isOwn: isOwnHead(content.headings),
  });
  const mended = await listMended(db, row.id);
  const read: ReadRow[] = [];
  const costOf = ({ cells }: { cells: readonly string[] }) => Math.max(1, lettersIn(cells) / USUAL_ROW);
  for await (const { row: number, cells } of inTurns(withMended(content.rows, mended), ROWS_AT_ONCE, costOf))
    read.push(reader.read(number, cells));
  const edit = new Set(row.edited);
  const { known, copies } = await gatherKnown(db, actor, roundTable, {
    rows: read,
    fileHash: row.file_hash,
    edit,
    hold,
  });
  const rows = planRows(read, known, {
    leaveOut: new Set(row.left_out),
    edit,
    as: row.enters_as,
    today: await today(db, roundTable.time_zone),
  });
  const hash = createHash('sha256')
    .update(canonicalJson(enteringOf(rows, mended)))
    .digest('hex');
  return { room, reader, rows, mended, hash, copies };
}

/** What names mean, by their keys; an instrument that was merged meanwhile is what it was merged into. [IM18] */
async function meaningsNow(db: Db, { meanings }: ImportRow): Promise<Map<string, string>> {
  const ids = meanings.flatMap(({ field, value }) => (field === 'instruments' && value ? [value as InstrumentId] : []));
  const resolved: ReadonlyMap<string, string> = await resolveInstruments(db, ids);
  return new Map(
    meanings.map(({ field, written, value }) => [keyOfName(field, written), resolved.get(value) ?? value]),
  );
}
