// Requests that are repeated at another node, which has just started, while the first attempt is still under way.
import { randomUUID } from 'node:crypto';
import { type Db, sql, transaction } from '@penholder/db';
import { listPosts, type Post } from '@penholder/shared/deliberation';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

/** What the slow requests wait for: an advisory lock of the test's. */
const GATE = 4711;

let database: FreshDatabase;
let first: TestServer;
let amina: TestPerson;
let thread: { roundTable: string; kind: 'question'; subject: string };
let body: object;
beforeAll(async () => {
  database = await freshDatabase();
  first = await aNode();
  const table = await first.aRoundTable();
  const chair = await table.aRole('co-chair');
  const delegationId = await table.aDelegation();
  amina = await table.aDelegate(delegationId);
  const params = { roundTable: table.code };
  const question = await chair.call(draftQuestion, { params, body: { text: { en: 'What works?' } } });
  await chair.call(stepQuestion, { params: { ...params, question: question.id, step: 'open' } });
  thread = { ...params, kind: 'question', subject: question.id };
  body = { body: 'Slowly.', language: 'en', delegationId, capacity: 'national-position', attribution: 'person' };
  await sql`create function slow() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock_shared(${sql.lit(GATE)}); return new; end $$`.execute(first.opened.db);
  await sql`create trigger slow before insert on post for each row execute function slow()`.execute(first.opened.db);
});
afterAll(async () => {
  await first.close();
  await database.drop();
});

const aNode = () => startServer({ listen: true, database: { config: database.config, drop: async () => {} } });

/** Has nothing posted until it is told to. */
async function holdingPosts(db: Db): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<void>();
  const over = transaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${GATE})`.execute(trx);
    held.resolve();
    await opening.promise;
  });
  await Promise.race([held.promise, over]);
  return () => {
    opening.resolve();
    return over;
  };
}

async function postAt(server: TestServer, key: string): Promise<{ status: number; content: Post & { code?: string } }> {
  const { roundTable, kind, subject } = thread;
  const reply = await fetch(`${server.origin}/api/v1/round-tables/${roundTable}/threads/${kind}/${subject}/posts`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      authorization: `Bearer ${amina.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
  });
  return { status: reply.status, content: (await reply.json()) as Post };
}

/** When attempts last said that they are under way. */
const lastSigns = async (keys: readonly string[]) =>
  (await first.opened.db.selectFrom('idempotency_key').select('created_at').where('key', 'in', keys).execute()).map(
    (row) => row.created_at.getTime(),
  );

/** A long time goes by; attempts are still at it, and say so. */
async function sayLongAfter(keys: readonly string[], patience = 60_000): Promise<void> {
  const longAgo = Date.now() - 60_000;
  await sql`update idempotency_key set created_at = now() - interval '1 minute' where key = any(${keys})`.execute(
    first.opened.db,
  );
  await until(
    async () => (await lastSigns(keys)).every((at) => at > longAgo + 30_000),
    'all to say that they are under way',
    patience,
  );
}

it('takes an attempt at another node neither for dead nor, half done, for done, however long it takes', async () => {
  const { db } = first.opened;
  const keys = [randomUUID(), randomUUID()] as const;
  const open = await holdingPosts(db);
  const [slow, halfDone] = keys.map((key) => postAt(first, key));
  let second: TestServer | undefined;
  try {
    await until(async () => (await lastSigns(keys)).length === 2, 'both attempts to begin');
    // The first of its transactions has committed.
    await sql`update idempotency_key set is_done = true where key = ${keys[1]}`.execute(db);
    second = await aNode();
    for (const key of keys) expect((await postAt(second, key)).content.code).toBe('request.in-progress');

    await sayLongAfter(keys);
    for (const key of keys) expect((await postAt(second, key)).content.code).toBe('request.in-progress');

    await open();
    const answers = await Promise.all([slow!, halfDone!]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await postAt(second, keys[0])).toEqual(answers[0]);
    expect((await amina.call(listPosts, { params: thread })).items).toHaveLength(2);
  } finally {
    await open();
    await second?.close();
  }
});

it('notices a node that does not say what it has under way', async () => {
  const { db } = first.opened;
  const key = randomUUID();
  const open = await holdingPosts(db);
  const slow = postAt(first, key);
  await until(async () => (await lastSigns([key])).length === 1, 'the attempt to begin');
  await sql`create function mute() returns trigger language plpgsql as $$ begin return null; end $$`.execute(db);
  await sql`create trigger mute before update on idempotency_key for each row
    when (new.created_at > old.created_at) execute function mute()`.execute(db);
  try {
    await expect(sayLongAfter([key], 2_500)).rejects.toThrow('Waited in vain for all to say that they are under way.');
  } finally {
    await sql`drop trigger mute on idempotency_key`.execute(db);
    await open();
    await slow;
  }
});
