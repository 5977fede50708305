import { fold, type Page, type RoundTableId } from '@penholder/shared/kernel';
import {
  type InstrumentFields,
  type InstrumentFilters,
  type InstrumentId,
  type InstrumentSort,
  keyOf,
  mainCitation,
} from '@penholder/shared/instruments';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { decodeCursor, encodeCursor, searchedIn } from '../practices/paging.ts';
import { json } from '../transaction.ts';

const COLUMNS = [
  'id',
  'kind',
  'citations',
  'number',
  'year',
  'issuer',
  'symbol',
  'address',
  'aliases',
  'version',
] as const;

const inRegister = (db: Db, roundTableId: RoundTableId) =>
  db.selectFrom('instrument as i').where('i.round_table_id', '=', roundTableId);
const selectInstruments = (db: Db, roundTableId: RoundTableId) =>
  inRegister(db, roundTableId).select(COLUMNS.map((name) => `i.${name}` as const));
export type InstrumentRow = Awaited<ReturnType<ReturnType<typeof selectInstruments>['executeTakeFirstOrThrow']>>;

/** An entry; under the id of one that was merged away, what it was merged into. */
export async function findInstrument(
  db: Db,
  roundTableId: RoundTableId,
  id: InstrumentId,
): Promise<InstrumentRow | undefined> {
  return selectInstruments(db, roundTableId)
    .where((e) =>
      e.or([
        e('i.id', '=', id),
        e('i.id', 'in', e.selectFrom('instrument_merged').select('instrument_id').where('old_id', '=', id)),
      ]),
    )
    .executeTakeFirst();
}

/** The entry itself, locked until the transaction ends. */
export const lockInstrument = (
  trx: Trx,
  roundTableId: RoundTableId,
  id: InstrumentId,
): Promise<InstrumentRow | undefined> =>
  selectInstruments(trx, roundTableId).where('i.id', '=', id).forUpdate().executeTakeFirst();

/** The entries of a register that may be the same as one of this key or symbol: few, for a rule to look at. */
export async function listLikely(
  db: Db,
  roundTableId: RoundTableId,
  fields: InstrumentFields,
  except: InstrumentId | null,
): Promise<InstrumentRow[]> {
  const key = keyOf(fields);
  // A title's key ends in its year, which the other entry may not know.
  const title = /^(title:[^+]*:)\d*$/.exec(key)?.[1];
  return selectInstruments(db, roundTableId)
    .where((e) =>
      e.or([
        e('i.canonical_key', '=', key),
        ...(title ? [e('i.canonical_key', 'like', `${title.replace(/[\\%_]/g, '\\$&')}%`)] : []),
        ...(fields.symbol ? [e('i.symbol', '=', fields.symbol), e('i.canonical_key', '=', `un:${fields.symbol}`)] : []),
        ...(key.startsWith('un:') ? [e('i.symbol', '=', key.slice(3))] : []),
      ]),
    )
    .$if(except !== null, (query) => query.where('i.id', '<>', except!))
    .orderBy('i.created_at')
    .limit(50)
    .execute();
}

const foundBy = (fields: InstrumentFields) => ({
  canonical_key: keyOf(fields),
  sort_key: fold(mainCitation(fields.citations).text),
  search: fold(
    [...Object.values(fields.citations), fields.number, fields.symbol, fields.issuer, ...fields.aliases]
      .filter(Boolean)
      .join('\n'),
  ),
});

const valuesOf = ({ citations, kind, number, year, issuer, symbol, address, aliases }: InstrumentFields) => ({
  citations: json(citations),
  kind,
  number,
  year,
  issuer,
  symbol,
  address,
  aliases,
});

/** Adds an entry; the database refuses a second one of the same key (`isDuplicate`). */
export async function insertInstrument(
  trx: Trx,
  roundTableId: RoundTableId,
  fields: InstrumentFields,
): Promise<InstrumentId> {
  const { id } = await trx
    .insertInto('instrument')
    .values({ round_table_id: roundTableId, ...valuesOf(fields), ...foundBy(fields) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes an entry as it is now, as its next version. */
export const saveInstrument = (trx: Trx, id: InstrumentId, fields: InstrumentFields) =>
  trx
    .updateTable('instrument')
    .set((e) => ({ ...valuesOf(fields), ...foundBy(fields), version: e('version', '+', 1), updated_at: sql`now()` }))
    .where('id', '=', id)
    .execute();

export const removeInstrument = (trx: Trx, id: InstrumentId) =>
  trx.deleteFrom('instrument').where('id', '=', id).execute();

/** How many practices apply the entry, in their working copy or in a version that anybody is shown. */
export async function countUses(db: Db, id: InstrumentId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select practice_id from practice_instrument where instrument_id = ${id}
      union select practice_id from practice_face where instruments @> array[${id}]::uuid[]) used`.execute(db);
  return rows[0]!.count;
}

/** Locks the practices whose working copy applies the entry: before the entry itself, as whoever saves them does. */
export const lockPracticesApplying = (trx: Trx, id: InstrumentId) =>
  sql`select 1 from practice where id in (select practice_id from practice_instrument where instrument_id = ${id}) order by id for no key update`.execute(
    trx,
  );

/** Moves everything that points at `old` to `kept`, and removes `old`, whose id leads to `kept` from now on [IN24]. */
export async function moveUses(trx: Trx, old: InstrumentId, kept: InstrumentId): Promise<void> {
  await sql`insert into practice_instrument (practice_id, instrument_id)
    select practice_id, ${kept}::uuid from practice_instrument where instrument_id = ${old} on conflict do nothing`.execute(
    trx,
  );
  await sql`update practice_face set instruments = array(select distinct one from unnest(array_replace(instruments, ${old}::uuid, ${kept}::uuid)) one)
    where instruments @> array[${old}]::uuid[]`.execute(trx);
  await sql`insert into instrument_in_group (group_id, instrument_id, position)
    select group_id, ${kept}::uuid, position from instrument_in_group where instrument_id = ${old} on conflict do nothing`.execute(
    trx,
  );
  await trx.updateTable('instrument_merged').set({ instrument_id: kept }).where('instrument_id', '=', old).execute();
  await removeInstrument(trx, old);
  await trx.insertInto('instrument_merged').values({ old_id: old, instrument_id: kept }).execute();
}

const byCitation = sql<string>`i.sort_key collate "C"`;
const byYear = sql<number>`coalesce(i.year, 9999)`;
const ORDERS: Record<
  InstrumentSort,
  { key: RawBuilder<string | number>; after(key: string | number, id: string): RawBuilder<boolean> }
> = {
  citation: { key: byCitation, after: (key, id) => sql`(${byCitation}, i.id) > (${key}::text, ${id}::uuid)` },
  year: { key: byYear, after: (key, id) => sql`(${byYear}, i.id) > (${key}::integer, ${id}::uuid)` },
};

/** A page of the register. Refuses a cursor that is none. */
export async function listInstruments(
  db: Db,
  roundTableId: RoundTableId,
  {
    filters,
    sort,
    limit,
    after,
  }: { filters: InstrumentFilters; sort: InstrumentSort; limit: number; after: string | undefined },
): Promise<Page<InstrumentRow>> {
  const { search, kind, annex, group } = filters;
  let all = inRegister(db, roundTableId).where(searchedIn(sql.ref('i.search'), search));
  if (kind.length > 0) all = all.where('i.kind', 'in', kind);
  if (annex === 'none')
    all = all.where('i.id', 'not in', (e) => e.selectFrom('instrument_in_group').select('instrument_id'));
  else if (annex)
    all = all.where('i.id', 'in', (e) =>
      e
        .selectFrom('instrument_in_group as m')
        .innerJoin('instrument_group as g', 'g.id', 'm.group_id')
        .select('m.instrument_id')
        .where('g.annex', '=', annex)
        .where('g.round_table_id', '=', roundTableId),
    );
  if (group)
    all = all.where('i.id', 'in', (e) =>
      e.selectFrom('instrument_in_group').select('instrument_id').where('group_id', '=', group),
    );
  const order = ORDERS[sort];
  let page = all.select(COLUMNS.map((name) => `i.${name}` as const)).select(order.key.as('sort_by'));
  if (after !== undefined) page = page.where(order.after(...decodeCursor(after)));
  const rows = await page
    .orderBy(order.key)
    .orderBy('i.id')
    .limit(limit + 1)
    .execute();
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor(last.sort_by, last.id) : null, total };
}
