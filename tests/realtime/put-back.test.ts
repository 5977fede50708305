import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beginAnew } from '@penholder/db/documents';
import { noticePutBack } from '@penholder/server/collab/put-back';
import type { DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aResponse, ourClient, rawSocket, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let head: TestPerson;
let documentId: DocumentId;
let dataDir: string;
const warnings: string[] = [];
beforeAll(async () => {
  server = await startServer({ listen: true });
  dataDir = await mkdtemp(path.join(tmpdir(), 'penholder-age-'));
  const table = await server.aRoundTable();
  const delegation = await table.aDelegation('Egypt');
  head = await table.aDelegate(delegation);
  documentId = (await aResponse(server, table, { delegation, by: head })).documentId;
  const writer = ourClient(server, documentId, head);
  await writer.synced();
  writer.write('words of yesterday');
  await writer.saved();
  writer.leave();
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

const epochOf = async () =>
  (await server.opened.db.selectFrom('document').select('epoch').where('id', '=', documentId).executeTakeFirstOrThrow())
    .epoch;

/** As a server does that starts, or goes on. */
async function look(folder = dataDir): Promise<void> {
  const { deps, collaboration } = server.app;
  const log = { ...deps.log, warn: (_details: object, text: string) => void warnings.push(text) };
  const clockwork = { ...deps.clockwork, add() {} };
  const config = { ...deps.config, dataDir: folder };
  await noticePutBack({ db: deps.db, config, clockwork, log }, collaboration.keeper);
}

/** The database as it was that many looks ago. */
const putBack = (looks: number) =>
  server.opened.db
    .updateTable('database_age')
    .set((e) => ({ age: e('age', '-', looks) }))
    .execute();

it('[DC28] leaves texts alone as long as the database only grows older', async () => {
  const epoch = await epochOf();
  for (let time = 0; time < 3; time++) await look();
  expect(await epochOf()).toBe(epoch);
  expect(warnings).toEqual([]);
  expect(await readdir(dataDir)).toEqual(['age']);
});

it('[DC28] gives every text a new beginning once the database was put back, closes what is open, and does so once', async () => {
  // Another node, which went on for longer.
  const other = await mkdtemp(path.join(tmpdir(), 'penholder-age-'));
  for (let time = 0; time < 5; time++) await look(other);
  const epoch = await epochOf();
  const open = await rawSocket(server, `${documentId}?token=${head.token}&epoch=${epoch}`);
  await putBack(7);
  await look();
  const next = await epochOf();
  expect(next).not.toBe(epoch);
  expect(warnings).toHaveLength(1);
  expect(await open.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
  const back = await rawSocket(server, `${documentId}?token=${head.token}&epoch=${epoch}`);
  expect(await back.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
  const fresh = ourClient(server, documentId, head);
  await fresh.synced();
  expect(fresh.text.toString()).toBe('words of yesterday');
  fresh.leave();
  for (const folder of [other, dataDir]) await look(folder);
  expect(await epochOf()).toBe(next);
  await rm(other, { recursive: true });
});

it('[DC28] goes on, and says so, where the age cannot be kept', async () => {
  warnings.length = 0;
  await look(path.join(dataDir, 'age'));
  expect(warnings).toHaveLength(2);
});

it('[DC28] appends nothing to a log that is shorter than it was, and begins the text anew', async () => {
  const epoch = await epochOf();
  const writer = ourClient(server, documentId, head);
  await writer.synced();
  writer.write(', of today');
  await writer.saved();
  // As after a failover to a copy that lags behind: the last change is gone, and nobody has looked yet.
  const { head: last } = await server.opened.db
    .updateTable('document')
    .set((e) => ({ head: e('head', '-', 1) }))
    .where('id', '=', documentId)
    .returning('head')
    .executeTakeFirstOrThrow();
  await server.opened.db
    .deleteFrom('document_update')
    .where('document_id', '=', documentId)
    .where('sequence', '>', Number(last))
    .execute();
  const closes: (number | undefined)[] = [];
  writer.provider.on('connection-close', (event) => closes.push(event?.code));
  writer.write(', and more');
  await until(() => closes.includes(4409), 'the writer to be told');
  expect(await epochOf()).not.toBe(epoch);
  expect(writer.provider.isSaved).toBe(false);
  expect(writer.text.toString()).toBe('words of yesterday, of today, and more');
  const reader = ourClient(server, documentId, head);
  await reader.synced();
  expect(reader.text.toString()).toBe('words of yesterday');
  expect(reader.doc.store.pendingStructs).toBeNull();
  for (const client of [writer, reader]) client.leave();
});

it('[DC28] does not take another database for an earlier state of this one', async () => {
  await server.opened.db.updateTable('database_age').set({ id: crypto.randomUUID(), age: 0 }).execute();
  const epoch = await epochOf();
  await look();
  expect(await epochOf()).toBe(epoch);
});

it('[DC28] begins every text anew when it is told so', async () => {
  const epoch = await epochOf();
  expect(await beginAnew(server.opened.db)).toBeGreaterThan(0);
  expect(await epochOf()).not.toBe(epoch);
});
