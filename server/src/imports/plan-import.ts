import { type Db, now } from '@penholder/db';
import {
  findBySource,
  type ImportRow,
  listAreasNamed,
  listDelegationsNamed,
  listInstrumentsNamed,
} from '@penholder/db/imports';
import {
  findByTitle,
  findVisible,
  listVersionsSaid,
  listWorkingCopies,
  type WorkingCopy,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { importsFor } from '@penholder/shared/imports';
import {
  createRowReader,
  isOwnHead,
  keyOfName,
  type KnownPractice,
  type Named,
  type PlannedRow,
  planRows,
  type ReadRow,
  type RowFields,
  type RowReader,
} from '@penholder/shared/imports/rows';
import { dayIn, fold, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { isOwn, mayEdit, type PracticeId } from '@penholder/shared/practices';
import { inTurns } from './in-turns.ts';
import { noSuchImport } from './refusals.ts';

const ROWS_AT_ONCE = 50;

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
export async function planImport(db: Db, actor: Actor, roundTable: RoundTableRow, row: ImportRow): Promise<ImportPlan> {
  const content = row.content ?? refuse(noSuchImport);
  const room = await gatherRoom(db, roundTable);
  const reader = createRowReader(row.mapping, {
    language: row.language,
    ...room,
    own: row.delegation_id,
    submitter: row.submitter_id,
    meanings: new Map(row.meanings.map(({ field, written, value }) => [keyOfName(field, written), value])),
    isOwn: isOwnHead(content.headings),
  });
  const read: ReadRow[] = [];
  for await (const { row: number, cells } of inTurns(content.rows, ROWS_AT_ONCE)) read.push(reader.read(number, cells));
  const { known, copies } = await gatherKnown(db, actor, roundTable, read);
  const rows = planRows(read, known, {
    leaveOut: new Set(row.left_out),
    edit: new Set(row.edited),
    as: row.enters_as,
    today: dayIn(roundTable.time_zone, await now(db)),
  });
  return { room, reader, rows, copies };
}

/** The practices that rows may be, as far as the importer may know of them, and whether they may change them. [IM4, IM5] */
async function gatherKnown(db: Db, actor: Actor, roundTable: RoundTableRow, rows: readonly ReadRow[]) {
  const ids = [...new Set(rows.flatMap(({ ref }) => ref.id ?? []))];
  const numbers = [...new Set(rows.flatMap(({ ref }) => (ref.id === null && ref.number !== null ? [ref.number] : [])))];
  const bySource = await findBySource(db, roundTable.id, importsFor(actor), ids);
  const found = await findVisible(db, actor, { ids: [...ids, ...bySource.values()], numbers });
  // Those that an earlier import of one's own made are known to be there, whoever works on them now.
  const made = [...new Set(bySource.values())].filter((id) => !found.some((one) => one.id === id));
  const all = await listWorkingCopies(db, [...found.map(({ id }) => id), ...made]);
  const copies = new Map<PracticeId, WorkingCopy>();
  const said = await listVersionsSaid(
    db,
    found.flatMap(({ id, version }) => (version > 0 ? [{ id, version }] : [])),
  );
  const practices = new Map<string, KnownPractice>();
  for (const copy of all) {
    const facts = {
      status: copy.status,
      version: copy.version,
      shownVersion: copy.shownVersion,
      submitters: copy.fields.submitters,
      isOnBehalf: copy.createdFor === null,
    };
    const version = said.get(copy.id);
    const owns = isOwn(actor, facts);
    if (owns) copies.set(copy.id, copy);
    practices.set(copy.id, {
      id: copy.id,
      number: copy.number,
      fields: owns
        ? copy.fields
        : version
          ? ({
              ...version,
              areaId: version.area?.id ?? null,
              instruments: version.instruments.map(({ id }) => id),
            } satisfies Partial<RowFields> & object)
          : {},
      why: mayEdit(actor, facts)?.code ?? null,
    });
  }
  for (const [source, id] of bySource) {
    const practice = practices.get(id);
    if (practice && !practices.has(source)) practices.set(source, practice);
  }
  const titles = [...new Set(rows.map(({ fields }) => fold(fields.title)).filter(Boolean))];
  return {
    copies,
    known: {
      byId: practices,
      byNumber: new Map([...practices.values()].map((practice) => [practice.number, practice])),
      byTitle: await findByTitle(db, actor, titles),
    },
  };
}
