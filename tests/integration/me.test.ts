import { getMe } from '@penholder/shared/people';
import { getRoundTable } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../_support/harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

it('tells a visitor that nobody is signed in', async () => {
  expect(await server.visitor.call(getMe)).toEqual({ person: null, roundTables: [] });
});

it('tells a person their roles and delegations in each round table', async () => {
  const table = await server.aRoundTable({ code: 'RT2' });
  const egypt = await table.aDelegation('Egypt');
  const head = await table.aDelegate(egypt);
  const me = await head.call(getMe);
  expect(me.roundTables).toEqual([
    {
      id: table.id,
      code: 'RT2',
      title: expect.anything(),
      roles: [],
      delegations: [{ id: egypt, names: { en: 'Egypt' } }],
    },
  ]);
});

it('hides a round table from those who have no place in it', async () => {
  const table = await server.aRoundTable();
  const stranger = await server.aPerson();
  const refusal = await stranger.refused(getRoundTable, { params: { roundTable: table.code } });
  expect(refusal).toMatchObject({ status: 404, code: 'round-table.not-found' });
});
