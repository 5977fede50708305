import type { LocalizedText, RoundTableId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { type AreaId, OUT_OF_THE_WAY } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import { selectVisible } from './visible.ts';

/** The thematic areas in order, each with how many practices the reader may see in it. */
export async function listAreas(db: Db, actor: Actor) {
  const counts = await selectVisible(db, actor)
    .select(['f.area_id'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('f.status', 'not in', [...OUT_OF_THE_WAY])
    .where('f.area_id', 'is not', null)
    .groupBy('f.area_id')
    .execute();
  const of = new Map(counts.map((row) => [row.area_id, row.count]));
  const areas = await db
    .selectFrom('thematic_area')
    .selectAll()
    .where('round_table_id', '=', actor.roundTableId)
    .orderBy('position')
    .execute();
  return areas.map((area) => ({ ...area, practices: of.get(area.id) ?? 0 }));
}

/** Has nobody else change the areas of the round table until the transaction ends, and lists them in order. */
export async function lockAreas(trx: Trx, roundTableId: RoundTableId) {
  await sql`select 1 from round_table where id = ${roundTableId} for no key update`.execute(trx);
  return trx
    .selectFrom('thematic_area')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .orderBy('position')
    .execute();
}

export const findArea = (db: Db, roundTableId: RoundTableId, id: AreaId) =>
  db
    .selectFrom('thematic_area')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .where('id', '=', id)
    .executeTakeFirst();

export const insertArea = (trx: Trx, roundTableId: RoundTableId, position: number, names: LocalizedText) =>
  trx
    .insertInto('thematic_area')
    .values({ round_table_id: roundTableId, position, names: json(names) })
    .returningAll()
    .executeTakeFirstOrThrow();

export const saveAreaNames = (trx: Trx, id: AreaId, names: LocalizedText) =>
  trx
    .updateTable('thematic_area')
    .set((e) => ({ names: json(names), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Gives the areas the positions of their places in `ids`. */
export const saveAreaOrder = (trx: Trx, ids: readonly AreaId[]) =>
  sql`update thematic_area a set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o(id, position) where a.id = o.id`.execute(
    trx,
  );

/** How many practices are in the area, in a face that anybody is shown or may go on with. */
export const countInArea = async (db: Db, id: AreaId): Promise<number> =>
  (
    await db
      .selectFrom('practice_face')
      .select((e) => e.fn.count<number>('practice_id').distinct().as('count'))
      .where('area_id', '=', id)
      .executeTakeFirstOrThrow()
  ).count;

export const deleteArea = (trx: Trx, id: AreaId) => trx.deleteFrom('thematic_area').where('id', '=', id).execute();

export const listAreaNames = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('thematic_area')
    .select(['id', 'names'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('position')
    .execute();
