import { randomUUID } from 'node:crypto';
import { sql } from '@penholder/db';
import { addPost, listPosts, type Post } from '@penholder/shared/deliberation';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let amina: TestPerson;
let thread: { roundTable: string; kind: 'question'; subject: string };
let body: object;
beforeAll(async () => {
  server = await startServer();
  const table = await server.aRoundTable();
  const chair = await table.aRole('co-chair');
  const delegationId = await table.aDelegation();
  amina = await table.aDelegate(delegationId);
  const params = { roundTable: table.code };
  const question = await chair.call(draftQuestion, { params, body: { text: { en: 'What works?' } } });
  await chair.call(stepQuestion, { params: { ...params, question: question.id, step: 'open' } });
  thread = { ...params, kind: 'question', subject: question.id };
  body = { language: 'en', delegationId, capacity: 'national-position', attribution: 'person' };
});
afterAll(() => server.close());

const given = (words: string, key: string) => ({
  params: thread,
  body: { ...body, body: words } as never,
  headers: { 'idempotency-key': key },
});
const post = (words: string, key: string): Promise<Post> => amina.call(addPost, given(words, key));
const timesSaid = async (words: string) =>
  (await amina.call(listPosts, { params: thread })).items.filter((one) => one.body === words).length;
/** Leaves a key as a server leaves it that was killed so long ago, before or after the commit. */
const diedWith = (key: string, seconds: number, isDone: boolean) =>
  sql`update idempotency_key set status = null, reply = null, is_done = ${isDone},
      created_at = now() - make_interval(secs => ${seconds}) where key = ${key}`.execute(server.opened.db);

it('answers a repeated request as the first time, and acts once', async () => {
  const key = randomUUID();
  const first = await post('Said once.', key);
  expect(await post('Said once.', key)).toEqual(first);
  expect(await timesSaid('Said once.')).toBe(1);
  expect(await amina.refused(addPost, given('Something else.', key))).toMatchObject({
    status: 409,
    code: 'request.idempotency-key-used',
  });
});

it('acts once when a request comes ten times at the same moment', async () => {
  const key = randomUUID();
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => post('All at once.', key)));
  const posts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
  expect(new Set(posts).size).toBe(1);
  expect(await timesSaid('All at once.')).toBe(1);
});

it('does not act again when its server died between the commit and the answer', async () => {
  const key = randomUUID();
  await post('Kept, not answered.', key);
  await diedWith(key, 1, true);
  expect(await amina.refused(addPost, given('Kept, not answered.', key))).toMatchObject({
    code: 'request.in-progress',
  });
  await diedWith(key, 60, true);
  expect(await amina.refused(addPost, given('Kept, not answered.', key))).toMatchObject({
    status: 409,
    code: 'request.done',
  });
  expect(await timesSaid('Kept, not answered.')).toBe(1);
});

it('acts when its server died before the commit', async () => {
  const key = randomUUID();
  await post('Never kept.', key);
  await sql`update post set body = 'Another.' where body = 'Never kept.'`.execute(server.opened.db);
  await diedWith(key, 1, false);
  expect(await amina.refused(addPost, given('Never kept.', key))).toMatchObject({ code: 'request.in-progress' });
  await diedWith(key, 60, false);
  await post('Never kept.', key);
  expect(await timesSaid('Never kept.')).toBe(1);
});

it('commits nothing of an attempt that another has overtaken', async () => {
  const key = randomUUID();
  await sql`create function slow() returns trigger language plpgsql as $$ begin
      update idempotency_key set attempt = gen_random_uuid() where key = ${sql.lit(key)}; return new; end $$`.execute(
    server.opened.db,
  );
  await sql`create trigger slow before insert on post for each row execute function slow()`.execute(server.opened.db);
  expect(await amina.refused(addPost, given('Overtaken.', key))).toMatchObject({ code: 'request.in-progress' });
  await sql`drop trigger slow on post`.execute(server.opened.db);
  expect(await timesSaid('Overtaken.')).toBe(0);
});

it('keeps done what was done when the answer then fails', async () => {
  const key = randomUUID();
  await sql`create function lose() returns trigger language plpgsql as $$ begin
      if new.status is not null then raise exception 'no room'; end if; return new; end $$`.execute(server.opened.db);
  await sql`create trigger lose before update on idempotency_key for each row execute function lose()`.execute(
    server.opened.db,
  );
  const { id } = await post('Done all the same.', key);
  await sql`drop trigger lose on idempotency_key`.execute(server.opened.db);
  await diedWith(key, 60, true);
  expect(await amina.refused(addPost, given('Done all the same.', key))).toMatchObject({ code: 'request.done' });
  expect((await amina.call(listPosts, { params: thread })).items.filter((one) => one.id === id)).toHaveLength(1);
});
