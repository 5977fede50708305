import { openRedis, type RedisLines } from '@penholder/server/nodes/redis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { until } from '../_support/document-clients.ts';
import { aFollower } from '../_support/followers.ts';
import type { TestRoundTable, TestServer } from '../_support/harness.ts';
import { startNodes, type TestNodes } from '../_support/nodes.ts';

let nodes: TestNodes;
let table: TestRoundTable;
let watching: RedisLines;
beforeAll(async () => {
  nodes = await startNodes(2);
  table = await nodes.servers[0]!.aRoundTable();
  watching = openRedis(nodes.redis.url, 'watching', () => {});
});
afterAll(async () => {
  await watching.stop();
  await nodes.close();
});

/** News is told to a page at another node; nobody who reads in Redis meanwhile learns a word of it. */
async function leavesNoWord(): Promise<void> {
  const [first, second] = nodes.servers as [TestServer, TestServer];
  const delegation = await table.aDelegation('Kenya');
  const member = await table.aDelegate(delegation);
  const follower = await aFollower(second, member, table.code);
  const commands: string[][] = [];
  const monitor = await watching.ask.monitor();
  monitor.on('monitor', (_at: string, command: string[]) => commands.push(command));
  first.app.deps.live.tell({
    roundTableId: table.id,
    topic: 'responses',
    ids: ['told-in-confidence'],
    audience: { delegations: [delegation] },
  });
  await until(() => follower.told.some((news) => news?.ids.includes('told-in-confidence')), 'news at the other node');
  first.app.deps.live.admitAgain(member.id);
  await until(() => follower.ended !== undefined, 'the page to be told to come back');
  monitor.disconnect();
  // With adapters of Socket.IO each node would answer there who is connected, with their cookies.
  const [channels, patterns, keys] = await Promise.all([
    watching.ask.pubsub('CHANNELS'),
    watching.ask.pubsub('NUMPAT'),
    watching.ask.keys('*'),
  ]);
  const others = (channels as string[]).filter((channel) => channel !== 'watching');
  expect([others, patterns]).toEqual([[expect.stringMatching(/^penholder:[^:]+$/)], 0]);
  for (const key of keys) expect(await watching.ask.type(key)).toBe('string');
  const said = commands.map((command) => command.join(' ')).join('\n');
  expect(said).toMatch(/publish penholder:/i);
  for (const word of ['told-in-confidence', 'responses', delegation, member.id, table.id, member.token])
    expect(said).not.toContain(word);
  expect(commands.map(([name]) => name!.toLowerCase())).not.toContain('xadd');
}

it('[DC24] leaves in Redis no word of news, rooms or sockets, and nothing that listens but for what is sealed', () =>
  expect(leavesNoWord()).resolves.toBeUndefined());

it('notices nodes that tell one another in plain words', async () => {
  const open = nodes.servers.flatMap(({ app: { deps } }) => [
    vi.spyOn(deps.vault, 'sealMessage').mockImplementation((bytes) => Buffer.from(bytes)),
    vi.spyOn(deps.vault, 'openMessage').mockImplementation((bytes) => Buffer.from(bytes)),
  ]);
  await expect(leavesNoWord()).rejects.toThrow('not to contain');
  for (const one of open) one.mockRestore();
});
