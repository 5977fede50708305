import { getMe, listSample } from '@penholder/shared/people';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';

describe('on the sample', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ config: { sample: true } });
  });
  afterAll(() => server.close());

  it('lists whom one may enter as, and signs in as them', async () => {
    const table = await server.aRoundTable();
    const chair = await table.aRole('co-chair', 'Chair');
    const egypt = await table.aDelegation('Egypt');
    const head = await table.aDelegate(egypt, { name: 'Head' });
    const { items } = await server.visitor.call(listSample);
    expect(items.map((item) => [item.name, item.roles, item.delegation?.en ?? null, item.position])).toEqual([
      ['Chair', ['co-chair'], null, null],
      ['Head', [], 'Egypt', 'head'],
    ]);
    const answer = await server.app.fastify.inject({
      method: 'POST',
      url: '/api/v1/sample/sign-in',
      payload: { personId: head.id },
    });
    expect(answer.statusCode).toBe(204);
    const cookie = answer.cookies.find(({ name }) => name === 'penholder')!;
    const me = await server.visitor.call(getMe, {
      headers: { cookie: `penholder=${encodeURIComponent(cookie.value)}` },
    });
    expect(me.person?.id).toBe(head.id);
    expect(me.person?.id).not.toBe(chair.id);
  });

  it('refuses a cookie whose signature is not ours', async () => {
    const me = await server.visitor.call(getMe, { headers: { cookie: 'penholder=token.c2lnbmF0dXJl' } });
    expect(me.person).toBeNull();
  });
});

describe('anywhere else', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('has neither the list nor the sign-in', async () => {
    for (const [method, url] of [
      ['GET', '/api/v1/sample/people'],
      ['POST', '/api/v1/sample/sign-in'],
    ] as const)
      expect(
        (await server.app.fastify.inject({ method, url, ...(method === 'POST' && { payload: {} }) })).statusCode,
      ).toBe(404);
  });
});
