import { LogFollower } from '@penholder/server/collab/log-follower';
import { readConfig } from '@penholder/server/config';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { endAccreditation } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aResponse, ourClient, settled, until } from '../_support/document-clients.ts';
import { aFollower, type Follower } from '../_support/followers.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { inLog, startNodes, stateOf, type TestNodes, upTo } from '../_support/nodes.ts';

let nodes: TestNodes;
let first: TestServer;
let second: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
let chair: TestPerson;
beforeAll(async () => {
  nodes = await startNodes(2);
  [first, second] = nodes.servers as [TestServer, TestServer];
  table = await first.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
  adviser = await table.aDelegate(egypt);
  chair = await table.aRole('co-chair');
});
afterAll(() => nodes.close());

const aDocument = async (): Promise<DocumentId> =>
  (await aResponse(first, table, { delegation: egypt, by: head })).documentId;

const health = async ({ origin }: TestServer) => {
  const answer = await fetch(`${origin}/healthz`);
  return { code: answer.status, ...((await answer.json()) as { status: string; canCommit: boolean }) };
};

const apart = () =>
  until(async () => {
    const states = await Promise.all(nodes.servers.map(health));
    return states.every(({ status }) => status === 'degraded');
  }, 'both nodes to know that they are apart');

/** Two people who write on, each at a node of theirs, until they are told to stop. */
async function twoWriters(documentId: DocumentId) {
  const writers = [ourClient(first, documentId, head), ourClient(second, documentId, adviser)];
  await Promise.all(writers.map((writer) => writer.synced()));
  const counts = [0, 0];
  const timer = setInterval(() => {
    for (const [place, writer] of writers.entries()) writer.write(`<${place}.${counts[place]!++}>`);
  }, 4);
  let closes = 0;
  for (const { provider } of writers) provider.on('connection-close', () => closes++);
  return {
    writers,
    counts,
    /** How often a connection ended. */
    get closes() {
      return closes;
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(writers.map((writer) => writer.saved()));
    },
  };
}

/** Everybody has everything that anybody wrote, and so has the log. */
async function converged(documentId: DocumentId, { writers, counts }: Awaited<ReturnType<typeof twoWriters>>) {
  await until(() => stateOf(writers[0]!.doc) === stateOf(writers[1]!.doc), 'both to have the same text');
  const log = await inLog(first, documentId);
  expect(log.state).toBe(stateOf(writers[0]!.doc));
  expect(log.sequences).toEqual(upTo(log.sequences.length));
  const text = log.doc.getText('test').toString();
  const words = new Set(text.match(/<[^>]+>/g));
  const all = counts.flatMap((count, place) => Array.from({ length: count }, (_, nth) => `<${place}.${nth}>`));
  expect(all.filter((word) => !words.has(word))).toEqual([]);
  expect(words.size).toBe(all.length);
}

it('[DC24] loses nothing and fails nobody when Redis dies while people write at both nodes, and is told again when it is back', async () => {
  const documentId = await aDocument();
  const writing = await twoWriters(documentId);
  const [one, other] = writing.writers;
  await until(() => one!.provider.savedEdits > 20 && other!.provider.savedEdits > 20);
  await nodes.redis.kill();
  await apart();
  expect(await health(first)).toMatchObject({ code: 200, status: 'degraded', canCommit: true });
  const [before, word] = [one!.provider.savedEdits, `<1.${writing.counts[1]!}>`];
  await until(() => one!.provider.savedEdits > before + 20, 'changes to be saved without Redis');
  // Each sees what the other wrote meanwhile: it is in the log.
  await until(() => one!.text.toString().includes(word), 'what the other wrote since');
  await writing.stop();
  await converged(documentId, writing);
  expect(writing.closes).toBe(0);

  await nodes.redis.start();
  await nodes.together();
  expect(await health(second)).toMatchObject({ code: 200, status: 'ok' });
  one!.write('<back>');
  await until(() => other!.text.toString().includes('<back>'));
  for (const writer of writing.writers) writer.leave();
});

for (const [how, cutOff] of [
  ['cut off from', 'cut'],
  ['no longer heard over', 'hold'],
] as const)
  it(`[DC24] brings a node that was ${how} Redis alone back without a loss, and the others do not wait for it`, async () => {
    const documentId = await aDocument();
    const writing = await twoWriters(documentId);
    const [one, other] = writing.writers;
    nodes.ways[1]![cutOff]();
    await apart();
    const words = writing.counts.map((count, place) => `<${place}.${count}>`);
    await until(() => one!.text.toString().includes(words[1]!), 'at the node that is with Redis, what the other wrote');
    await until(() => other!.text.toString().includes(words[0]!), 'at the node that is not, what the other wrote');
    nodes.ways[1]!.heal();
    await nodes.together();
    await writing.stop();
    await converged(documentId, writing);
    expect(writing.closes).toBe(0);
    for (const writer of writing.writers) writer.leave();
  });

/** What is written at one node is seen at another that Redis does not reach. */
async function seesWithoutRedis(patience: number): Promise<void> {
  const documentId = await aDocument();
  const [here, there] = [ourClient(first, documentId, head), ourClient(second, documentId, adviser)];
  await Promise.all([here.synced(), there.synced()]);
  nodes.ways[1]!.cut();
  await apart();
  here.write('<apart>');
  try {
    await until(() => there.text.toString() === '<apart>', 'what was written at the other node', patience);
  } finally {
    nodes.ways[1]!.heal();
    await nodes.together();
    for (const one of [here, there]) one.leave();
  }
}

it('notices a node that forgets to read what others have appended', async () => {
  const forgetful = vi.spyOn(LogFollower.prototype, 'appended').mockImplementation(() => {});
  await expect(seesWithoutRedis(3_000)).rejects.toThrow('Waited in vain for what was written at the other node.');
  forgetful.mockRestore();
  await expect(seesWithoutRedis(60_000)).resolves.toBeUndefined();
});

it('[DC24] ends connections at a node that is cut off, too, when a place ends at the other', async () => {
  const documentId = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  nodes.ways[1]!.cut();
  await apart();
  const client = ourClient(second, documentId, expert);
  const news = await aFollower(second, expert, table.code);
  await client.synced();
  const { id: accreditation } = await first.opened.db
    .selectFrom('accreditation')
    .select('id')
    .where('person_id', '=', expert.id)
    .executeTakeFirstOrThrow();
  const at = performance.now();
  await chair.call(endAccreditation, { params: { roundTable: table.code, accreditation } });
  await until(() => !client.provider.wsconnected && news.ended !== undefined, 'both connections to end');
  // A look into the database every 0.9 seconds at most, and what it takes.
  expect(performance.now() - at).toBeLessThan(3_000);
  nodes.ways[1]!.heal();
  await nodes.together();
  client.leave();
  news.leave();
});

it('[DC24] has pages look again for news that they were not told, once nodes hear one another', async () => {
  const [here, there] = await Promise.all([aFollower(first, head, table.code), aFollower(second, adviser, table.code)]);
  await nodes.redis.kill();
  await apart();
  const missed = ({ told }: Follower) => told.filter((news) => news === undefined).length;
  // Whoever is at the same node is told at once all the same.
  first.app.deps.live.tell({ roundTableId: table.id, topic: 'threads', ids: ['meanwhile'] });
  await until(() => here.told.some((news) => news?.ids.includes('meanwhile')), 'news at the same node');
  const before = missed(there);
  await nodes.redis.start();
  await nodes.together();
  await until(() => missed(there) > before, 'a page to be told that it may have missed something');
  first.app.deps.live.tell({ roundTableId: table.id, topic: 'threads', ids: ['afterwards'] });
  await until(() => there.told.some((news) => news?.ids.includes('afterwards')), 'news at the other node');
  here.leave();
  there.leave();
});

it('[DC24] forgets who was at a node that is not heard any more, and sees them again once it is', async () => {
  const documentId = await aDocument();
  const [here, there] = [ourClient(first, documentId, head), ourClient(second, documentId, adviser)];
  await Promise.all([here.synced(), there.synced()]);
  here.provider.awareness.setLocalState({ cursor: { anchor: 1, head: 1 } });
  const seen = () => there.provider.awareness.getStates().get(here.doc.clientID);
  await until(() => seen() !== undefined, 'somebody at the other node');
  nodes.ways[0]!.cut();
  await until(() => seen() === undefined, 'nobody at the other node', 40_000);
  nodes.ways[0]!.heal();
  await nodes.together();
  // The same clock as before would not be believed by pages: it moves on with the next renewal.
  here.provider.awareness.setLocalStateField('cursor', { anchor: 2, head: 2 });
  await until(() => seen()?.['cursor']?.anchor === 2, 'them again');
  here.leave();
  there.leave();
});

it('refuses REDIS_URL with the embedded database, and a wrong one, in words', () => {
  expect(() => readConfig({ REDIS_URL: 'redis://localhost' })).toThrow(/set DATABASE_URL too, or leave REDIS_URL out/);
  expect(() => readConfig({ REDIS_URL: 'http://localhost', DATABASE_URL: 'postgres://localhost/x' })).toThrow(
    /REDIS_URL is wrong: it starts with redis:\/\/ or rediss:\/\//,
  );
  expect(readConfig({ REDIS_URL: 'rediss://cache', DATABASE_URL: 'postgres://localhost/x' }).redisUrl).toBe(
    'rediss://cache',
  );
});

it('starts without Redis being there, says so, and serves', async () => {
  const alone = await startServer({
    listen: true,
    config: { redisUrl: 'redis://127.0.0.1:1' },
    database: { config: nodes.database.config, drop: async () => {} },
  });
  expect(await health(alone)).toMatchObject({ code: 200, status: 'degraded' });
  const documentId = await aDocument();
  const writer = ourClient(alone, documentId, head);
  writer.write('alone');
  await writer.saved();
  const reader = ourClient(first, documentId, adviser);
  await until(() => reader.text.toString() === 'alone');
  writer.leave();
  reader.leave();
  await alone.close();
  await settled(0);
});
