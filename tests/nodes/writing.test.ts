import { randomInt } from 'node:crypto';
import { transaction } from '@penholder/db';
import { appendUpdates } from '@penholder/db/documents';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  answeredBarriers,
  anUpdate,
  aResponse,
  ourClient,
  rawSocket,
  stockClient,
  until,
} from '../_support/document-clients.ts';
import { awarenessMessage } from '../_support/forged-updates.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../_support/harness.ts';
import { inLog, startNodes, stateOf, type TestNodes, upTo } from '../_support/nodes.ts';

let nodes: TestNodes;
let first: TestServer;
let second: TestServer;
let table: TestRoundTable;
let kenya: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
/** The documents whose logs were read for what somebody else appended. */
const lookedFor: string[] = [];
beforeAll(async () => {
  nodes = await startNodes(2, {
    aroundLog: (log) => ({ ...log, since: (id, sequence) => (lookedFor.push(id), log.since(id, sequence)) }),
  });
  [first, second] = nodes.servers as [TestServer, TestServer];
  table = await first.aRoundTable();
  kenya = await table.aDelegation('Kenya');
  head = await table.aDelegate(kenya);
  adviser = await table.aDelegate(kenya);
});
afterAll(() => nodes.close());

const aDocument = async (): Promise<DocumentId> =>
  (await aResponse(first, table, { delegation: kenya, by: head })).documentId;

it('[DC24] brings writers at two nodes to the same text, byte for byte, and to one log without gaps', async () => {
  const documentId = await aDocument();
  const writers = [first, second, first, second].map((server, place) =>
    ourClient(server, documentId, place % 2 === 0 ? head : adviser),
  );
  await Promise.all(writers.map((writer) => writer.synced()));
  const seed = randomInt(2 ** 30);
  let state = seed;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % below;
  };
  for (let round = 0; round < 60; round++) {
    for (const [place, writer] of writers.entries()) {
      const { length } = writer.text;
      if (length > 5 && random(4) === 0) writer.text.delete(random(length - 3), 2);
      else writer.text.insert(random(length + 1), `${place}.${round} `);
    }
    if (round % 3 === 0) await new Promise(setImmediate);
  }
  await Promise.all(writers.map((writer) => writer.saved()));
  await until(() => writers.every(({ doc }) => stateOf(doc) === stateOf(writers[0]!.doc)), `equal texts, seed ${seed}`);
  const log = await inLog(first, documentId);
  expect(log.state).toBe(stateOf(writers[0]!.doc));
  expect(log.sequences).toEqual(upTo(log.sequences.length));
  const readers = [first, second].map((server) => stockClient(server, documentId, adviser));
  await Promise.all(readers.map((reader) => reader.synced()));
  for (const reader of readers) expect(stateOf(reader.doc)).toBe(log.state);
  for (const one of [...writers, ...readers]) one.leave();
});

it('[DC24] tells at one node what was written at the other, and asks the database for none of it', async () => {
  const documentId = await aDocument();
  const [here, there] = [ourClient(first, documentId, head), ourClient(second, documentId, adviser)];
  await Promise.all([here.synced(), there.synced()]);
  here.write('0');
  await until(() => there.text.toString() === '0');
  const before = lookedFor.filter((id) => id === documentId).length;
  for (let nth = 1; nth < 20; nth++) {
    const [writer, reader] = nth % 2 === 0 ? [here, there] : [there, here];
    writer.write(` ${nth}`);
    await writer.saved();
    await until(() => reader.text.toString().endsWith(` ${nth}`));
  }
  expect(lookedFor.filter((id) => id === documentId).length).toBe(before);
  here.leave();
  there.leave();
});

it('[DC24] keeps one of two contents that a person gives the same structs at two nodes at once', async () => {
  for (let round = 0; round < 12; round++) {
    const documentId = await aDocument();
    const clientId = 4_000 + round;
    const [here, there] = await Promise.all(
      [first, second].map((server) => rawSocket(server, `${documentId}?token=${head.token}`)),
    );
    const readers = [first, second].map((server) => stockClient(server, documentId, adviser));
    await Promise.all(readers.map((reader) => reader.synced()));
    // Both know nothing of it; no honest client does this, and a page that moves between nodes comes near it.
    here!.update(
      anUpdate((doc) => doc.getText('test').insert(0, 'here'), clientId),
      1,
    );
    there!.update(
      anUpdate((doc) => doc.getText('test').insert(0, 'there!'), clientId),
      1,
    );
    here!.send(100, 1);
    there!.send(100, 1);
    await until(() => [here!, there!].every((raw) => answeredBarriers(raw).includes(1)), 'both to be answered');
    const log = await inLog(first, documentId);
    const text = log.doc.getText('test').toString();
    // The longer one's end is new where the shorter came first.
    expect(['here', 'there!', 'heree!']).toContain(text);
    await until(() => readers.every((reader) => reader.text.toString() === text), `both to read ${text}`);
    for (const server of [first, second]) {
      const fresh = stockClient(server, documentId, adviser);
      await fresh.synced();
      expect(fresh.text.toString()).toBe(text);
      expect(stateOf(fresh.doc)).toBe(log.state);
      fresh.leave();
    }
    for (const reader of readers) reader.leave();
    here!.socket.close();
    there!.socket.close();
  }
});

it('[DC24] stores once what a page brings to another node while its first node still has it under way', async () => {
  const documentId = await aDocument();
  const doc = new Y.Doc();
  const raw = await rawSocket(first, `${documentId}?token=${head.token}`);
  doc.getText('test').insert(0, 'moved in the middle of writing');
  raw.update(Y.encodeStateAsUpdate(doc), 1);
  raw.socket.close();
  const moved = ourClient(second, documentId, head, { doc });
  moved.write(' and went on');
  await moved.synced();
  await moved.saved();
  const text = 'moved in the middle of writing and went on';
  await until(async () => (await inLog(first, documentId)).doc.getText('test').toString() === text);
  const { db } = first.opened;
  const rows = await db.selectFrom('document_update').select('update').where('document_id', '=', documentId).execute();
  const structs = rows.flatMap(({ update }) => Y.decodeUpdate(update).structs.map(({ id }) => id.clock));
  expect(new Set(structs).size).toBe(structs.length);
  moved.leave();
});

it('[DC24] gives a client id to one person, whichever node they ask', async () => {
  const documentId = await aDocument();
  const [here, there] = await Promise.all([
    rawSocket(first, `${documentId}?token=${head.token}`),
    rawSocket(second, `${documentId}?token=${adviser.token}`),
  ]);
  for (const one of [here, there]) one.send(awarenessMessage(77, 1, {}));
  here.update(anUpdate(undefined, 77), 1);
  there.update(
    anUpdate((doc) => doc.getText('test').insert(0, 'forged'), 77),
    1,
  );
  await until(() => here.isClosed() || there.isClosed(), 'one of them to be closed');
  const loser = here.isClosed() ? here : there;
  expect(await loser.closed()).toEqual({ code: 4410, reason: 'document.foreign-client' });
  const winner = loser === here ? there : here;
  expect(winner.isClosed()).toBe(false);
  winner.socket.close();
});

it('[DC24] tells at both nodes of a version that was restored at one', async () => {
  const documentId = await aDocument();
  const there = stockClient(second, documentId, adviser);
  await there.synced();
  await transaction(first.opened.db, (trx) =>
    appendUpdates(trx, [
      {
        documentId,
        update: anUpdate((doc) => doc.getText('test').insert(0, 'restored')),
        personId: null,
        delegationId: null,
      },
    ]),
  );
  first.app.deps.documents.appended(documentId);
  await until(() => there.text.toString() === 'restored');
  there.leave();
});
