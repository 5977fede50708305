import { createHash } from 'node:crypto';
import { canonicalJson, type PersonId, type RoundTableId } from '@penholder/shared/kernel';
import { KEY_WAITS_DAYS } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

const hashOf = (subject: unknown) => createHash('sha256').update(canonicalJson(subject)).digest('hex');

/** Turns a person's key for an act on a subject; their keys for the same act on other subjects are taken back. */
export async function insertKey(
  trx: Trx,
  key: { roundTableId: RoundTableId; act: string; subject: unknown; personId: PersonId },
): Promise<void> {
  const subject_hash = hashOf(key.subject);
  await trx
    .deleteFrom('second_key')
    .where('round_table_id', '=', key.roundTableId)
    .where('act', '=', key.act)
    .where('person_id', '=', key.personId)
    .where('subject_hash', '<>', subject_hash)
    .execute();
  await trx
    .insertInto('second_key')
    .values({
      round_table_id: key.roundTableId,
      act: key.act,
      subject: json(key.subject),
      subject_hash,
      person_id: key.personId,
    })
    .onConflict((conflict) =>
      conflict.columns(['round_table_id', 'act', 'subject_hash', 'person_id']).doUpdateSet({ turned_at: sql`now()` }),
    )
    .execute();
}

/** The keys turned for an act on a subject, by people who can sign in. */
export const listKeys = (db: Db, roundTableId: RoundTableId, act: string, subject: unknown) =>
  db
    .selectFrom('second_key as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.person_id', 'k.turned_at'])
    .where('k.round_table_id', '=', roundTableId)
    .where('k.act', '=', act)
    .where('k.subject_hash', '=', hashOf(subject))
    .where('p.disabled_at', 'is', null)
    .execute();

/** Takes back keys for an act: one person's, or everyone's once it was done. */
export async function removeKeys(
  trx: Trx,
  roundTableId: RoundTableId,
  act: string,
  personId?: PersonId,
): Promise<number> {
  const result = await trx
    .deleteFrom('second_key')
    .where('round_table_id', '=', roundTableId)
    .where('act', '=', act)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId!))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Every key of these acts that still waits, with who turned it, oldest first. */
export const listWaitingKeysOf = (db: Db, roundTableId: RoundTableId, acts: readonly string[]) =>
  db
    .selectFrom('second_key as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.act', 'k.subject', 'k.subject_hash', 'k.person_id', 'k.turned_at', 'p.name'])
    .where('k.round_table_id', '=', roundTableId)
    .where('k.act', 'in', [...acts])
    .where('k.turned_at', '>', sql<Date>`now() - make_interval(days => ${KEY_WAITS_DAYS}::integer)`)
    .where('p.disabled_at', 'is', null)
    .orderBy('k.turned_at')
    .execute();

/** The co-chairs of a round table who can sign in, by name. */
export const listCoChairs = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.language'])
    .where('g.round_table_id', '=', roundTableId)
    .where('g.role', '=', 'co-chair')
    .where('p.disabled_at', 'is', null)
    .orderBy('p.name')
    .execute();
