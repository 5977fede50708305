import { sql } from 'kysely';
import type { PersonId } from '@penholder/shared/kernel';
import type { Db, Trx } from '../open.ts';

/** The persons whose live access tokens have these SHA-256 hashes, with the tokens' scopes, their end, and whether the last use is long enough ago to be noted again. */
export const listPersonsByTokens = (db: Db, hashes: readonly Uint8Array[]) =>
  db
    .selectFrom('access_token as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.language',
      'p.is_administrator',
      't.id as token_id',
      't.hash',
      't.scopes',
      't.expires_at',
    ])
    .select(sql<boolean>`coalesce(t.last_used_at < now() - interval '1 minute', true)`.as('is_stale'))
    .where('t.hash', 'in', hashes)
    .where('t.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .where((e) => e.or([e('t.expires_at', 'is', null), e('t.expires_at', '>', sql<Date>`now()`)]))
    .execute();

/** Notes that tokens were used now; answers those that there are. */
export async function touchTokens(db: Db, ids: readonly string[]): Promise<{ id: string }[]> {
  return db
    .updateTable('access_token')
    .set({ last_used_at: sql`now()` })
    .where('id', 'in', ids)
    .returning('id')
    .execute();
}

/** A person's live tokens, newest first. */
export const listLiveTokens = (db: Db, personId: PersonId) =>
  db
    .selectFrom('access_token')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', sql<Date>`now()`)]))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

export const insertToken = (
  trx: Trx,
  token: { personId: PersonId; name: string; hash: Uint8Array; scopes: string[]; days: number },
) =>
  trx
    .insertInto('access_token')
    .values({
      person_id: token.personId,
      name: token.name,
      hash: token.hash,
      scopes: token.scopes,
      expires_at: sql<Date>`now() + make_interval(days => ${token.days}::integer)`,
      last_used_at: null,
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Revokes a live token of a person; answers whether there was one. */
export async function revokeLiveToken(trx: Trx, personId: PersonId, id: string): Promise<boolean> {
  const row = await trx
    .updateTable('access_token')
    .set({ revoked_at: sql`now()` })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
