import { randomInt } from 'node:crypto';
import { readDocument } from '@penholder/server/collab/document-content';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  answeredBarriers,
  anUpdate,
  aResponse,
  ourClient,
  rawSocket,
  settled,
  stockClient,
  until,
} from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true });
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt, { name: 'Amal' });
  adviser = await table.aDelegate(egypt, { standing: 'adviser', name: 'Badr' });
});
afterAll(() => server.close());

const aDocument = async () => (await aResponse(server, table, { delegation: egypt, by: head })).documentId;
const logOf = (id: DocumentId) =>
  server.opened.db
    .selectFrom('document_update')
    .select(['sequence', 'person_id', 'delegation_id', 'update'])
    .where('document_id', '=', id)
    .orderBy('sequence')
    .execute();

it('[DC5] ends with the same text for three stock clients who write at once', async () => {
  const id = await aDocument();
  const clients = [stockClient(server, id, head), stockClient(server, id, head), stockClient(server, id, adviser)];
  await Promise.all(clients.map((client) => client.synced()));
  for (let turn = 0; turn < 30; turn++) {
    for (const [place, client] of clients.entries()) client.text.insert(Math.floor(client.text.length / 2), `${place}`);
    if (turn % 10 === 0) await settled(5);
  }
  await until(() => clients.every((client) => client.text.length === 90));
  expect(new Set(clients.map((client) => client.text.toString())).size).toBe(1);
  for (const client of clients) client.leave();
  const log = await logOf(id);
  expect(log.map((row) => row.sequence)).toEqual(log.map((_, place) => place + 1));
  expect(new Set(log.map((row) => row.person_id))).toEqual(new Set([head.id, adviser.id]));
  expect(new Set(log.map((row) => row.delegation_id))).toEqual(new Set([egypt]));
});

it('[DC5] converges for writers who come and go at random', async () => {
  const id = await aDocument();
  const people = [head, adviser, head, adviser];
  const clients = people.map((person) => stockClient(server, id, person));
  await Promise.all(clients.map((client) => client.synced()));
  for (let turn = 0; turn < 120; turn++) {
    const client = clients[randomInt(clients.length)]!;
    const { text } = client;
    if (text.length > 4 && randomInt(4) === 0) text.delete(randomInt(text.length - 2), 2);
    else text.insert(randomInt(text.length + 1), String.fromCharCode(97 + randomInt(26)).repeat(3));
    if (randomInt(12) === 0) {
      // The socket breaks without a word, and y-websocket comes back by itself.
      client.provider.ws?.close();
      await settled(randomInt(20));
    }
  }
  const texts = () => new Set(clients.map((client) => client.text.toString()));
  await until(
    () => clients.every((client) => client.provider.synced) && texts().size === 1,
    'everyone to have the same text',
  );
  const later = stockClient(server, id, head);
  await later.synced();
  expect(later.text.toString()).toBe(clients[0]!.text.toString());
  for (const client of [...clients, later]) client.leave();
});

it('[DC9] merges what two people wrote without a connection when they return', async () => {
  const id = await aDocument();
  const [one, other] = [ourClient(server, id, head), ourClient(server, id, adviser)];
  await Promise.all([one.synced(), other.synced()]);
  one.write('base. ');
  await one.saved();
  await until(() => other.text.toString() === 'base. ');
  one.provider.disconnect();
  other.provider.disconnect();
  one.write('from one. ');
  one.text.delete(0, 4);
  other.write('from other. ');
  expect(one.provider.isSaved).toBe(false);
  one.provider.connect();
  other.provider.connect();
  await Promise.all([one.saved(), other.saved()]);
  await until(() => one.text.toString() === other.text.toString());
  expect(one.text.toString()).toContain('from one. ');
  expect(one.text.toString()).toContain('from other. ');
  expect(one.text.toString()).not.toContain('base');
  one.leave();
  other.leave();
});

it('[DC9] takes changes that a client sends before it is asked what the server lacks', async () => {
  const id = await aDocument();
  const doc = new Y.Doc();
  const first = ourClient(server, id, head, { doc });
  await first.synced();
  first.write('a');
  await first.saved();
  first.provider.disconnect();
  first.write('b');
  // A bare socket that sends only the newest change: what is between is missing until the server's question is answered.
  const raw = await rawSocket(server, `${id}?token=${head.token}`);
  let newest: Uint8Array | undefined;
  doc.once('update', (update: Uint8Array) => (newest = update));
  first.write('c');
  raw.update(newest!);
  raw.send(100, 1);
  await settled();
  expect(answeredBarriers(raw)).toEqual([]);
  raw.update(Y.encodeStateAsUpdate(doc), 1);
  await until(() => answeredBarriers(raw).includes(1));
  raw.socket.close();
  const reader = stockClient(server, id, adviser);
  await reader.synced();
  expect(reader.text.toString()).toBe('abc');
  reader.leave();
  first.leave();
});

it('[DC5] stores a change once however often it is sent', async () => {
  const id = await aDocument();
  const raw = await rawSocket(server, `${id}?token=${head.token}`);
  const update = anUpdate();
  for (let time = 0; time < 5; time++) raw.update(update);
  raw.send(100, 1);
  await until(() => answeredBarriers(raw).includes(1));
  const again = await rawSocket(server, `${id}?token=${head.token}`);
  again.update(update, 1);
  again.update(update);
  again.send(100, 2);
  await until(() => answeredBarriers(again).includes(2));
  expect((await logOf(id)).length).toBe(1);
  raw.socket.close();
  again.socket.close();
});

it('[DC5] stores nothing when a client returns who has nothing new, though it has deleted much', async () => {
  const id = await aDocument();
  const writer = ourClient(server, id, head);
  await writer.synced();
  writer.write('abcdefghij');
  for (const at of [8, 5, 2]) writer.text.delete(at, 1);
  await writer.saved();
  const before = (await logOf(id)).length;
  for (let time = 0; time < 3; time++) {
    writer.provider.disconnect();
    writer.provider.connect();
    await writer.saved();
  }
  expect((await logOf(id)).length).toBe(before);
  writer.leave();
});

it('[DC7] lets the same person write from two tabs, and return with an earlier visit’s changes', async () => {
  const id = await aDocument();
  const kept = new Y.Doc();
  const tab = ourClient(server, id, head, { doc: kept });
  const second = ourClient(server, id, head);
  await Promise.all([tab.synced(), second.synced()]);
  tab.write('one ');
  second.write('two ');
  await Promise.all([tab.saved(), second.saved()]);
  tab.provider.destroy();
  kept.getText('test').insert(0, 'offline ');
  // A later visit begins with the copy that was kept: a new client id, and changes under the old one.
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept));
  const later = ourClient(server, id, head, { doc });
  await later.synced();
  later.write('later');
  await later.saved();
  await until(() => second.text.toString() === later.text.toString());
  expect(second.text.toString()).toMatch(/^offline .*later$/);
  later.leave();
  second.leave();
});

it('[DC7] refuses changes under a client id that another person writes with', async () => {
  const id = await aDocument();
  const owner = ourClient(server, id, head);
  await owner.synced();
  owner.write('mine');
  await owner.saved();
  const raw = await rawSocket(server, `${id}?token=${adviser.token}`);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(owner.doc));
  forged.clientID = owner.doc.clientID;
  forged.getText('test').insert(4, ' and yours');
  raw.update(Y.encodeStateAsUpdate(forged, Y.encodeStateVector(owner.doc)));
  expect(await raw.closed()).toEqual({ code: 4410, reason: 'document.foreign-client' });
  owner.write(', still');
  await owner.saved();
  const reader = stockClient(server, id, adviser);
  await reader.synced();
  expect(reader.text.toString()).toBe('mine, still');
  owner.leave();
  reader.leave();
});

it('[DC7] takes an answer that repeats what others wrote', async () => {
  const id = await aDocument();
  const owner = ourClient(server, id, head);
  await owner.synced();
  owner.write('theirs');
  await owner.saved();
  const raw = await rawSocket(server, `${id}?token=${adviser.token}`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(owner.doc));
  doc.getText('test').insert(6, ', ours');
  raw.update(Y.encodeStateAsUpdate(doc), 1);
  raw.send(100, 7);
  await until(() => answeredBarriers(raw).includes(7));
  await until(() => owner.text.toString() === 'theirs, ours');
  const log = await logOf(id);
  expect(Y.decodeUpdate(log.at(-1)!.update).structs.map((struct) => struct.id.client)).toEqual([doc.clientID]);
  raw.socket.close();
  owner.leave();
});

it('[DC8] shows who is there as their sign-in says, whatever a client claims', async () => {
  const id = await aDocument();
  const [one, other] = [stockClient(server, id, head), ourClient(server, id, adviser)];
  one.provider.awareness.setLocalState({
    user: { name: 'Somebody else', color: 'red' },
    cursor: { anchor: 1, head: 1 },
    extra: 1,
  });
  const seen = () => other.provider.awareness.getStates().get(one.doc.clientID);
  await until(() => seen()?.['cursor'] !== undefined);
  expect(seen()).toEqual({
    user: { name: 'Amal', delegation: 'Egypt', color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
    cursor: { anchor: 1, head: 1 },
  });
  // What one says of the other is dropped.
  const forged = new awarenessProtocol.Awareness(Object.assign(new Y.Doc(), { clientID: other.doc.clientID }));
  for (let time = 0; time < 9; time++) forged.setLocalState({ user: { name: 'Forged' } });
  awarenessProtocol.applyAwarenessUpdate(
    one.provider.awareness,
    awarenessProtocol.encodeAwarenessUpdate(forged, [other.doc.clientID]),
    'test',
  );
  forged.destroy();
  await settled();
  const third = stockClient(server, id, head);
  await until(() => third.provider.awareness.getStates().has(other.doc.clientID));
  expect(third.provider.awareness.getStates().get(other.doc.clientID)).toMatchObject({ user: { name: 'Badr' } });
  one.leave();
  await until(() => seen() === undefined);
  other.leave();
  third.leave();
});

it('[DC8] names delegations only on the delegation’s rung, and shows nobody below it', async () => {
  for (const [attribution, shown] of [
    ['delegation', { user: { name: 'Kenya', color: expect.any(String) }, cursor: null }],
    ['unattributed', undefined],
    ['category', undefined],
  ] as const) {
    const quiet = await server.aRoundTable({ settings: { attribution } });
    const kenya = await quiet.aDelegation('Kenya');
    const [a, b] = [await quiet.aDelegate(kenya, { name: 'Wanjiru' }), await quiet.aDelegate(kenya)];
    const { documentId } = await aResponse(server, quiet, { delegation: kenya, by: a });
    const [one, other] = [stockClient(server, documentId, a), stockClient(server, documentId, b)];
    await Promise.all([one.synced(), other.synced()]);
    one.provider.awareness.setLocalStateField('cursor', null);
    one.write('words');
    await until(() => other.text.toString() === 'words');
    await settled();
    expect(other.provider.awareness.getStates().get(one.doc.clientID)).toEqual(shown);
    one.leave();
    other.leave();
  }
});

it('[DC15] cuts a reader who does not read, and holds nobody else up', async () => {
  const id = await aDocument();
  const sleeper = await rawSocket(server, `${id}?token=${adviser.token}`);
  sleeper.send(0, 0, 1, 0);
  await until(() => sleeper.received.length > 0);
  (sleeper.socket as unknown as { _socket: { pause(): void } })._socket.pause();
  const [writer, reader] = [ourClient(server, id, head), stockClient(server, id, adviser)];
  await Promise.all([writer.synced(), reader.synced()]);
  const connections = async () =>
    (await server.app.fastify.inject('/metrics')).body.match(/penholder_document_connections (\d+)/)![1];
  const before = Number(await connections());
  for (let sent = 0; sent < 30; sent++) {
    writer.write('x'.repeat(400_000));
    await writer.saved();
    writer.text.delete(0, 400_000);
    if (Number(await connections()) < before) break;
  }
  expect(Number(await connections())).toBe(before - 1);
  await writer.saved();
  await until(() => reader.text.length === 0);
  sleeper.socket.terminate();
  writer.leave();
  reader.leave();
});

it('[DC11] freezes the words of a document in the shape of the schema, whatever a client wrote', async () => {
  const id = await aDocument();
  const writer = ourClient(server, id, head);
  await writer.synced();
  writer.doc.transact(() => {
    const fragment = writer.doc.getXmlFragment('default');
    const script = new Y.XmlElement('script');
    script.insert(0, [new Y.XmlText('kept words')]);
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    text.insert(0, 'link', { link: { href: 'javascript:alert(1)' }, blink: {} });
    paragraph.insert(0, [text]);
    fragment.insert(0, [script, paragraph]);
  });
  await writer.saved();
  expect((await readDocument(server.opened.db, id)).content).toEqual({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'kept words' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'link' }] },
    ],
  });
  writer.leave();
});
