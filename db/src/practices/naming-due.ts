import type { DelegationId, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { isAwake } from './mention-checks.ts';

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

/** Whom a letter about the check `c` of the practice `p` may reach now: of a sentence that no edition is to print, nobody yet [PR62]. */
const LETTERS = sql`naming_letter_due l join mention_check c using (practice_id, wording, delegation_id)
  join practice p on p.id = l.practice_id`;

/** Takes who is to be written to, of one round table of which everything has been looked through: of this one, else of any. Of what was answered or names nobody since, nobody need be told. */
export async function takeNamingLetters(
  trx: Trx,
  of?: RoundTableId,
): Promise<(NamingLetterDue & { is_open: boolean })[]> {
  const { rows } = await sql<NamingLetterDue & { is_open: boolean }>`
    with due as (
      select l.*, c.status = 'open' and c.passages <> '[]'::jsonb as is_open from ${LETTERS}
      where l.round_table_id = coalesce(${of ?? null}::uuid, l.round_table_id) and ${isAwake}
        and not exists (select 1 from naming_due d where d.round_table_id = l.round_table_id)
    ), first as (
      select * from due where round_table_id = (select round_table_id from due limit 1)
    ), taken as (
      delete from naming_letter_due l using first f
      where l.practice_id = f.practice_id and l.wording = f.wording and l.delegation_id = f.delegation_id
    )
    select * from first`.execute(trx);
  return rows;
}

/** Whether anything of a round table is still to be looked through, or told. */
export async function isNamingDue(db: Db, roundTableId: RoundTableId): Promise<boolean> {
  const { rows } = await sql<{ is_due: boolean }>`
    select exists (select 1 from naming_due where round_table_id = ${roundTableId})
      or exists (select 1 from ${LETTERS} where l.round_table_id = ${roundTableId} and ${isAwake}) as is_due`.execute(
    db,
  );
  return rows[0]!.is_due;
}
