import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createProxy } from '../../tools/cluster/proxy.ts';
import { aResponse, ourClient, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { inLog, stateOf, upTo } from '../_support/nodes.ts';
import { freePort, startRedis, type TestRedis } from '../_support/redis.ts';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

const KILLS = 3;
const script = fileURLToPath(new URL('./serve-node.ts', import.meta.url));
const cluster = fileURLToPath(new URL('../../tools/cluster/index.ts', import.meta.url));

let database: FreshDatabase;
let redis: TestRedis;
/** For making people and documents; nobody connects to it. */
let server: TestServer;
let table: TestRoundTable;
let head: TestPerson;
const started = new Set<ChildProcess>();
beforeAll(async () => {
  [database, redis] = await Promise.all([freshDatabase(), startRedis()]);
  server = await startServer({ database: { config: database.config, drop: async () => {} } });
  table = await server.aRoundTable();
  head = await table.aDelegate(await table.aDelegation());
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await server.close();
  await redis.kill();
  await database.drop();
});

async function aNode(port: number, early?: number): Promise<ChildProcess> {
  const how = JSON.stringify({ database: database.config, redisUrl: redis.url, port, early });
  const child = spawn(process.execPath, [script, how], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.add(child);
  await once(child.stdout!, 'data');
  return child;
}

async function aDocument(): Promise<DocumentId> {
  const room = await server.aRoundTable();
  const delegation = await room.aDelegation();
  head = await room.aDelegate(delegation);
  return (await aResponse(server, room, { delegation, by: head })).documentId;
}

/** Four who write one word after another until `typing` is cleared. */
async function fourAtWork(way: { origin: string }, documentId: DocumentId) {
  const writers = Array.from({ length: 4 }, () => ({
    client: ourClient(way, documentId, head),
    words: [] as string[],
  }));
  await Promise.all(writers.map(({ client }) => client.synced()));
  const typing = setInterval(() => {
    for (const [place, { client, words }] of writers.entries()) {
      const word = `<${place}.${words.length}>`;
      words.push(word);
      client.write(word);
    }
  }, 10);
  return { writers, typing };
}
type Writers = Awaited<ReturnType<typeof fourAtWork>>['writers'];

/** Kills a node once everybody's changes have been saved; answers what was called saved until then and is not in the log. */
async function lostByKilling(node: ChildProcess, documentId: DocumentId, writers: Writers): Promise<string[]> {
  const before = writers.map(({ client }) => client.provider.savedEdits);
  await until(
    () => writers.every(({ client }, place) => client.provider.savedEdits > before[place]! + 15),
    'everybody’s changes to be saved',
    60_000,
  );
  const promised = writers.flatMap(({ client, words }) => words.slice(0, client.provider.savedEdits));
  node.kill('SIGKILL');
  await once(node, 'exit');
  const text = (await inLog(server, documentId)).doc.getText('test').toString();
  return promised.filter((word) => !text.includes(word));
}

it(`[DC24] loses nothing that was called saved in ${KILLS} kills of a node, and everybody goes on at the other`, async () => {
  const documentId = await aDocument();
  const ports = [await freePort(), await freePort()];
  const nodes = await Promise.all(ports.map((port) => aNode(port)));
  const proxy = createProxy(ports).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const way = { origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  const { writers, typing } = await fourAtWork(way, documentId);
  for (let kill = 0; kill < KILLS; kill++) {
    expect(await lostByKilling(nodes[kill % 2]!, documentId, writers)).toEqual([]);
    nodes[kill % 2] = await aNode(ports[kill % 2]!);
  }
  clearInterval(typing);
  await Promise.all(writers.map(({ client }) => until(() => client.provider.isSaved, 'all to be saved', 60_000)));
  await until(() => new Set(writers.map(({ client }) => stateOf(client.doc))).size === 1, 'equal texts', 60_000);
  const log = await inLog(server, documentId);
  expect(log.state).toBe(stateOf(writers[0]!.client.doc));
  expect(log.sequences).toEqual(upTo(log.sequences.length));
  const found = log.doc
    .getText('test')
    .toString()
    .match(/<[^>]+>/g)!;
  expect(found.sort()).toEqual(writers.flatMap(({ words }) => words).sort());
  for (const { client } of writers) client.leave();
  for (const node of nodes) node.kill('SIGKILL');
  proxy.closeAllConnections();
  proxy.close();
}, 300_000);

it('notices a node that calls changes saved before they are committed', async () => {
  const documentId = await aDocument();
  const port = await freePort();
  const node = await aNode(port, 300);
  const { writers, typing } = await fourAtWork({ origin: `http://127.0.0.1:${port}` }, documentId);
  expect((await lostByKilling(node, documentId, writers)).length).toBeGreaterThan(0);
  clearInterval(typing);
  for (const { client } of writers) client.leave();
}, 120_000);

/** `npm run start:cluster` with an environment; what it says, and how it ends. */
function runCluster(env: Record<string, string>) {
  const { DATABASE_URL: _, REDIS_URL: __, ...rest } = process.env;
  const child = spawn(process.execPath, [cluster, '--empty'], {
    env: { ...rest, LOG_LEVEL: 'fatal', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number);
  return { child, ended, said: () => said };
}

it('says what a cluster lacks', async () => {
  const bare = runCluster({});
  expect(await bare.ended).toBe(1);
  expect(bare.said()).toMatch(/set DATABASE_URL and REDIS_URL/);
  const half = runCluster({ DATABASE_URL: database.config.url! });
  expect(await half.ended).toBe(1);
  expect(half.said()).toMatch(/please set REDIS_URL,/);
});

it('starts two nodes behind a proxy, writes at both by WebSocket and by plain requests, and stops gracefully', async () => {
  const documentId = await aDocument();
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'penholder-cluster-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const running = runCluster({
    DATABASE_URL: database.config.url!,
    REDIS_URL: redis.url,
    DATA_DIR: folder,
    PORT: String(port),
    SECRET: 'a secret that only tests know, long enough',
  });
  await until(() => running.said().includes('Penholder is ready at http://localhost:'), 'both nodes', 200_000);
  const way = { origin: `http://127.0.0.1:${port}` };
  await until(async () => {
    const { nodes } = (await (await fetch(`${way.origin}/healthz`)).json()) as { nodes: { others: number } };
    return nodes.others === 1;
  }, 'the nodes to hear one another');
  const clients = [
    ourClient(way, documentId, head),
    ourClient(way, documentId, head),
    ourClient(way, documentId, head, { by: 'plain-requests' }),
  ];
  await Promise.all(clients.map((client) => client.synced()));
  for (const [place, client] of clients.entries()) client.write(`<${place}>`);
  await until(() => clients.every(({ text }) => text.length === 9), 'everybody to have everything');
  await Promise.all(clients.map((client) => client.saved()));
  for (const client of clients) client.leave();
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  // Nothing of it is left.
  await expect(fetch(`http://127.0.0.1:${port + 1}/healthz`)).rejects.toThrow('fetch failed');
  await expect(fetch(`http://127.0.0.1:${port + 2}/healthz`)).rejects.toThrow('fetch failed');
}, 300_000);
