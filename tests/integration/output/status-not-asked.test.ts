// That nobody was asked, before an edition, whether the status of practices still holds.
import * as output from '@penholder/shared/output';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aLineageTable, type LineageTable } from '../../_support/lineage.ts';

let server: TestServer;
let here: LineageTable;
beforeAll(async () => {
  server = await startServer();
  here = await aLineageTable(server);
});
afterAll(() => server?.close());

it('[AX72] is pointed out before each edition and mended by one click; of an edition that is there nothing is said', async () => {
  const { table, people, delegations, cleared, read } = here;
  const { penholder, egyptian } = people;
  const params = { roundTable: table.code };
  const found = async (rule: output.LintRule) =>
    (await penholder.call(output.listFindings, { params, query: { language: 'en', rule, limit: 50 } })).items;
  expect(await found('status-not-asked')).toEqual([]);
  const { id } = await cleared(egyptian, [delegations.egypt]);
  const [finding, ...others] = await found('status-not-asked');
  expect([finding, others]).toMatchObject([{ place: { kind: 'round-table' }, params: { practices: 1 } }, []]);

  await penholder.call(output.mendFinding, {
    params,
    body: { language: 'en', key: finding!.key, state: finding!.state, act: 'ask-status' },
  });
  const closesAt = Date.parse((await read(egyptian, id)).statusAsk!.closesAt);
  expect((closesAt - Date.now()) / 86_400_000).toBeCloseTo(14, 1);
  expect([await found('status-not-asked'), (await found('status-unanswered')).length]).toEqual([[], 1]);

  const body = { letters: ['A' as const], language: 'en' as const };
  const { id: edition } = await penholder.call(output.compileEdition, { params, body });
  await server.app.deps.clockwork.runOnce('compile-editions');
  const ofEdition = { params: { ...params, edition } };
  await penholder.call(output.publishEdition, ofEdition);
  expect((await found('status-not-asked')).length).toBe(1);
  const { items } = await penholder.call(output.listEditionFindings, { ...ofEdition, query: { limit: 200 } });
  expect(items.map(({ rule }) => rule)).not.toContain('status-not-asked');
});
