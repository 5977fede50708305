import type { RoundTableId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** A practice to be looked through for delegations that it names. */
export interface NamingDue {
  round_table_id: RoundTableId;
  practice_id: PracticeId;
}

/** Takes the marks of round tables to which a delegation has come, and marks every practice of theirs that the table was shown; answers whether there was one. */
export async function spreadNamingDue(trx: Trx): Promise<boolean> {
  const marks = await trx
    .deleteFrom('naming_due')
    .where('practice_id', 'is', null)
    .returning('round_table_id as id')
    .execute();
  if (marks.length === 0) return false;
  await sql`
    insert into naming_due (round_table_id, practice_id)
    select round_table_id, id from practice
    where round_table_id = any(${[...new Set(marks.map(({ id }) => id))]}::uuid[])
      and coalesce(shown_version, cleared_version, published_version) is not null`.execute(trx);
  return true;
}

/** Takes the marks of so many practices, all of one round table: of this one, else of the one whose marks have waited longest. */
export async function takeNamingDue(trx: Trx, most: number, of?: RoundTableId): Promise<NamingDue[]> {
  const { rows } = await sql<NamingDue>`
    with first as (
      select distinct practice_id from naming_due
      where practice_id is not null and round_table_id =
        coalesce(${of ?? null}::uuid, (select round_table_id from naming_due where practice_id is not null order by id limit 1))
      order by practice_id limit ${most}::integer
    ), taken as (
      delete from naming_due d using first f where d.practice_id = f.practice_id returning d.round_table_id, d.practice_id
    )
    select distinct round_table_id, practice_id from taken`.execute(trx);
  return rows;
}

/** Whether anything of a round table is still to be looked through. */
export const isNamingDue = async (db: Db, roundTableId: RoundTableId): Promise<boolean> =>
  (await db.selectFrom('naming_due').select('id').where('round_table_id', '=', roundTableId).executeTakeFirst()) !==
  undefined;
