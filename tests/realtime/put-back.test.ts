import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beginAllAnew } from '@penholder/db/documents';
import { noticePutBack } from '@penholder/server/collab/put-back';
import type { DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aResponse, ourClient, rawSocket } from '../_support/document-clients.ts';
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
async function look(): Promise<void> {
  const { deps, collaboration } = server.app;
  const log = { ...deps.log, warn: (_details: object, text: string) => void warnings.push(text) };
  const clockwork = { ...deps.clockwork, add() {} };
  await noticePutBack({ db: deps.db, config: { ...deps.config, dataDir }, clockwork, log }, collaboration.keeper);
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

it('[DC28] gives every text a new beginning once the database was put back, and closes what is open', async () => {
  const epoch = await epochOf();
  const open = await rawSocket(server, `${documentId}?token=${head.token}&epoch=${epoch}`);
  await putBack(2);
  await look();
  expect(await epochOf()).not.toBe(epoch);
  expect(warnings).toHaveLength(1);
  expect(await open.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
  const back = await rawSocket(server, `${documentId}?token=${head.token}&epoch=${epoch}`);
  expect(await back.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
  const fresh = ourClient(server, documentId, head);
  await fresh.synced();
  expect(fresh.text.toString()).toBe('words of yesterday');
  fresh.leave();
});

it('[DC28] does so once, whichever node looks first', async () => {
  const epoch = await epochOf();
  await look();
  await look();
  expect(await epochOf()).toBe(epoch);
});

it('[DC28] does not take another database for an earlier state of this one', async () => {
  await server.opened.db.updateTable('database_age').set({ id: crypto.randomUUID(), age: 0 }).execute();
  const epoch = await epochOf();
  await look();
  expect(await epochOf()).toBe(epoch);
});

it('[DC28] is told so by the operator where the folder was put back as well', async () => {
  const epoch = await epochOf();
  expect(await beginAllAnew(server.opened.db)).toBeGreaterThan(0);
  expect(await epochOf()).not.toBe(epoch);
});
