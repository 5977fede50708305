import { describe, afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aResponse, ourClient, settled, stockClient, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import type { DelegationId } from '@penholder/shared/kernel';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true });
  table = await server.aRoundTable({ code: 'RT2' });
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt, { name: 'Amal' });
  adviser = await table.aDelegate(egypt, { standing: 'adviser', name: 'Badr' });
});
afterAll(() => server.close());

const aDocument = async () => (await aResponse(server, table, { delegation: egypt, by: head })).documentId;

it('three stock clients who write at once end with the same text', async () => {
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
});

it('keeps what was written for whoever opens the document later', async () => {
  const id = await aDocument();
  const writer = ourClient(server, id, head);
  await writer.synced();
  writer.write('kept');
  await writer.saved();
  writer.leave();
  const reader = stockClient(server, id, adviser);
  await reader.synced();
  expect(reader.text.toString()).toBe('kept');
  reader.leave();
});

it('shows who is there, as their sign-in says', async () => {
  const id = await aDocument();
  const [one, other] = [stockClient(server, id, head), stockClient(server, id, adviser)];
  one.provider.awareness.setLocalState({
    user: { name: 'Somebody else', color: 'red' },
    cursor: { anchor: 1, head: 1 },
    extra: 1,
  });
  const seen = () => other.provider.awareness.getStates().get(one.doc.clientID);
  await until(() => seen() !== undefined);
  expect(seen()).toEqual({
    user: { name: 'Amal', delegation: 'Egypt', color: expect.stringMatching(/^#/) },
    cursor: { anchor: 1, head: 1 },
  });
  one.leave();
  await until(() => seen() === undefined);
  other.leave();
});
