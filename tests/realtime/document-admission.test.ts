import type { DelegationId } from '@penholder/shared/kernel';
import { draftPractice, getDraft } from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
import { aSignedInBrowser, emailOf } from '../_support/sign-in.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true });
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
});
afterAll(() => server.close());

const aDocument = async (delegation: DelegationId | null = egypt) =>
  (await aResponse(server, table, { delegation, by: head })).documentId;

/** How a connection is turned away; its messages must be none. */
async function turnedAway(id: string, person: TestPerson) {
  const raw = await rawSocket(server, `${id}?token=${person.token}`);
  const { code, reason } = await raw.closed();
  expect(raw.received).toEqual([]);
  return { code, reason };
}

it('[DC1] answers what is no document with an HTTP status, before any socket', async () => {
  const id = await aDocument();
  await expect(rawSocket(server, `not-an-id?token=${head.token}`)).rejects.toThrow('HTTP 404');
  await expect(rawSocket(server, `../elsewhere?token=${head.token}`)).rejects.toThrow('HTTP 404');
  await expect(rawSocket(server, id)).rejects.toThrow('HTTP 401');
  await expect(rawSocket(server, `${id}?token=${head.token}`, { origin: 'https://elsewhere.example' })).rejects.toThrow(
    'HTTP 403',
  );
});

it('[DC1] turns away whoever has no place at the document, by name and with nothing of it', async () => {
  const id = await aDocument();
  const kenya = await table.aDelegate(await table.aDelegation('Kenya'));
  expect(await turnedAway(id, kenya)).toEqual({ code: 4403, reason: 'document.not-permitted' });
  expect(await turnedAway(id, await table.aRole('co-chair'))).toEqual({ code: 4403, reason: 'document.not-permitted' });
  const elsewhere = await server.aRoundTable();
  expect(await turnedAway(id, await elsewhere.aDelegate(await elsewhere.aDelegation()))).toEqual({
    code: 4404,
    reason: 'document.not-found',
  });
  expect(await turnedAway('00000000-0000-4000-8000-000000000000', head)).toEqual({
    code: 4404,
    reason: 'document.not-found',
  });
  expect(await turnedAway(id, { ...head, token: 'no-such-token' })).toEqual({
    code: 4401,
    reason: 'document.not-signed-in',
  });
});

it('[DC1] lets in by a bearer’s header as by the query', async () => {
  const raw = await rawSocket(server, await aDocument(), { authorization: `Bearer ${head.token}` });
  raw.send(0, 0, 1, 0);
  await until(() => raw.received.some((message) => message[0] === 0 && message[1] === 1));
  raw.socket.close();
});

it('[DC1] lets in by the sign-in’s cookie, and no longer once it has ended', async () => {
  const id = await aDocument();
  const browser = await aSignedInBrowser(server, await emailOf(server, head.id));
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const raw = await rawSocket(server, id, { cookie, origin: server.origin });
  raw.send(0, 0, 1, 0);
  await until(() => raw.received.some((message) => message[0] === 0 && message[1] === 1));
  await browser.post('/sign-out');
  expect((await raw.closed()).code).toBe(4503);
  const back = await rawSocket(server, id, { cookie, origin: server.origin });
  expect(await back.closed()).toEqual({ code: 4401, reason: 'document.not-signed-in' });
});

it('[DC1] lets those who co-edit a joint response in, and only where the phase allows', async () => {
  const id = await aDocument(null);
  const penholder = await table.aRole('penholder');
  const kenya = await table.aDelegate(await table.aDelegation('Kenya'));
  const [one, other] = [ourClient(server, id, penholder), ourClient(server, id, kenya)];
  await Promise.all([one.synced(), other.synced()]);
  one.write('a');
  other.write('b');
  await Promise.all([one.saved(), other.saved()]);
  one.leave();
  other.leave();
  await server.opened.db.updateTable('round_table').set({ phase: 'adoption' }).where('id', '=', table.id).execute();
  const reader = await rawSocket(server, `${id}?token=${kenya.token}`);
  reader.update(anUpdate());
  reader.send(100, 1);
  await until(() => reader.received.some((message) => message[0] === 2), 'a word that this may not be written');
  expect(answeredBarriers(reader)).toEqual([]);
  reader.socket.close();
  expect(await turnedAway(id, await table.aRole('observer'))).toEqual({ code: 4403, reason: 'document.not-permitted' });
  await server.opened.db.updateTable('round_table').set({ phase: 'consultation' }).where('id', '=', table.id).execute();
});

it('[DC1] lets the delegations that submit a practice write its body, and nobody else come near it', async () => {
  const { id } = await head.call(draftPractice, {
    params: { roundTable: table.code },
    body: { title: 'Clinics', submitters: [egypt] },
  });
  const { documentId } = await head.call(getDraft, { params: { roundTable: table.code, practice: id } });
  const writer = ourClient(server, documentId, head);
  await writer.synced();
  writer.write('words');
  await writer.saved();
  for (const person of [
    await table.aDelegate(await table.aDelegation()),
    await table.aRole('co-chair'),
    await table.aRole('penholder'),
  ])
    expect(await turnedAway(documentId, person)).toEqual({ code: 4403, reason: 'document.not-permitted' });
  writer.leave();
});

it('[DC2] stores nothing from a reader, by update or by answer, and never calls it saved', async () => {
  const { documentId: id, responseId } = await aResponse(server, table, { delegation: egypt, by: head });
  const writer = ourClient(server, id, head);
  await writer.synced();
  writer.write('accepted');
  await writer.saved();
  await server.opened.db.updateTable('response').set({ status: 'accepted' }).where('id', '=', responseId).execute();
  server.app.deps.documents.admitAgain(id);
  const reader = await rawSocket(server, `${id}?penholder=1&token=${head.token}`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc));
  doc.getText('test').insert(0, 'not ');
  reader.update(Y.encodeStateAsUpdate(doc), 1);
  reader.update(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(writer.doc)));
  reader.update(anUpdate((forged) => forged.getMap('test').set('a', 1)));
  reader.send(100, 1);
  await until(() => reader.received.some((message) => message[0] === 2));
  await settled();
  expect(answeredBarriers(reader)).toEqual([]);
  expect(reader.received.some((message) => message[0] === 0 && message[1] === 0)).toBe(false);
  expect(reader.isClosed()).toBe(false);
  const fresh = stockClient(server, id, head);
  await fresh.synced();
  expect(fresh.text.toString()).toBe('accepted');
  expect(Y.encodeStateVector(fresh.doc)).toEqual(Y.encodeStateVector(writer.doc));
  fresh.leave();
  writer.leave();
  reader.socket.close();
});

it('[DC2] lets a reader answer with nothing, and tells it of what others write', async () => {
  const id = await aDocument();
  const only = await server.opened.db
    .updateTable('access_token')
    .set({ scopes: ['read'] })
    .where('person_id', '=', head.id)
    .returning('id')
    .execute();
  const reader = await rawSocket(server, `${id}?token=${head.token}`);
  await server.opened.db
    .updateTable('access_token')
    .set({ scopes: ['read', 'write'] })
    .where('id', '=', only[0]!.id)
    .execute();
  reader.send(0, 0, 1, 0);
  reader.update(Uint8Array.of(0, 0), 1);
  reader.send(100, 3);
  await until(() => answeredBarriers(reader).includes(3));
  const writer = ourClient(server, id, head);
  await writer.synced();
  writer.write('x');
  await until(() => reader.received.some((message) => message[0] === 0 && message[1] === 2));
  writer.leave();
  reader.socket.close();
});

it('[DC3] ends a person’s connections within a second when their place changes, and asks again', async () => {
  const id = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const [client, other] = [stockClient(server, id, expert), stockClient(server, id, head)];
  await Promise.all([client.synced(), other.synced()]);
  await server.opened.db.deleteFrom('accreditation').where('person_id', '=', expert.id).execute();
  const at = performance.now();
  server.app.deps.live.admitAgain(expert.id);
  await until(() => !client.provider.wsconnected, 'the connection to end');
  expect(performance.now() - at).toBeLessThan(1_000);
  expect(other.provider.wsconnected).toBe(true);
  // It came back by itself, and was told that it has no place any more.
  await until(() => !client.provider.shouldConnect, 'the client to give up');
  expect(await client.closed()).toBe(4404);
  client.leave();
  other.leave();
});

it('[DC3] makes writers readers when the question closes, and writers again when it opens', async () => {
  const { documentId: id, questionId } = await aResponse(server, table, { delegation: egypt, by: head });
  const seen: string[] = [];
  const client = ourClient(server, id, head, { onWelcome: ({ may }) => seen.push(may) });
  await client.saved();
  const { db } = server.opened;
  for (const status of ['closed', 'open'] as const) {
    await db.updateTable('guiding_question').set({ status }).where('id', '=', questionId).execute();
    server.app.deps.documents.admitAgain(id);
    await until(() => seen.length === (status === 'closed' ? 2 : 3));
  }
  expect(seen).toEqual(['write', 'read', 'write']);
  client.leave();
});

it('[DC3] asks again whoever was being let in while something changed', async () => {
  const id = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const { db } = server.opened;
  // Over and over, their place ends while they are at the door: whatever the moment, they must not stay.
  for (let time = 0; time < 15; time++) {
    const place = await db
      .selectFrom('accreditation')
      .selectAll()
      .where('person_id', '=', expert.id)
      .executeTakeFirstOrThrow();
    const arriving = rawSocket(server, `${id}?token=${expert.token}`);
    await settled(time % 5);
    await db.deleteFrom('accreditation').where('id', '=', place.id).execute();
    server.app.deps.live.admitAgain(expert.id);
    const raw = await arriving;
    expect((await raw.closed()).reason).toMatch(/ask-again|not-found/);
    await db.insertInto('accreditation').values(place).execute();
  }
});

/** While `meanwhile` goes on, people's rights change without end. */
async function whileRightsChange<T>(change: () => void, meanwhile: () => Promise<T>): Promise<T> {
  let isOver = false;
  const next = () => {
    if (isOver) return;
    change();
    setImmediate(next);
  };
  next();
  return meanwhile().finally(() => (isOver = true));
}

it('[DC3] lets people in while the rights of others change without end', async () => {
  const id = await aDocument();
  const other = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const change = () => {
    server.app.deps.live.admitAgain(expert.id);
    server.app.deps.documents.admitAgain(other);
  };
  const raw = await whileRightsChange(change, async () => {
    const raw = await rawSocket(server, `${id}?penholder=1&token=${head.token}`);
    await until(() => raw.isClosed() || raw.received.length > 0);
    return raw;
  });
  expect(raw.isClosed()).toBe(false);
  raw.socket.terminate();
});

it('[DC3] sends away whoever’s own rights change without end, to come back', async () => {
  const id = await aDocument();
  const raw = await whileRightsChange(
    () => server.app.deps.live.admitAgain(head.id),
    () => rawSocket(server, `${id}?token=${head.token}`),
  );
  expect(await raw.closed()).toEqual({ code: 4503, reason: 'document.ask-again' });
});

it('[DC12] lets a page that knows an older shape read, and turns away a copy from before a new beginning', async () => {
  const id = await aDocument();
  await server.opened.db.updateTable('document').set({ schema_version: 2 }).where('id', '=', id).execute();
  const seen: string[] = [];
  const old = ourClient(server, id, head, { schemaVersion: 1, onWelcome: ({ may }) => seen.push(may) });
  const current = ourClient(server, id, head, { schemaVersion: 2, onWelcome: ({ may }) => seen.push(may) });
  await until(() => seen.length === 2);
  expect(seen.sort()).toEqual(['read', 'write']);
  const copy = await rawSocket(server, `${id}?token=${head.token}&epoch=00000000-0000-4000-8000-000000000000`);
  expect(await copy.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
  old.leave();
  current.leave();
});

it('[DC7] does not let in a page that one person opened with the sign-in of another', async () => {
  const id = await aDocument();
  const colleague = await table.aDelegate(egypt);
  const client = ourClient(server, id, head, { personId: head.id });
  await client.synced();
  client.write('By the head.');
  await client.saved();
  client.leave();
  const outlived = ourClient(server, id, colleague, { personId: head.id });
  outlived.write('By the head, too.');
  expect(await outlived.closed()).toBe(4401);
  outlived.leave();
});

it('[DC10] refuses by name what is malformed, too large or out of thin air, and stores nothing of it', async () => {
  const id = await aDocument();
  const base = new Y.Doc();
  base.getText('test').insert(0, 'abc');
  const seed = await rawSocket(server, `${id}?token=${head.token}`);
  seed.update(Y.encodeStateAsUpdate(base));
  seed.send(100, 1);
  await until(() => answeredBarriers(seed).includes(1));
  seed.socket.close();

  const beyond = new Y.Doc();
  beyond.getText('test').insert(0, 'lost');
  const before = Y.encodeStateVector(beyond);
  beyond.getText('test').insert(4, 'x');
  const gap = Y.encodeStateAsUpdate(beyond, before);
  const cases: [string, Uint8Array, number, string][] = [
    ['no update', Uint8Array.of(9, 9, 9), 4422, 'document.malformed'],
    ['an update that goes on', Uint8Array.of(0, 0, 0), 4422, 'document.malformed'],
    ['a gap', gap, 4422, 'document.malformed'],
    ['a deletion of what is not there', Uint8Array.of(0, 1, 5, 1, 0, 1), 4422, 'document.malformed'],
    ['a huge length', Uint8Array.of(1, 1, 7, 0, 0, 255, 255, 255, 255, 15, 0), 4422, 'document.malformed'],
    [
      'an update of a megabyte',
      anUpdate((doc) => doc.getText('test').insert(0, 'x'.repeat(1_000_001))),
      4413,
      'document.too-large',
    ],
  ];
  for (const [what, bytes, code, reason] of cases) {
    const raw = await rawSocket(server, `${id}?token=${head.token}`);
    // With its question answered the server need not wait for anything.
    raw.update(Uint8Array.of(0, 0), 1);
    raw.update(bytes);
    expect(await raw.closed(), what).toEqual({ code, reason });
  }
  const reader = stockClient(server, id, head);
  await reader.synced();
  expect(Y.encodeStateAsUpdate(reader.doc)).toEqual(Y.encodeStateAsUpdate(base));
  reader.leave();
});
