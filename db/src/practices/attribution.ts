import type { DelegationId } from '@penholder/shared/kernel';
import { type PracticeId, type VersionAttribution } from '@penholder/shared/practices';
import { ATTRIBUTION_LEVELS, type AttributionLevel } from '@penholder/shared/round-tables';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** The place of a level on the ladder, as `ATTRIBUTION_LEVELS` has it: the higher, the more is told. */
const place = (level: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`array_position(array[${sql.join(ATTRIBUTION_LEVELS.map((one) => sql.lit(one)))}]::text[], ${level})`;
const lower = (one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<AttributionLevel> =>
  sql<AttributionLevel>`case when ${place(one)} <= ${place(other)} then ${one} else ${other} end`;

/** How far a version of the practice `p` tells who submits it; of one that was never submitted, what its working copy says. [PR69] */
export const toldIn = (version: RawBuilder<unknown>): RawBuilder<AttributionLevel> =>
  sql<AttributionLevel>`coalesce((select told.attribution from practice_version told
    where told.practice_id = p.id and told.version = ${version}), p.attribution)`;

/** The least that any version of the practice `p` tells of who submits it: for what belongs to none of them. */
export const leastTold: RawBuilder<AttributionLevel> = sql<AttributionLevel>`coalesce((select told.attribution
  from practice_version told where told.practice_id = p.id order by ${place(sql`told.attribution`)} limit 1), p.attribution)`;

/** The most that any version of the practice `p` tells, or is to tell, of who submits it. */
export const mostAsked: RawBuilder<AttributionLevel> = sql<AttributionLevel>`coalesce((
  select coalesce(told.attribution_asked, told.attribution) from practice_version told where told.practice_id = p.id
  order by ${place(sql`coalesce(told.attribution_asked, told.attribution)`)} desc limit 1), p.attribution)`;

/** The least that is told of each of these practices. */
export async function listLeastTold(
  db: Db,
  ids: readonly PracticeId[],
): Promise<ReadonlyMap<string, AttributionLevel>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('practice as p')
    .select(['p.id', leastTold.as('told')])
    .where('p.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.told]));
}

/** The least that versions of a practice told while any of these delegations submitted it; undefined where none of them did. */
export async function findLeastToldOf(
  db: Db,
  id: PracticeId,
  submitters: readonly DelegationId[],
): Promise<AttributionLevel | undefined> {
  const version = await db
    .selectFrom('practice_version as v')
    .select('v.attribution')
    .where('v.practice_id', '=', id)
    .where(
      sql<boolean>`exists (select 1 from jsonb_array_elements_text(v.content->'submitters') one where one = any(${submitters}::text[]))`,
    )
    .orderBy(place(sql`v.attribution`))
    .limit(1)
    .executeTakeFirst();
  return version?.attribution;
}

/** What a practice carries on, with how far it tells who submits it now. */
export const listCarriedOn = (db: Db, id: PracticeId) =>
  db
    .selectFrom('practice_lineage as l')
    .innerJoin('practice as p', 'p.id', 'l.predecessor_id')
    .select(['p.number', 'l.kind', toldIn(sql`p.version`).as('told')])
    .where('l.successor_id', '=', id)
    .execute();

/** Has no version of a practice tell, or ask to tell, more than `level`; answers those that told or asked more. [PR70] */
export async function lowerAttribution(
  trx: Trx,
  id: PracticeId,
  level: VersionAttribution['told'],
): Promise<{ version: number }[]> {
  const given = sql`${level}::text`;
  const told = lower(sql`v.attribution`, given);
  const asked = lower(sql`v.attribution_asked`, given);
  const { rows } = await sql<{ version: number }>`
    update practice_version v set attribution = ${told},
      attribution_asked = case when ${place(asked)} > ${place(told)} then ${asked} end
    where v.practice_id = ${id}
      and (${place(sql`v.attribution`)} > ${place(given)} or ${place(sql`v.attribution_asked`)} > ${place(given)})
    returning v.version`.execute(trx);
  return rows;
}

/** Has the versions of a wording tell what they ask for, where every delegation that submits them has confirmed it. [PR69] */
export async function raiseAttribution(
  trx: Trx,
  id: PracticeId,
  wording: number,
): Promise<{ version: number; told: AttributionLevel }[]> {
  const { rows } = await sql<{ version: number; told: AttributionLevel }>`
    update practice_version v set attribution = v.attribution_asked, attribution_asked = null
    where v.practice_id = ${id} and v.wording = ${wording} and v.attribution_asked is not null
      and not exists (select 1 from jsonb_array_elements_text(v.content->'submitters') one where not exists (
        select 1 from practice_confirmation c
        where c.practice_id = v.practice_id and c.wording = v.wording and c.delegation_id = one::uuid))
    returning v.version, v.attribution as told`.execute(trx);
  return rows;
}
