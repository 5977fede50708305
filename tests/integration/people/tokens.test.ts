import { randomUUID } from 'node:crypto';
import { sql } from '@penholder/db';
import { changeMe, createToken, getMe, listTokens, revokeToken } from '@penholder/shared/people';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aSignedInBrowser, emailOf, type TestBrowser } from '../../_support/sign-in.ts';

let server: TestServer;
let browser: TestBrowser;
let person: Awaited<ReturnType<TestServer['aPerson']>>;
beforeAll(async () => {
  server = await startServer();
  person = await server.aPerson();
  browser = await aSignedInBrowser(server, await emailOf(server, person.id));
});
afterAll(() => server.close());

const aToken = async (body: object = {}) =>
  (
    await browser.post(
      '/me/tokens',
      { name: 'Reporting', scope: 'read', days: 30, ...body },
      { 'idempotency-key': randomUUID() },
    )
  ).json();
const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

it('[PE16] is shown once and kept as a hash', async () => {
  const made = await aToken();
  expect(made.token).toMatch(/^pen_[\w-]{43}$/);
  const { items } = (await browser.get('/me/tokens')).json();
  expect(JSON.stringify(items)).not.toContain(made.token);
  const stored = await sql<{
    row: string;
  }>`select t::text as row from access_token t union all select k::text from idempotency_key k`.execute(
    server.opened.db,
  );
  expect(stored.rows.map(({ row }) => row).join()).not.toContain(made.token.slice(4));
  expect((await server.visitor.call(getMe, as(made.token))).person?.id).toBe(person.id);
});

it('[PE16] that may only read writes nothing', async () => {
  const { token } = await aToken();
  expect(await server.visitor.refused(changeMe, { body: { name: 'Other' }, ...as(token) })).toMatchObject({
    status: 403,
    code: 'people.token-scope',
  });
  const { token: writing } = await aToken({ scope: 'write' });
  await server.visitor.call(changeMe, { body: { name: 'Other' }, ...as(writing) });
  expect((await server.visitor.call(getMe, as(writing))).person?.name).toBe('Other');
});

it('[PE16] changes nothing of how its owner signs in', async () => {
  const { token } = await aToken({ scope: 'write' });
  expect(
    await server.visitor.refused(createToken, { body: { name: 'x', scope: 'write', days: 1 }, ...as(token) }),
  ).toMatchObject({ code: 'people.sign-in-needed' });
});

it('[PE16] ends when it is revoked, and by itself', async () => {
  const revoked = await aToken();
  expect((await browser.del(`/me/tokens/${revoked.id}`)).statusCode).toBe(204);
  expect((await server.visitor.call(getMe, as(revoked.token))).person).toBeNull();
  const ended = await aToken({ days: 366 });
  await sql`update access_token set expires_at = now() where id = ${ended.id}`.execute(server.opened.db);
  expect((await server.visitor.call(getMe, as(ended.token))).person).toBeNull();
  expect((await browser.post('/me/tokens', { name: 'x', scope: 'read', days: 367 })).statusCode).toBe(422);
});

it('of another person cannot be revoked', async () => {
  const { id } = await aToken();
  const stranger = await server.aPerson();
  expect(await stranger.refused(revokeToken, { params: { token: id } })).toMatchObject({
    status: 404,
    code: 'token.not-found',
  });
});

it('notes its last use at most once a minute', async () => {
  const { token, id } = await aToken();
  const lastUse = async () =>
    (await server.visitor.call(listTokens, as(token))).items.find((item) => item.id === id)!.lastUsedAt;
  expect(
    (await browser.get('/me/tokens')).json().items.find((item: { id: string }) => item.id === id).lastUsedAt,
  ).toBeNull();
  await expect.poll(lastUse).not.toBeNull();
  await sql`update access_token set last_used_at = now() - interval '50 seconds' where id = ${id}`.execute(
    server.opened.db,
  );
  const second = await lastUse();
  expect(await lastUse()).toBe(second);
  await sql`update access_token set last_used_at = now() - interval '70 seconds' where id = ${id}`.execute(
    server.opened.db,
  );
  await expect.poll(async () => (await lastUse())! > second!).toBe(true);
});
