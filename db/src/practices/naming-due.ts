import type { DelegationId, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';

/** A practice to be looked through for delegations that it names. */
export interface NamingDue {
  round_table_id: RoundTableId;
  practice_id: PracticeId;
}

/** A delegation that was asked about a wording and is to be written to. */
export interface NamingLetterDue extends NamingDue {
  wording: number;
  delegation_id: DelegationId;
}

/** Takes the marks of round tables to which a delegation has come, or that have taken up a language, and marks every practice of theirs that the table was shown; answers whether there was one. */
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

/** Keeps who is to be written to once everything of the round table has been looked through. */
export const keepNamingLetters = (trx: Trx, letters: readonly NamingLetterDue[]): Promise<void> =>
  inPortions(letters, (portion) =>
    trx
      .insertInto('naming_letter_due')
      .values([...portion])
      .onConflict((on) => on.doNothing())
      .execute(),
  );

/** Takes who is to be written to, of one round table of which everything has been looked through: of this one, else of any. Of what was answered or names nobody since, nobody need be told. */
export async function takeNamingLetters(
  trx: Trx,
  of?: RoundTableId,
): Promise<(NamingLetterDue & { is_open: boolean })[]> {
  const { rows } = await sql<NamingLetterDue & { is_open: boolean }>`
    with taken as (
      delete from naming_letter_due where round_table_id = (
        select l.round_table_id from naming_letter_due l
        where l.round_table_id = coalesce(${of ?? null}::uuid, l.round_table_id)
          and not exists (select 1 from naming_due d where d.round_table_id = l.round_table_id)
        limit 1)
      returning *
    )
    select t.*, c.status = 'open' and c.passages <> '[]'::jsonb as is_open
    from taken t join mention_check c using (practice_id, wording, delegation_id)`.execute(trx);
  return rows;
}

/** Whether anything of a round table is still to be looked through, or told. */
export async function isNamingDue(db: Db, roundTableId: RoundTableId): Promise<boolean> {
  const { rows } = await sql<{ is_due: boolean }>`
    select exists (select 1 from naming_due where round_table_id = ${roundTableId})
      or exists (select 1 from naming_letter_due where round_table_id = ${roundTableId}) as is_due`.execute(db);
  return rows[0]!.is_due;
}
