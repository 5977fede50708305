import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { hasAdministrator } from './persons.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * Makes the one-time link's token by which the first administrator comes in, good for 24 hours; earlier ones are worthless
 * from now on. Undefined when there is an administrator already [PE19].
 */
export async function createSetUpLink(db: Db): Promise<string | undefined> {
  if (await hasAdministrator(db)) return undefined;
  const token = randomBytes(32).toString('base64url');
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('set_up_link').execute();
    await trx
      .insertInto('set_up_link')
      .values({ hash: hashOf(token), expires_at: sql<Date>`now() + interval '24 hours'`, used_at: null })
      .execute();
  });
  return token;
}

/** Uses a live set-up link up; answers whether it was one. */
export async function consumeSetUpLink(trx: Trx, token: string): Promise<boolean> {
  const row = await trx
    .updateTable('set_up_link')
    .set({ used_at: sql`now()` })
    .where('hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}
