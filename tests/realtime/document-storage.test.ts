import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDocument } from '@penholder/server/collab/document-content';
import type { DocumentLog } from '@penholder/server/collab/document-log';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
import { aLongLog } from '../_support/log-writing.ts';
import { freshDatabase } from '../_support/test-database.ts';

type Around = (log: DocumentLog) => DocumentLog;

const plain: Around = (log) => log;

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
/** What stands between the core and its log in the test that runs. */
let current: DocumentLog;
let real: DocumentLog;
beforeAll(async () => {
  const aroundLog: Around = (log) => {
    real = current = log;
    return {
      load: (id) => current.load(id),
      since: (id, sequence) => current.since(id, sequence),
      append: (updates, fit) => current.append(updates, fit),
      claim: (claims) => current.claim(claims),
    };
  };
  server = await startServer({ listen: true, collab: { aroundLog, limits: { patience: 1_000 } } });
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
  adviser = await table.aDelegate(egypt);
});
afterAll(() => server.close());
afterEach(() => (current = real));

/** A document of a delegation of two, its log reached through `around` from now on. */
async function aDocument(around: Around = plain): Promise<DocumentId> {
  current = around(real);
  return (await aResponse(server, table, { delegation: egypt, by: head })).documentId;
}
const sequencesOf = async (id: DocumentId) =>
  (
    await server.opened.db
      .selectFrom('document_update')
      .select('sequence')
      .where('document_id', '=', id)
      .orderBy('sequence')
      .execute()
  ).map((row) => row.sequence);

/** A log that a test can hold up: commits wait at the gate until it opens. */
function gated() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const around: Around = (log) => ({ ...log, append: async (updates) => (await gate, log.append(updates)) });
  return { around, open };
}

// --- facts, each of which a mutant below must break ---

type Fact = (mutant: Around) => Promise<void>;

/** [DC4] While the commit waits, nobody is told: no acknowledgement, no broadcast. */
const tellsAfterCommit: Fact = async (mutant) => {
  const { around, open } = gated();
  const documentId = await aDocument((log) => mutant(around(log)));
  const reader = stockClient(server, documentId, adviser);
  await reader.synced();
  const raw = await rawSocket(server, `${documentId}?token=${head.token}`);
  raw.update(anUpdate());
  raw.send(100, 1);
  await settled(300);
  expect(answeredBarriers(raw)).toEqual([]);
  expect(reader.text.toString()).toBe('');
  open();
  await until(() => answeredBarriers(raw).includes(1) && reader.text.toString() === 'x');
  reader.leave();
  raw.socket.close();
};

/** [DC4] A client that comes back is not told "saved" for what its earlier connection sent and is still under way. */
const countsWhatIsUnderWay: Fact = async (mutant) => {
  const { around, open } = gated();
  const documentId = await aDocument((log) => mutant(around(log)));
  const update = anUpdate();
  const first = await rawSocket(server, `${documentId}?token=${head.token}`);
  first.update(update);
  await settled();
  first.socket.terminate();
  const again = await rawSocket(server, `${documentId}?token=${head.token}`);
  again.update(update, 1);
  again.send(100, 1);
  await settled(300);
  expect(answeredBarriers(again)).toEqual([]);
  open();
  await until(() => answeredBarriers(again).includes(1));
  again.socket.close();
};

/** [DC6] A document whose log cannot be read is closed with 1013, and no client is sent anything of it. */
const neverBlanks: Fact = async (mutant) => {
  let isBroken = true;
  const documentId = await aDocument((log) =>
    mutant({ ...log, load: (id) => (isBroken ? Promise.reject(new Error('the disk is gone')) : log.load(id)) }),
  );
  await real.append([
    {
      documentId,
      update: anUpdate((doc) => doc.getText('test').insert(0, 'precious')),
      personId: null,
      delegationId: null,
    },
  ]);
  const raw = await rawSocket(server, `${documentId}?token=${head.token}`);
  raw.send(0, 0, 1, 0);
  await until(() => raw.isClosed() || raw.received.length > 0);
  expect(raw.received).toEqual([]);
  expect(await raw.closed()).toEqual({ code: 1013, reason: 'document.unavailable' });
  isBroken = false;
  const reader = stockClient(server, documentId, head);
  await reader.synced();
  expect(reader.text.toString()).toBe('precious');
  reader.leave();
};

/** [DC16] A commit that fails is tried again; nothing is called saved before, and nothing is lost. */
const triesAgain: Fact = async (mutant) => {
  let failures = 3;
  const failing: Around = (log) => ({
    ...log,
    append: (updates) => (failures-- > 0 ? Promise.reject(new Error('the connection broke')) : log.append(updates)),
  });
  const documentId = await aDocument((log) => mutant(failing(log)));
  const raw = await rawSocket(server, `${documentId}?token=${head.token}`);
  raw.update(anUpdate());
  raw.send(100, 1);
  await until(() => answeredBarriers(raw).includes(1));
  expect(failures).toBe(-1);
  const reader = stockClient(server, documentId, adviser);
  await reader.synced();
  expect(reader.text.toString()).toBe('x');
  expect(await sequencesOf(documentId)).toEqual([1]);
  reader.leave();
  raw.socket.close();
};

/** [DC16] A commit that went through although it seemed to fail is told once, and stored once. */
const survivesLostAnswers: Fact = async (mutant) => {
  let failures = 2;
  const lossy: Around = (log) => ({
    ...log,
    async append(updates) {
      const appended = await log.append(updates);
      if (failures-- > 0) throw new Error('the answer was lost');
      return appended;
    },
  });
  const documentId = await aDocument((log) => mutant(lossy(log)));
  const reader = stockClient(server, documentId, adviser);
  await reader.synced();
  const writer = ourClient(server, documentId, head);
  await writer.synced();
  for (const word of ['a', 'b', 'c']) {
    writer.write(word);
    await writer.saved();
  }
  await until(() => reader.text.toString() === 'abc');
  expect(await sequencesOf(documentId)).toEqual([1, 2, 3]);
  reader.leave();
  writer.leave();
};

/** [DC5] What another server node appends is told here too, in order, before what comes after it. */
const catchesUp: Fact = async (mutant) => {
  const documentId = await aDocument(mutant);
  const [writer, reader] = [ourClient(server, documentId, head), stockClient(server, documentId, adviser)];
  await Promise.all([writer.synced(), reader.synced()]);
  writer.write('here, ');
  await writer.saved();
  const elsewhere = new Y.Doc();
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(writer.doc));
  const before = Y.encodeStateVector(elsewhere);
  elsewhere.getText('test').insert(6, 'there, ');
  await real.append([
    { documentId, update: Y.encodeStateAsUpdate(elsewhere, before), personId: null, delegationId: null },
  ]);
  let isCut = false;
  writer.provider.once('connection-close', () => (isCut = true));
  writer.text.insert(0, 'again ');
  await until(() => writer.provider.isSaved || isCut);
  expect(isCut).toBe(false);
  await until(
    () => reader.text.toString() === 'again here, there, ' && writer.text.toString() === 'again here, there, ',
  );
  writer.leave();
  reader.leave();
};

const FACTS: Record<string, Fact> = {
  '[DC4] tells nobody of a change before it is committed': tellsAfterCommit,
  '[DC4] does not call saved what an earlier connection sent and is under way': countsWhatIsUnderWay,
  '[DC6] closes a document that cannot be read, and never shows a blank': neverBlanks,
  '[DC16] tries a failed commit again before it calls anything saved': triesAgain,
  '[DC16] tells once of a commit whose answer was lost': survivesLostAnswers,
  '[DC5] tells of what another node appended': catchesUp,
};
for (const [title, fact] of Object.entries(FACTS)) it(title, () => fact(plain));

it('[DC16] says so when changes are given up, and keeps the document as it was', async () => {
  let isBroken = true;
  const documentId = await aDocument((log) => ({
    ...log,
    append: (updates) => (isBroken ? Promise.reject(new Error('no space left')) : log.append(updates)),
  }));
  const raw = await rawSocket(server, `${documentId}?token=${head.token}`);
  raw.update(anUpdate());
  raw.send(100, 1);
  expect(await raw.closed()).toEqual({ code: 1013, reason: 'document.unavailable' });
  expect(answeredBarriers(raw)).toEqual([]);
  isBroken = false;
  // The client still has it, and brings it again.
  const back = await rawSocket(server, `${documentId}?token=${head.token}`);
  back.update(
    anUpdate((doc) => doc.getText('test').insert(0, 'brought again')),
    1,
  );
  back.send(100, 2);
  await until(() => answeredBarriers(back).includes(2));
  const reader = stockClient(server, documentId, adviser);
  await reader.synced();
  expect(reader.text.toString()).toBe('brought again');
  reader.leave();
  back.socket.close();
});

it('[DC17] shows the same text after compaction', async () => {
  const documentId = await aDocument();
  await aLongLog(server, documentId);
  const writer = ourClient(server, documentId, head);
  await writer.synced();
  const expected = writer.text.toString();
  const { db } = server.opened;
  const count = async () => (await sequencesOf(documentId)).length;
  const before = await count();
  expect(before).toBeGreaterThanOrEqual(500);
  server.app.deps.clockwork.nudge('compact-documents');
  await until(
    async () =>
      (await db.selectFrom('document_snapshot').select('sequence').where('document_id', '=', documentId).execute())
        .length === 1,
    'a snapshot',
  );
  expect(await count()).toBe(before);
  for (const again of [stockClient(server, documentId, head), ourClient(server, documentId, head)]) {
    await again.synced();
    expect(again.text.toString()).toBe(expected);
    expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(writer.doc));
    again.leave();
  }
  // What is written next comes on top of the snapshot.
  writer.write('!');
  await writer.saved();
  expect((await readDocument(db, documentId)).head).toBe(before + 1);
  writer.leave();
});

it('[DC17] stores what is under way and closes with 1012 when the server stops, and shows the same after a restart', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'penholder-'));
  const fresh = await freshDatabase();
  const database = {
    config: fresh.config.url ? fresh.config : { ...fresh.config, folder: path.join(folder, 'database') },
    drop: async () => {},
  };
  const first = await startServer({ listen: true, database });
  const room = await first.aRoundTable();
  const kenya = await room.aDelegation('Kenya');
  const person = await room.aDelegate(kenya);
  const { documentId } = await aResponse(first, room, { delegation: kenya, by: person });
  const raw = await rawSocket(first, `${documentId}?token=${person.token}`);
  raw.update(anUpdate((doc) => doc.getText('test').insert(0, 'last words')));
  raw.send(100, 1);
  await until(
    async () => (await first.opened.db.selectFrom('document_client').select('client_id').execute()).length === 1,
  );
  await first.close();
  expect(await raw.closed()).toEqual({ code: 1012, reason: 'document.server-stopping' });
  expect(answeredBarriers(raw)).toEqual([1]);

  const again = await startServer({ listen: true, database });
  const reader = stockClient(again, documentId, person);
  await reader.synced();
  expect(reader.text.toString()).toBe('last words');
  reader.leave();
  await again.close();
  await fresh.drop();
  await rm(folder, { recursive: true });
}, 120_000);

// Each mutant is a mistake that the core could make; the fact beside it must notice.
describe('mutants', () => {
  const MUTANTS: Record<string, [Around, Fact]> = {
    'acknowledges and tells before the commit': [
      (log) => ({
        ...log,
        append(updates) {
          void log.append(updates).catch(() => {});
          let next = 0;
          return Promise.resolve(
            new Map(
              updates.map(({ documentId }) => [
                documentId,
                { head: updates.length, sequences: updates.map(() => ++next) },
              ]),
            ),
          );
        },
      }),
      tellsAfterCommit,
    ],
    'shows a blank when a document cannot be read': [
      (log) => ({ ...log, load: (id) => log.load(id).catch(() => ({ head: 0, base: undefined, tail: [] })) }),
      neverBlanks,
    ],
    'takes a failed commit for done': [
      (log) => ({
        ...log,
        append: (updates) =>
          log
            .append(updates)
            .catch(
              () =>
                new Map(
                  updates.map(({ documentId }) => [documentId, { head: 0, sequences: updates.map(() => undefined) }]),
                ),
            ),
      }),
      triesAgain,
    ],
    'does not look for what other nodes appended': [
      (log) => ({ ...log, since: async () => [], append: (updates) => log.append(updates) }),
      catchesUp,
    ],
  };
  for (const [title, [mutant, fact]] of Object.entries(MUTANTS))
    it(`notices a core that ${title}`, async () => {
      await expect(fact(mutant)).rejects.toThrow(/^expected/);
    });
});
