import type { Language, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Annex } from '@penholder/shared/output';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

/** Has nobody else arrange these annexes, or take a number of an edition, until the transaction ends. */
export const lockAnnexes = (trx: Trx, roundTableId: RoundTableId) =>
  sql`select 1 from round_table where id = ${roundTableId} for no key update`.execute(trx);

export const findEntry = (db: Db, practiceId: PracticeId) =>
  db.selectFrom('annex_entry').selectAll().where('practice_id', '=', practiceId).executeTakeFirst();

interface Entry {
  roundTableId: RoundTableId;
  practiceId: PracticeId;
  personId: PersonId;
}

interface Change {
  sentences?: Partial<Record<Language, { text: string; version: number }>>;
  leftOutReason?: string | null;
}

/** Saves what the penholder made of a practice; answers the new revision. */
export async function saveEntry(
  trx: Trx,
  { roundTableId, practiceId, personId }: Entry,
  { sentences, leftOutReason }: Change,
): Promise<number> {
  const values = {
    ...(sentences === undefined ? {} : { sentences: json(sentences) }),
    ...(leftOutReason === undefined ? {} : { left_out_reason: leftOutReason }),
    edited_by: personId,
  };
  const { revision } = await trx
    .insertInto('annex_entry')
    .values({ practice_id: practiceId, round_table_id: roundTableId, left_out_reason: null, position: null, ...values })
    .onConflict((on) =>
      on
        .column('practice_id')
        .doUpdateSet({ ...values, revision: sql<number>`annex_entry.revision + 1`, updated_at: sql<Date>`now()` }),
    )
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** Gives practices the positions of their places in `ids`, or takes their positions away. Places are no part of an entry's revision. */
export async function savePlaces(
  trx: Trx,
  { roundTableId, personId }: Omit<Entry, 'practiceId'>,
  ids: readonly PracticeId[],
  placed: boolean,
): Promise<void> {
  if (!placed) {
    await sql`update annex_entry set position = null, updated_at = now() where practice_id = any(${[...ids]}::uuid[])`.execute(
      trx,
    );
    return;
  }
  await sql`
    insert into annex_entry (practice_id, round_table_id, position, revision, edited_by)
    select o.id, ${roundTableId}::uuid, o.place, 0, ${personId}::uuid from unnest(${[...ids]}::uuid[]) with ordinality as o(id, place)
    on conflict (practice_id) do update set position = excluded.position, updated_at = now()
  `.execute(trx);
}

export async function saveIntroduction(
  trx: Trx,
  roundTableId: RoundTableId,
  letter: Annex,
  texts: LocalizedText | null,
): Promise<number> {
  const introduction = texts === null ? null : json(texts);
  const { revision } = await trx
    .insertInto('annex')
    .values({ round_table_id: roundTableId, letter, introduction })
    .onConflict((on) =>
      on
        .columns(['round_table_id', 'letter'])
        .doUpdateSet({ introduction, revision: sql<number>`annex.revision + 1`, updated_at: sql<Date>`now()` }),
    )
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}
