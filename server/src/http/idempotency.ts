import { createHash, randomUUID } from 'node:crypto';
import { type Db, sealing, sql, type Trx } from '@penholder/db';
import { conflict, invalid, type PersonId, refuse } from '@penholder/shared/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** An attempt says so often that it is under way, in milliseconds. */
const SIGN = 1_000;
/** One that has said nothing for this long, by the database's clock, has died with its server, and another may be made. */
const STALE = '4 seconds';

/** One attempt of a request that names an idempotency key. */
export interface Attempt {
  readonly id: string;
  readonly personId: PersonId;
  readonly key: string;
}

const inProgress = conflict('request.in-progress', 'The first attempt of this request is still under way.');
const done = conflict(
  'request.done',
  'This was done the first time that it was asked for; only the answer was lost. Load the page again to see it.',
);

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
 *
 * A server may die between the commit and the answer. So each transaction of an attempt (`asOneAttempt`) notes, within
 * itself, that the attempt was done: a retry is then told so (`request.done`), and one of an attempt that left nothing
 * behind acts. Two attempts at the same moment cannot both commit, since each needs to hold the key at its end. Whether
 * the first still lives is known by its own signs, at whatever node it is: no node speaks for another's.
 */
export function keepIdempotent(app: FastifyInstance, db: Db): void {
  const underWay = new Set<Attempt>();
  let isSigning = false;
  const signing = setInterval(() => {
    if (underWay.size === 0 || isSigning) return;
    isSigning = true;
    giveSign(db, [...underWay])
      .catch((err: unknown) => app.log.error({ err }, 'requests could not say that they are under way'))
      .finally(() => (isSigning = false));
  }, SIGN);
  signing.unref();
  app.addHook('onClose', async () => clearInterval(signing));

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    // Only what operations do is done once; pages and unknown addresses do nothing.
    if (!key || !request.signedIn || !request.routeOptions.config.penholder) return;
    if (key.length > 200) refuse(invalid('request.idempotency-key', 'An idempotency key has at most 200 characters.'));
    const attempt = { id: randomUUID(), personId: request.signedIn.id, key };
    const hash = fingerprintOf(request);
    if (await claim(db, attempt, hash)) {
      request.attempt = attempt;
      underWay.add(attempt);
    } else await answerAgain(db, attempt, hash, reply);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { attempt } = request;
    if (!attempt) return payload;
    request.attempt = undefined;
    underWay.delete(attempt);
    const isText = typeof payload === 'string' || payload === null || payload === undefined;
    const isSecret = request.routeOptions.config.penholder?.isSecret && reply.statusCode < 400;
    const isKept = reply.statusCode < 500 && isText && !isSecret;
    try {
      await (isKept
        ? keep(db, attempt, reply.statusCode, (payload as string | null) ?? null)
        : letGo(db, attempt, reply));
    } catch (err) {
      // What was done is done, and what was not can be asked for again.
      request.log.error({ err }, 'an answer could not be kept for a retry');
    }
    return payload;
  });
}

/** Takes a key for an attempt, and answers whether it could: it is new, or its holder died before it did anything. */
async function claim(db: Db, { id, personId, key }: Attempt, hash: Buffer): Promise<boolean> {
  const claimed = await db
    .insertInto('idempotency_key')
    .values({ person_id: personId, key, request_hash: hash, status: null, reply: null, attempt: id })
    .onConflict((on) =>
      on
        .columns(['person_id', 'key'])
        .doUpdateSet({ created_at: sql`now()`, attempt: id })
        .where('idempotency_key.request_hash', '=', hash)
        .where('idempotency_key.status', 'is', null)
        .where('idempotency_key.is_done', '=', false)
        .where('idempotency_key.created_at', '<=', sql<Date>`now() - ${STALE}::interval`),
    )
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Says of attempts that they are under way; one whose transaction commits at this moment needs no sign. */
async function giveSign(db: Db, attempts: readonly Attempt[]): Promise<void> {
  await sql`update idempotency_key set created_at = now() where (person_id, key) in (
      select person_id, key from idempotency_key join unnest(
        ${attempts.map(({ personId }) => personId)}::uuid[], ${attempts.map(({ key }) => key)}::text[],
        ${attempts.map(({ id }) => id)}::uuid[]
      ) as mine (person_id, key, attempt) using (person_id, key, attempt)
      where status is null for update of idempotency_key skip locked
    )`.execute(db);
}

/** Answers as the first attempt was answered. */
async function answerAgain(db: Db, { personId, key }: Attempt, hash: Buffer, reply: FastifyReply): Promise<void> {
  const kept = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'reply', 'is_done'])
    .select(sql<boolean>`created_at <= now() - ${STALE}::interval`.as('is_stale'))
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!kept || !Buffer.from(kept.request_hash).equals(hash))
    refuse(conflict('request.idempotency-key-used', 'This idempotency key was used for another request.'));
  if (kept.status === null) refuse(kept.is_done && kept.is_stale ? done : inProgress);
  reply.header('idempotency-replayed', 'true').status(kept.status);
  reply.header(
    'content-type',
    kept.status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8',
  );
  await reply.send(kept.reply ?? '');
}

const rowOf = (db: Db, { id, personId, key }: Attempt) =>
  db.updateTable('idempotency_key').where('person_id', '=', personId).where('key', '=', key).where('attempt', '=', id);

const keep = (db: Db, attempt: Attempt, status: number, reply: string | null) =>
  rowOf(db, attempt).set({ status, reply }).execute();

/** Has the request made again when it is repeated; what is done already stays done. */
async function letGo(db: Db, { id, personId, key }: Attempt, reply: FastifyReply): Promise<void> {
  await db
    .deleteFrom('idempotency_key')
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .where('attempt', '=', id)
    // A secret is shown once: whoever asks again means another.
    .$if(reply.statusCode >= 500, (query) => query.where('is_done', '=', false))
    .execute();
}

/** Has each transaction that `work` opens note, in itself, that it was done, and fail where another attempt has overtaken it. */
export async function asOneAttempt<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const { attempt } = request;
  if (!attempt) return work();
  // Works that this one sets off go on after it, and are nobody's attempt.
  let isOver = false;
  const seal = async (trx: Trx) => {
    if (isOver) return;
    const wrote = sql<boolean>`is_done or pg_current_xact_id_if_assigned() is not null`;
    const held = await rowOf(trx, attempt).set({ is_done: wrote }).returning('key').executeTakeFirst();
    if (!held) refuse(inProgress);
  };
  try {
    return await sealing(seal, work);
  } finally {
    isOver = true;
  }
}

/** Forgets kept answers after a day. */
export async function forgetOldKeys(db: Db): Promise<void> {
  await db
    .deleteFrom('idempotency_key')
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}
