import type { LocalizedText, RoundTableId } from '@penholder/shared/kernel';
import type { GroupId, GroupOrdering, InstrumentAnnex, InstrumentId } from '@penholder/shared/instruments';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

const selectGroups = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('instrument_group as g')
    .selectAll('g')
    .select((e) =>
      e
        .selectFrom('instrument_in_group as m')
        .select((m) => m.fn.countAll<number>().as('count'))
        .whereRef('m.group_id', '=', 'g.id')
        .as('entries'),
    )
    .where('g.round_table_id', '=', roundTableId);
export type GroupRow = Awaited<ReturnType<ReturnType<typeof selectGroups>['executeTakeFirstOrThrow']>>;

/** The groups of both annexes, in order. */
export const listGroups = (db: Db, roundTableId: RoundTableId) =>
  selectGroups(db, roundTableId).orderBy('g.annex').orderBy('g.position').execute();

export const findGroup = (db: Db, roundTableId: RoundTableId, id: GroupId) =>
  selectGroups(db, roundTableId).where('g.id', '=', id).executeTakeFirst();

/** Has nobody else change the groups of the round table until the transaction ends, and lists them in order. */
export async function lockGroups(trx: Trx, roundTableId: RoundTableId): Promise<GroupRow[]> {
  await sql`select 1 from round_table where id = ${roundTableId} for no key update`.execute(trx);
  return listGroups(trx, roundTableId);
}

export const insertGroup = (
  trx: Trx,
  group: {
    roundTableId: RoundTableId;
    annex: InstrumentAnnex;
    position: number;
    titles: LocalizedText;
    ordering: GroupOrdering;
  },
): Promise<{ id: GroupId }> =>
  trx
    .insertInto('instrument_group')
    .values({
      round_table_id: group.roundTableId,
      annex: group.annex,
      position: group.position,
      titles: json(group.titles),
      ordering: group.ordering,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

export const saveGroup = (
  trx: Trx,
  id: GroupId,
  {
    titles,
    ...change
  }: {
    annex?: InstrumentAnnex | undefined;
    position?: number | undefined;
    titles?: LocalizedText | undefined;
    ordering?: GroupOrdering | undefined;
  },
) =>
  trx
    .updateTable('instrument_group')
    .set((e) => ({ ...change, ...(titles && { titles: json(titles) }), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const removeGroup = (trx: Trx, id: GroupId) => trx.deleteFrom('instrument_group').where('id', '=', id).execute();

/** Gives groups the positions of their places in `ids`. */
export const saveGroupOrder = (trx: Trx, ids: readonly GroupId[]) =>
  sql`update instrument_group g set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o(id, position) where g.id = o.id`.execute(
    trx,
  );

/** The entries of a group with their given places. */
export const listEntries = (db: Db, id: GroupId) =>
  db
    .selectFrom('instrument_in_group as m')
    .innerJoin('instrument as i', 'i.id', 'm.instrument_id')
    .select([
      'i.id',
      'i.kind',
      'i.citations',
      'i.number',
      'i.year',
      'i.issuer',
      'i.symbol',
      'i.address',
      'i.aliases',
      'i.version',
      'm.position',
    ])
    .where('m.group_id', '=', id)
    .orderBy('m.position')
    .orderBy('i.id')
    .execute();

/** Puts an instrument into a group as its last, unless it is there. */
export const insertEntry = (trx: Trx, group: GroupId, instrument: InstrumentId) =>
  sql`insert into instrument_in_group (group_id, instrument_id, position)
    select ${group}::uuid, ${instrument}::uuid, coalesce(max(position), 0) + 1 from instrument_in_group where group_id = ${group}
    on conflict do nothing`.execute(trx);

export const removeEntry = (trx: Trx, group: GroupId, instrument: InstrumentId) =>
  trx.deleteFrom('instrument_in_group').where('group_id', '=', group).where('instrument_id', '=', instrument).execute();

export const saveEntryOrder = (trx: Trx, group: GroupId, ids: readonly InstrumentId[]) =>
  sql`update instrument_in_group m set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o(id, position)
    where m.group_id = ${group} and m.instrument_id = o.id`.execute(trx);

/** For each of these instruments, the groups it stands in, in their order. */
export async function listGroupsOf(db: Db, ids: readonly InstrumentId[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('instrument_in_group as m')
          .innerJoin('instrument_group as g', 'g.id', 'm.group_id')
          .select(['m.instrument_id', 'g.id', 'g.annex', 'g.titles'])
          .where('m.instrument_id', 'in', ids)
          .orderBy('g.annex')
          .orderBy('g.position')
          .execute();
  const of = new Map<InstrumentId, { id: GroupId; annex: InstrumentAnnex; titles: LocalizedText }[]>(
    ids.map((id) => [id, []]),
  );
  for (const { instrument_id, ...group } of rows) of.get(instrument_id)!.push(group);
  return of;
}
