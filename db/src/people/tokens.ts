import { sql } from 'kysely';
import type { Db } from '../open.ts';

/** The person whose live access token has this SHA-256 hash, with the token's scopes, its end, and whether its last use is long enough ago to be noted again. */
export const findPersonByToken = (db: Db, hash: Uint8Array) =>
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
      't.scopes',
      't.expires_at',
    ])
    .select(sql<boolean>`coalesce(t.last_used_at < now() - interval '1 minute', true)`.as('is_stale'))
    .where('t.hash', '=', hash)
    .where('t.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .where((e) => e.or([e('t.expires_at', 'is', null), e('t.expires_at', '>', sql<Date>`now()`)]))
    .executeTakeFirst();

/** Notes that a token was used now. */
export async function touchToken(db: Db, id: string): Promise<void> {
  await db
    .updateTable('access_token')
    .set({ last_used_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}
