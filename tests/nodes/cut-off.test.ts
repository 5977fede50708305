// A node that neither PostgreSQL nor Redis hears any more, while people write at it: packets vanish, nobody is told. In a
// network namespace where there can be one; else a proxy holds its lines, and the test says so.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { NetConnectOpts } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { savedState } from '../../web/src/lib/editor/saved-state.ts';
import { fileURLToPath } from 'node:url';
import { aResponse, ourClient, until } from '../_support/document-clients.ts';
import { startServer, type TestServer } from '../_support/harness.ts';
import { aNetworkSpace, type NetworkSpace, whyNoNetworkSpace } from '../_support/network-space.ts';
import { inLog, stateOf, upTo } from '../_support/nodes.ts';
import { record } from '../_support/recorded-history.ts';
import { aWayTo, freePort, startRedis, type TestRedis, type Way } from '../_support/redis.ts';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

const script = fileURLToPath(new URL('./serve-node.ts', import.meta.url));
const lack = whyNoNetworkSpace();

let database: FreshDatabase;
let redis: TestRedis;
let near: TestServer;
let space: NetworkSpace | undefined;
let ways: Way[];
const children = new Set<ChildProcess>();

beforeAll(async () => {
  if (lack) console.info(`In place of a network namespace a proxy holds the node’s lines: ${lack}.`);
  [database, redis] = await Promise.all([freshDatabase(), startRedis()]);
  near = await startServer({
    listen: true,
    config: { redisUrl: redis.url },
    database: { config: database.config, drop: async () => {} },
  });
  space = lack ? undefined : aNetworkSpace();
  const host = space?.world ?? '127.0.0.1';
  ways = await Promise.all([
    aWayTo(socketOf(new URL(database.config.url!)), host),
    aWayTo({ port: redis.port, host: '127.0.0.1' }, host),
  ]);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await near?.close();
  await Promise.all((ways ?? []).map((way) => way.close()));
  space?.close();
  await redis?.kill();
  await database?.drop();
});

/** The node that is going to be cut off, as clients take a server. */
async function aFarNode(early?: number): Promise<{ origin: string; child: ChildProcess }> {
  const port = await freePort();
  const [toPostgres, toRedis] = ways;
  const url = new URL(database.config.url!);
  url.searchParams.delete('host');
  url.host = `${space?.world ?? '127.0.0.1'}:${toPostgres!.port}`;
  const how = JSON.stringify({
    database: { ...database.config, url: url.href },
    redisUrl: toRedis!.url,
    port,
    host: space ? '0.0.0.0' : '127.0.0.1',
    early,
  });
  const [command, ...words] = [...(space?.enter ?? []), process.execPath, script, how];
  const child = spawn(command!, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  await once(child.stdout!, 'data');
  await until(() => near.app.nodes!.others === 1, 'both nodes to hear one another', 40_000);
  return { origin: `http://${space?.address ?? '127.0.0.1'}:${port}`, child };
}

/** Where a PostgreSQL listens: its port, or its socket in a folder. */
function socketOf({ hostname, port, searchParams }: URL): NetConnectOpts {
  const folder = searchParams.get('host');
  if (folder?.startsWith('/')) return { path: `${folder}/.s.PGSQL.${port || 5432}` };
  return { host: hostname, port: Number(port || 5432) };
}

const cut = () => (space ? space.cut() : ways.forEach((way) => way.hold()));
const heal = () => (space ? space.heal() : ways.forEach((way) => way.heal()));

const said = ({ provider }: ReturnType<typeof ourClient>) =>
  savedState(
    {
      unsavedSince: provider.unsavedSince,
      isConnected: provider.wsconnected,
      mayWrite: true,
      isRefused: false,
      isReady: true,
      wasConnected: true,
      wasConfirmed: true,
      openedAt: 0,
    },
    Date.now(),
  ).state;

/** Cuts a node off while people write at both, and heals it. */
async function staysHonest(early?: number): Promise<void> {
  const far = await aFarNode(early);
  const table = await near.aRoundTable();
  const kenya = await table.aDelegation('Kenya');
  const [head, adviser] = [await table.aDelegate(kenya), await table.aDelegate(kenya)];
  const { documentId } = await aResponse(near, table, { delegation: kenya, by: head });
  const clients = [ourClient(far, documentId, head), ourClient(near, documentId, adviser)] as const;
  const [there, here] = clients;
  await Promise.all(clients.map((client) => client.saved()));
  const writers = clients.map((client, place) => record(client, String(place)));
  const typing = setInterval(() => writers.forEach(({ write }) => write()), 10);
  try {
    await until(() => clients.every(({ provider }) => provider.savedEdits > 30), 'both to write');
    cut();
    const at = performance.now();
    const seconds = () => ((performance.now() - at) / 1_000).toFixed(1);
    await until(() => said(there) === 'not-saved', 'the page at the node that is cut off to say so', 10_000);
    const calledSaved = there.provider.savedEdits;
    const saidAfter = seconds();
    // Whatever was called saved there is in the log, and nothing is from now on.
    const text = (await inLog(near, documentId)).doc.getText('test').toString();
    const { wrote } = writers[0]!.history;
    expect(wrote.slice(0, calledSaved).filter((word) => !text.includes(word))).toEqual([]);
    // It may have taken a lock with it.
    const before = here.provider.savedEdits;
    await until(() => here.provider.savedEdits > before + 100, 'the other node to save', 40_000);
    const goesOnAfter = seconds();
    await until(async () => (await fetch(`${far.origin}/healthz`)).status === 503, 'the node to say so', 10_000);
    expect(there.provider.savedEdits).toBe(calledSaved);
    expect(wrote.length).toBeGreaterThan(calledSaved + 100);
    const cutFor = seconds();
    heal();
    const healedAt = performance.now();
    clearInterval(typing);
    await Promise.all(clients.map(({ provider }) => until(() => provider.isSaved, 'everything to be saved', 60_000)));
    await until(() => stateOf(there.doc) === stateOf(here.doc), 'both to have the same text', 60_000);
    const healedAfter = ((performance.now() - healedAt) / 1_000).toFixed(1);
    const log = await inLog(near, documentId);
    expect(log.state).toBe(stateOf(here.doc));
    expect(log.sequences).toEqual(upTo(log.sequences.length));
    const words = log.doc
      .getText('test')
      .toString()
      .match(/<[^>]+>/g)!;
    expect(words.toSorted()).toEqual(writers.flatMap(({ history }) => history.wrote).toSorted());
    console.info(
      `cut off for ${cutFor} s (${space ? 'packets vanish' : 'lines are held'}): not saved said after ${saidAfter} s, the other node goes on after ${goesOnAfter} s; ${words.length} changes, each once, ${healedAfter} s after it was healed`,
    );
  } finally {
    clearInterval(typing);
    for (const client of clients) client.leave();
    far.child.kill('SIGKILL');
    await once(far.child, 'exit');
    heal();
  }
}

it(
  '[DC24] calls nothing saved at a node that is cut off, keeps the other going, and makes all replicas one when it is back',
  () => expect(staysHonest()).resolves.toBeUndefined(),
  200_000,
);

it('notices a node that says "saved" before the commit', async () => {
  await expect(staysHonest(100)).rejects.toThrow(/^expected|the page at the node that is cut off to say so/);
}, 200_000);
