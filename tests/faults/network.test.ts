// A network that cuts, resets, stalls and crumbles, and servers that come and go. `FAULTS=10` does ten times as much.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChaosProxy, startChaosProxy } from '../_support/chaos-proxy.ts';
import { aResponse, ourClient, settled, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { judge, record } from '../_support/recorded-history.ts';
import { areSame } from '../_support/same-document.ts';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

const FACTOR = Number(process.env['FAULTS'] ?? 1);
const SEED = Number(process.env['SEED'] ?? 1);
const WRITERS = 4;
const WORDS = 60 * FACTOR;
const RESTARTS = 3 * FACTOR;
const OPENERS = 50;

let folder: string;
let fresh: FreshDatabase;
let server: TestServer;
let proxy: ChaosProxy;
let table: TestRoundTable;
let delegation: DelegationId;
let people: TestPerson[];

const start = () =>
  startServer({
    listen: true,
    database: {
      config: fresh.config.url ? fresh.config : { ...fresh.config, folder: path.join(folder, 'database') },
      drop: async () => {},
    },
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-network-'));
  fresh = await freshDatabase();
  server = await start();
  proxy = await startChaosProxy(server.origin, SEED);
  table = await server.aRoundTable();
  delegation = await table.aDelegation();
  people = await Promise.all(Array.from({ length: WRITERS }, () => table.aDelegate(delegation)));
}, 120_000);
afterAll(async () => {
  await proxy.close();
  await server.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

const aDocument = async (): Promise<DocumentId> =>
  (await aResponse(server, table, { delegation, by: people[0]! })).documentId;
const recorded = (id: DocumentId) =>
  people.map((person, place) => {
    const client = ourClient(proxy, id, person);
    return { client, ...record(client, String(place)) };
  });

/** A mistake of a page, made before it writes anything. */
type Mistake = (writer: ReturnType<typeof recorded>[number]) => void;

/** Everybody writes so many words over the bad network; answers what is in the database while it still is bad. */
async function writeOverABadNetwork(words: number, mistake: Mistake = () => {}) {
  const id = await aDocument();
  const writers = recorded(id);
  for (const writer of writers) mistake(writer);
  for (let nth = 0; nth < words; nth++) {
    for (const { write } of writers) write();
    await settled(20);
  }
  return { id, writers, early: await judgeNow(id, writers) };
}

function judgeNow(id: DocumentId, writers: ReturnType<typeof recorded>) {
  for (const { look } of writers) look();
  return judge(
    server.opened.db,
    id,
    writers.map(({ history }) => history),
  );
}

/** All copies are the same, struct by struct. */
function expectSame(writers: ReturnType<typeof recorded>): void {
  const [{ client: first }, ...others] = writers as [(typeof writers)[0], ...typeof writers];
  for (const { client } of others) expect(areSame(client.doc, first.doc)).toBe(true);
}

it(
  '[DC4] loses nothing that was called saved or shown, and doubles nothing, on a network that cuts and crumbles',
  async () => {
    const { id, writers, early } = await writeOverABadNetwork(WORDS);
    expect(early).toMatchObject({ lost: [], doubled: 0 });
    proxy.isWild = false;
    // As if half a minute had passed: so long a client believes a connection that is half open.
    for (const { client } of writers) client.provider.wsLastMessageReceived -= 30_000;
    await until(() => writers.every(({ client }) => client.provider.isSaved), 'everything to be saved', 100_000);
    const all = WRITERS * WORDS;
    await until(
      () => writers.every(({ client }) => client.text.toString().match(/<[^>]+>/g)?.length === all),
      'everybody to see everything',
      60_000,
    );
    const end = await judgeNow(id, writers);
    console.info(
      `${all} changes over a bad network (${JSON.stringify(proxy.befell)}): ${early.promised} promised while it was, ${end.promised} in the end; ${end.lost.length} lost, ${end.doubled} doubled`,
    );
    expect(end).toMatchObject({ promised: all, lost: [], doubled: 0 });
    expect(writers[0]!.client.text.toString()).toBe(end.text);
    expectSame(writers);
    for (const { client } of writers) client.leave();
  },
  240_000 * FACTOR,
);

it('notices a page that takes for saved what it has sent', async () => {
  proxy.isWild = true;
  const { id, writers } = await writeOverABadNetwork(10, ({ client: { provider } }) =>
    Object.defineProperty(provider, 'savedEdits', { get: () => provider.edits, set() {} }),
  );
  proxy.halfOpenAll();
  for (const { write } of writers) write();
  const { lost } = await judgeNow(id, writers);
  for (const { client } of writers) client.leave();
  expect(lost.length).toBeGreaterThan(0);
});

it('notices a page that writes again what it does not know to be saved', async () => {
  proxy.isWild = true;
  const { id, writers } = await writeOverABadNetwork(10, ({ client, history }) =>
    client.provider.on('connection-close', () => {
      for (const word of history.wrote.slice(client.provider.savedEdits)) client.write(word);
    }),
  );
  for (const { write } of writers) write();
  proxy.isWild = false;
  proxy.cutAll();
  await until(() => writers.every(({ client }) => client.provider.isSaved), 'everything to be saved');
  const { doubled } = await judgeNow(id, writers);
  for (const { client } of writers) client.leave();
  expect(doubled).toBeGreaterThan(0);
});

it(`[DC14] begins a document once when ${OPENERS} people open it in the same moment`, async () => {
  const { documentId } = await aResponse(server, table, {
    delegation,
    by: people[0]!,
    content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'First words.' }] }] },
  });
  const clients = Array.from({ length: OPENERS }, (_, nth) => ourClient(server, documentId, people[nth % WRITERS]!));
  await Promise.all(clients.map((client) => client.saved()));
  const shown = new Set(clients.map(({ doc }) => doc.getXmlFragment('default').toString()));
  expect([...shown]).toEqual(['<paragraph>First words.</paragraph>']);
  const rows = await server.opened.db
    .selectFrom('document_update')
    .select('sequence')
    .where('document_id', '=', documentId)
    .execute();
  expect(rows).toHaveLength(1);
  for (const client of clients) client.leave();
}, 120_000);

it(
  `[DC17] doubles and loses nothing in ${RESTARTS} restarts with everybody there`,
  async () => {
    const id = await aDocument();
    proxy.isWild = false;
    const writers = recorded(id);
    const typing = setInterval(() => {
      for (const { write } of writers) write();
    }, 60);
    for (let nth = 0; nth < RESTARTS; nth++) {
      const before = writers.map(({ history }) => history.saved);
      await until(() => writers.every(({ history }, place) => history.saved > before[place]! + 10), 'some to be saved');
      await server.close();
      server = await start();
      proxy.target = server.origin;
      // They find it without waiting for their turn, which comes ever later while it is away.
      for (const { client } of writers) {
        client.provider.disconnect();
        client.provider.connect();
      }
    }
    clearInterval(typing);
    await until(() => writers.every(({ client }) => client.provider.isSaved), 'everything to be saved', 60_000);
    const verdict = await judgeNow(id, writers);
    const all = writers.reduce((sum, { history }) => sum + history.wrote.length, 0);
    console.info(`${RESTARTS} restarts: ${all} changes, ${verdict.lost.length} lost, ${verdict.doubled} doubled`);
    expect(verdict).toMatchObject({ lost: [], doubled: 0 });
    expect(verdict.text.match(/<[^>]+>/g)).toHaveLength(all);
    await until(
      () => writers.every(({ client }) => client.text.toString().match(/<[^>]+>/g)?.length === all),
      'everybody to see everything',
    );
    expect(writers[0]!.client.text.toString()).toBe(verdict.text);
    expectSame(writers);
    for (const { client } of writers) client.leave();
  },
  180_000 + RESTARTS * 20_000,
);
