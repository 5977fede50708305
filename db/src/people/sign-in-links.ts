import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { linkValue } from './persons.ts';

/** How a link's token is kept, as the authentication library looks for it: SHA-256, base64url. */
const identifierOf = (token: string) => `magic-link:${createHash('sha256').update(token).digest('base64url')}`;

/** Writes sign-in links, good until so long from now by the database's clock; only hashes of their tokens are kept. */
export async function insertSignInLinks(
  trx: Trx,
  links: readonly { token: string; email: string }[],
  minutes: number,
): Promise<void> {
  if (links.length === 0) return;
  await trx
    .insertInto('sign_in_verification')
    .values(
      links.map(({ token, email }) => ({
        identifier: identifierOf(token),
        value: linkValue(email),
        expires_at: sql<Date>`now() + make_interval(mins => ${minutes}::integer)`,
      })),
    )
    .execute();
}

/** The address that a live link signs in, without using it. */
export async function findSignInLink(db: Db, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sign_in_verification')
    .select('value')
    .where('identifier', '=', identifierOf(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row && (JSON.parse(row.value) as { email: string }).email;
}

/** Notes that someone asked for a link, whoever they are. */
export async function insertSignInRequest(db: Db, email: string): Promise<void> {
  await db.insertInto('sign_in_request').values({ email }).execute();
}

/** Takes requests for links, oldest first, in the transaction that answers them. */
export const takeSignInRequests = (trx: Trx, limit: number) =>
  trx
    .deleteFrom('sign_in_request')
    .where('id', 'in', (oldest) =>
      oldest.selectFrom('sign_in_request').select('id').orderBy('created_at').limit(limit).forUpdate().skipLocked(),
    )
    .returning('email')
    .execute();
