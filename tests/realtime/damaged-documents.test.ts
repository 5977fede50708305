import { type Db, json, sql } from '@penholder/db';
import { insertSnapshot, loadDocument } from '@penholder/db/documents';
import type { DocumentLog } from '@penholder/server/collab/document-log';
import { verifyDocuments } from '@penholder/server/collab/verify-documents';
import { listDocumentGaps } from '@penholder/shared/documents';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { submitResponse } from '@penholder/shared/responses';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Welcome } from '../../web/src/lib/editor/document-provider.ts';
import { anUpdate, aResponse, ourClient, rawSocket, stockClient, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { addParagraph, aLongLog, aWriter } from '../_support/log-writing.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
let real: DocumentLog;
/** What stands between the core and its log in the test that runs. */
let current: DocumentLog;
beforeAll(async () => {
  server = await startServer({
    listen: true,
    collab: {
      limits: { idle: 100, round: 50 },
      aroundLog: (log) => {
        real = current = log;
        return { ...log, load: (id) => current.load(id) };
      },
    },
  });
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt, { name: 'Amal' });
  adviser = await table.aDelegate(egypt, { name: 'Badr' });
}, 60_000);
afterAll(() => server.close(), 60_000);
afterEach(() => (current = real));

/** Changes one bit of what is stored, as a bad disk would: past every guard. */
async function flipBit(
  id: DocumentId,
  sequence: number,
  where: 'document_update' | 'document_snapshot',
  column: 'update' | 'state' | 'hash' = where === 'document_update' ? 'update' : 'state',
  eighths = 4,
) {
  const { db } = server.opened;
  await sql`alter table document_update disable trigger document_update_append_only`.execute(db);
  await sql`update ${sql.table(where)} set ${sql.ref(column)} = set_bit(${sql.ref(column)}, length(${sql.ref(column)}) * ${eighths}::int, 1 - get_bit(${sql.ref(column)}, length(${sql.ref(column)}) * ${eighths}::int))
    where document_id = ${id} and sequence = ${sequence}`.execute(db);
  await sql`alter table document_update enable trigger document_update_append_only`.execute(db);
}

/** More than one bit of an update: which, its hash no longer tells. */
async function damage(id: DocumentId, sequence: number) {
  await flipBit(id, sequence, 'document_update');
  await flipBit(id, sequence, 'document_update', 'update', 2);
}

const response = async () => (await aResponse(server, table, { delegation: egypt, by: head })).documentId;

/** Four changes: the second, by the adviser, is what the third, by the head, was written behind; the fourth stands alone. */
async function aDocument(): Promise<DocumentId> {
  const id = await response();
  const [one, other] = [
    aWriter(server, id, { person: head, delegation: egypt }),
    aWriter(server, id, { person: adviser, delegation: egypt }),
  ];
  await one.write(addParagraph('first'));
  await other.write(addParagraph('second'));
  await one.write(addParagraph('third'));
  await aWriter(server, id, { person: adviser, delegation: egypt }).write((text) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('title')]);
    text.insert(0, [paragraph]);
  });
  return id;
}

const wordsOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((node) => (node as Y.XmlElement).toArray().join(''));
const rowsOf = (db: Db, id: DocumentId) =>
  db.selectFrom('document_update').selectAll().where('document_id', '=', id).orderBy('sequence').execute();
const actsOf = async (id: DocumentId) =>
  (
    await server.opened.db
      .selectFrom('audit_event')
      .select(['act', 'details'])
      .where('act', 'like', 'document.%')
      .where(sql<boolean>`details->>'documentId' = ${id}`)
      .execute()
  ).map(({ act, details }) => ({ act, details }));
/** What a fresh client is shown, and told of gaps. */
async function opened(id: DocumentId) {
  const welcomes: Welcome[] = [];
  const client = ourClient(server, id, head, { onWelcome: (welcome) => welcomes.push(welcome) });
  await until(() => client.provider.synced, 'the document', 6_000);
  return { client, words: wordsOf(client.doc), gaps: welcomes.at(-1)!.gaps };
}
const gapsOf = async (id: DocumentId, person = head) =>
  (await person.call(listDocumentGaps, { params: { roundTable: table.code, document: id } })).items;
const epochOf = async (id: DocumentId) =>
  (await server.opened.db.selectFrom('document').select('epoch').where('id', '=', id).executeTakeFirstOrThrow()).epoch;

type Fact = () => Promise<void>;

/** A damaged change: what stands on it is not shown, the rest is, and what is lost is named. */
const namesTheGap: Fact = async () => {
  const id = await aDocument();
  const before = await epochOf(id);
  await damage(id, 2);
  const log = await rowsOf(server.opened.db, id);
  const { client, words, gaps } = await opened(id);
  expect({ words, gaps }).toEqual({ words: ['title', 'first'], gaps: 2 });
  expect(await rowsOf(server.opened.db, id)).toEqual(log);
  expect(await actsOf(id)).toEqual([
    {
      act: 'document.gap-found',
      details: { documentId: id, snapshots: 0, corrected: 0, updates: 2, first: 2, last: 3 },
    },
  ]);
  const items = await gapsOf(id);
  expect(items.map(({ first, last, updates, voice }) => [first, last, updates, voice?.person?.name])).toEqual([
    [2, 2, 1, 'Badr'],
    [3, 3, 1, 'Amal'],
  ]);
  expect(items[0]!.begunAt).toBe(new Date(log[1]!.committed_at).toISOString());
  // A copy that still has the words is kept apart, where they can be copied from it.
  const copy = await rawSocket(server, `${id}?token=${head.token}&epoch=${before}`);
  expect(await copy.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
  client.text.insert(0, 'and on');
  await client.saved();
  client.leave();
  await until(() => server.app.collaboration.keeper.openDocuments === 0);
  const again = await opened(id);
  expect(again.client.text.toString()).toBe('and on');
  expect(again).toMatchObject({ words: ['title', 'first'], gaps: 2 });
  expect(await actsOf(id)).toHaveLength(1);
  expect((await rowsOf(server.opened.db, id)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  again.client.leave();
};

/** Nothing that bears its hash: nothing is opened, and nothing is written over it. */
const neverBlanks: Fact = async () => {
  const id = await response();
  const writer = aWriter(server, id, { person: head, delegation: egypt });
  for (const word of ['a', 'b']) await writer.write(addParagraph(word));
  await damage(id, 1);
  const log = await rowsOf(server.opened.db, id);
  const raw = await rawSocket(server, `${id}?token=${head.token}`);
  raw.send(0, 0, 1, 0);
  raw.update(anUpdate());
  await until(() => raw.isClosed() || raw.received.length > 0);
  expect(raw.received).toEqual([]);
  expect(await raw.closed()).toEqual({ code: 1013, reason: 'document.unavailable' });
  expect(raw.received).toEqual([]);
  expect(await rowsOf(server.opened.db, id)).toEqual(log);
  expect(
    await server.opened.db.selectFrom('document_snapshot').select('sequence').where('document_id', '=', id).execute(),
  ).toEqual([]);
};

it('[DC25] opens with what can be read, and names what cannot, when the log is damaged', namesTheGap);
it('[DC25] opens nothing, and writes nothing, where nothing can be read', neverBlanks);

it.each([['update'], ['hash']] as const)(
  '[DC25] loses nothing by a single flipped bit of a change: %s',
  async (column) => {
    const id = await aDocument();
    const before = await epochOf(id);
    await flipBit(id, 2, 'document_update', column);
    const { client, words, gaps } = await opened(id);
    expect({ words, gaps }).toEqual({ words: ['title', 'first', 'second', 'third'], gaps: 0 });
    expect(await epochOf(id)).toBe(before);
    expect(await actsOf(id)).toEqual([
      { act: 'document.damage-mended', details: { documentId: id, snapshots: 0, corrected: 1 } },
    ]);
    client.leave();
  },
);

it('[DC25] names a change that is gone altogether', async () => {
  const id = await aDocument();
  await server.opened.db
    .deleteFrom('document_update')
    .where('document_id', '=', id)
    .where('sequence', '=', 4)
    .execute();
  const { client, words, gaps } = await opened(id);
  expect({ words, gaps }).toEqual({ words: ['first', 'second', 'third'], gaps: 1 });
  expect(await gapsOf(id)).toEqual([{ first: 4, last: 4, updates: 1, begunAt: null, endedAt: null, voice: null }]);
  client.leave();
});

it('[DC25] loses nothing when a snapshot is damaged: the log makes it good', async () => {
  const id = await aDocument();
  const { db } = server.opened;
  const stored = (await loadDocument(db, id))!;
  const state = Y.mergeUpdates(stored.tail.map(({ update }) => update));
  await insertSnapshot(db, { documentId: id, sequence: 4, state });
  const before = await epochOf(id);
  await flipBit(id, 4, 'document_snapshot');
  const { client, words, gaps } = await opened(id);
  expect({ words, gaps }).toEqual({ words: ['title', 'first', 'second', 'third'], gaps: 0 });
  expect(await epochOf(id)).toBe(before);
  expect((await actsOf(id)).map(({ act }) => act)).toEqual(['document.damage-mended']);
  expect((await loadDocument(db, id))!.base?.sequence).toBe(4);
  client.leave();
});

it('[DC25] refuses by name to freeze what is damaged, and makes it good for the next try', async () => {
  const id = await aDocument();
  const { db } = server.opened;
  const { id: responseId, question_id } = await db
    .selectFrom('response')
    .select(['id', 'question_id'])
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('guiding_question_version')
    .values({ question_id, version: 1, text: json({ en: 'What works?' }), note: null, person_id: head.id })
    .execute();
  await damage(id, 2);
  const asked = { params: { roundTable: table.code, response: responseId } };
  const refused = await head.refused(submitResponse, asked);
  expect({ code: refused.code, status: refused.status }).toEqual({ code: 'document.damaged', status: 409 });
  await until(async () => (await actsOf(id)).length > 0, 'what is lost to be recorded', 20_000);
  expect((await gapsOf(id)).map(({ first, last }) => [first, last])).toEqual([
    [2, 2],
    [3, 3],
  ]);
  await head.call(submitResponse, asked);
  const frozen = await db
    .selectFrom('response_version')
    .select('text')
    .where('response_id', '=', responseId)
    .executeTakeFirstOrThrow();
  expect(frozen.text).toBe('title\n\nfirst');
});

it('[DC25] tells nobody of authors below the delegation’s rung, and days instead of times', async () => {
  const id = await aDocument();
  await damage(id, 2);
  (await opened(id)).client.leave();
  const { db } = server.opened;
  const set = (settings: object) =>
    db
      .updateTable('round_table')
      .set({ settings: json(settings) })
      .where('id', '=', table.id)
      .execute();
  await set({ attribution: 'unattributed' });
  const [gap, ...others] = await gapsOf(id);
  expect(others).toEqual([]);
  expect(gap).toMatchObject({ first: 2, last: 3, updates: 2, voice: null });
  expect(gap!.begunAt).toMatch(/^\d{4}-\d\d-\d\d$/);
  await set({});
  const stranger = await table.aDelegate(await table.aDelegation());
  expect(await stranger.refused(listDocumentGaps, { params: { roundTable: table.code, document: id } })).toMatchObject({
    code: 'document.not-permitted',
  });
});

it('[DC25] compacts from memory what is damaged in the log while the document is open', async () => {
  const id = await response();
  await aLongLog(server, id);
  const writer = ourClient(server, id, head);
  await writer.synced();
  await flipBit(id, 7, 'document_update');
  const { db } = server.opened;
  await until(async () => {
    // One that comes while another runs is not heard.
    server.app.deps.clockwork.nudge('compact-documents');
    const rows = await db.selectFrom('document_snapshot').select('sequence').where('document_id', '=', id).execute();
    return rows.length === 1;
  }, 'a snapshot');
  const words = writer.text.toString();
  writer.leave();
  await until(() => server.app.collaboration.keeper.openDocuments === 0);
  const reader = stockClient(server, id, head);
  await reader.synced();
  expect(reader.text.toString()).toBe(words);
  expect(await gapsOf(id)).toEqual([]);
  reader.leave();
});

it('[DC25] finds for an operator whatever is damaged, also before a snapshot, and changes nothing', async () => {
  const id = await aDocument();
  const { db } = server.opened;
  const stored = (await loadDocument(db, id))!;
  await insertSnapshot(db, {
    documentId: id,
    sequence: 4,
    state: Y.mergeUpdates(stored.tail.map(({ update }) => update)),
  });
  const found = async () => {
    const damages: unknown[] = [];
    const count = await verifyDocuments(db, (damaged) => damaged.id === id && damages.push(damaged.damage));
    expect(count).toBeGreaterThan(1);
    return damages;
  };
  expect(await found()).toEqual([]);
  await flipBit(id, 2, 'document_update');
  await flipBit(id, 4, 'document_snapshot');
  await db.deleteFrom('document_update').where('document_id', '=', id).where('sequence', '=', 3).execute();
  expect(await found()).toEqual([{ updates: [2], missing: [3], snapshots: [4] }]);
  expect(await found()).toHaveLength(1);
});

// Each mutant is a mistake that reading a document could make; the fact beside it must notice.
describe('mutants', () => {
  const unverified = async (id: DocumentId) => {
    const rows = await rowsOf(server.opened.db, id);
    return { head: rows.length, base: undefined, tail: rows.map(({ sequence, update }) => ({ sequence, update })) };
  };
  const MUTANTS: Record<string, [DocumentLog['load'], Fact]> = {
    'compares nothing with its hash': [unverified, namesTheGap],
    'leaves out what is damaged without a word': [
      async (id) => {
        const { head, tail } = await unverified(id);
        return { head, base: undefined, tail: tail.filter(({ sequence }) => sequence !== 2 && sequence !== 3) };
      },
      namesTheGap,
    ],
    'takes what cannot be read for a blank': [
      (id) => real.load(id).catch(() => ({ head: 2, base: undefined, tail: [] })),
      neverBlanks,
    ],
  };
  for (const [title, [load, fact]] of Object.entries(MUTANTS))
    it(`notices a core that ${title}`, async () => {
      current = { ...real, load };
      await expect(fact()).rejects.toThrow(/^expected|Waited in vain/);
    });
});

it('[DC25] a text longer than what PostgreSQL hands over at once is read whole, snapshot and updates', async () => {
  const { db } = server.opened;
  const id = await response();
  const writer = aWriter(server, id, { person: head, delegation: egypt });
  // Longer than two slices of a quarter of a megabyte, and different in each.
  const long = (of: string) => Array.from({ length: 80_000 }, (_, place) => `${of}${place} `).join('');
  await writer.write(addParagraph(long('a')));
  const before = (await loadDocument(db, id))!;
  await insertSnapshot(db, {
    documentId: id,
    sequence: before.head,
    state: Y.mergeUpdates(before.tail.map(({ update }) => update)),
  });
  await writer.write(addParagraph(long('b')));
  const stored = (await loadDocument(db, id))!;
  expect(stored.base!.state.length).toBeGreaterThan(524_288);
  const doc = new Y.Doc();
  for (const update of [stored.base!.state, ...stored.tail.map((one) => one.update)]) Y.applyUpdate(doc, update);
  expect(wordsOf(doc).join('')).toBe(long('a') + long('b'));
});
