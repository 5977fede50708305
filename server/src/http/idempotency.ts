import { createHash } from 'node:crypto';
import { conflict, invalid, refuse } from '@penholder/shared/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Db, sql } from '@penholder/db';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** After this an unfinished attempt is held to have died with its server, and may be made again. */
const STALE = '2 minutes';

const keyOf = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key'];
  return WRITES.has(request.method) && typeof key === 'string' && key !== '' ? key : undefined;
};

const fingerprintOf = (request: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${request.body === undefined ? '' : JSON.stringify(request.body)}`)
    .digest();

/**
 * `Idempotency-Key` on any write: the first answer (below 500) is kept for a day, and a retry with the same key and body
 * gets it again instead of acting twice. The same key for another request is refused.
 */
export function keepIdempotent(app: FastifyInstance, db: Db): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (!key || !request.signedIn) return;
    if (key.length > 200) refuse(invalid('request.idempotency-key', 'An idempotency key has at most 200 characters.'));
    const personId = request.signedIn.id;
    const hash = fingerprintOf(request);
    const claimed = await db
      .insertInto('idempotency_key')
      .values({ person_id: personId, key, request_hash: hash, status: null, reply: null })
      .onConflict((on) =>
        on
          .columns(['person_id', 'key'])
          .doUpdateSet({ created_at: sql`now()` })
          .where('idempotency_key.status', 'is', null)
          .where('idempotency_key.created_at', '<', sql<Date>`now() - ${STALE}::interval`),
      )
      .returning('key')
      .executeTakeFirst();
    if (claimed) {
      request.idempotencyKey = key;
      return;
    }
    const kept = await db
      .selectFrom('idempotency_key')
      .selectAll()
      .where('person_id', '=', personId)
      .where('key', '=', key)
      .executeTakeFirst();
    if (!kept || !Buffer.from(kept.request_hash).equals(hash))
      refuse(conflict('request.idempotency-key-used', 'This idempotency key was used for another request.'));
    if (kept.status === null)
      refuse(conflict('request.in-progress', 'The first attempt of this request is still under way.'));
    reply.header('idempotency-replayed', 'true').status(kept.status);
    reply.header(
      'content-type',
      kept.status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8',
    );
    await reply.send(kept.reply ?? '');
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const key = request.idempotencyKey;
    if (!key || !request.signedIn) return payload;
    request.idempotencyKey = undefined;
    const row = db.updateTable('idempotency_key').where('person_id', '=', request.signedIn.id).where('key', '=', key);
    const isSecret = request.routeOptions.config.penholder?.isSecret && reply.statusCode < 400;
    if (
      !isSecret &&
      reply.statusCode < 500 &&
      (typeof payload === 'string' || payload === null || payload === undefined)
    )
      await row.set({ status: reply.statusCode, reply: (payload as string | null) ?? null }).execute();
    else
      await db
        .deleteFrom('idempotency_key')
        .where('person_id', '=', request.signedIn.id)
        .where('key', '=', key)
        .execute();
    return payload;
  });
}

/** Forgets kept answers after a day. */
export async function forgetOldKeys(db: Db): Promise<void> {
  await db
    .deleteFrom('idempotency_key')
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}
