import { sql } from 'kysely';
import type { PersonId } from '@penholder/shared/kernel';
import type { Db } from '../open.ts';

/** The persons of these live sign-ins, with when they end, and whether the last use is long enough ago to be noted again. */
export const listPersonsBySignIns = (db: Db, tokens: readonly string[]) =>
  db
    .selectFrom('sign_in as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.language',
      'p.is_administrator',
      's.id as sign_in_id',
      's.token',
      's.expires_at',
    ])
    .select(sql<boolean>`s.updated_at < now() - interval '1 minute'`.as('is_stale'))
    .where('s.token', 'in', tokens)
    .where('s.expires_at', '>', sql<Date>`now()`)
    .where('p.disabled_at', 'is', null)
    .execute();

/** Notes that sign-ins were used now; answers those that there are. */
export async function touchSignIns(db: Db, ids: readonly string[]): Promise<{ id: string }[]> {
  return db
    .updateTable('sign_in')
    .set({ updated_at: sql`now()` })
    .where('id', 'in', ids)
    .returning('id')
    .execute();
}

/** A person's live sign-ins, last used first. */
export const listLiveSignIns = (db: Db, personId: PersonId) =>
  db
    .selectFrom('sign_in')
    .select(['id', 'user_agent', 'created_at', 'updated_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();

/** Ends one sign-in of a person; answers whether there was one. */
export async function removeSignIn(db: Db, personId: PersonId, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('sign_in')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Ends all sign-ins of a person but one; answers how many. */
export async function removeOtherSignIns(db: Db, personId: PersonId, keep: string): Promise<number> {
  const result = await db
    .deleteFrom('sign_in')
    .where('person_id', '=', personId)
    .where('id', '<>', keep)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Forgets what has run out: sign-ins, links, counts of attempts. */
export async function forgetExpired(db: Db): Promise<void> {
  await db
    .deleteFrom('sign_in')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute();
  await db
    .deleteFrom('sign_in_verification')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute();
  await db
    .deleteFrom('rate_limit')
    .where('since', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}
