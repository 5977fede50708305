// Connections that look alive and carry nothing, as after a laptop is shut or a router forgets: no FIN, no RST. `FAULTS=10`
// also waits for the times as shipped to pass.
import { Connection } from '@penholder/server/collab/connection';
import type { DelegationId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { savedState } from '../../web/src/lib/editor/saved-state.ts';
import { type ChaosProxy, startChaosProxy } from '../_support/chaos-proxy.ts';
import { aResponse, ourClient, type TestClient, until } from '../_support/document-clients.ts';
import { aFollower } from '../_support/followers.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

const IS_LONG = Number(process.env['FAULTS'] ?? 1) > 1;
/** How long a y-websocket client believes a silent connection, in milliseconds. */
const BELIEVES = 30_000;

let server: TestServer;
let proxy: ChaosProxy;
let table: TestRoundTable;
let kenya: DelegationId;
let head: TestPerson;
let adviser: TestPerson;

async function begin(round: number): Promise<void> {
  server = await startServer({ listen: true, collab: { limits: { round } } });
  proxy = await startChaosProxy(server.origin, 1);
  proxy.isWild = false;
  table = await server.aRoundTable();
  kenya = await table.aDelegation('Kenya');
  head = await table.aDelegate(kenya);
  adviser = await table.aDelegate(kenya);
}
async function end(): Promise<void> {
  await proxy.close();
  await server.close();
}
// A probe every 0.3 seconds instead of every 15.
beforeAll(() => begin(100), 60_000);
afterAll(end);

/** Two who have a document open: one over the proxy, one not. */
async function two() {
  const { documentId } = await aResponse(server, table, { delegation: kenya, by: head });
  const far = ourClient(proxy, documentId, head);
  const near = ourClient(server, documentId, adviser);
  await Promise.all([far.saved(), near.saved()]);
  far.provider.awareness.setLocalStateField('cursor', { anchor: 1, head: 1 });
  await until(() => sees(near, far), 'the other to be shown');
  return { far, near };
}
const sees = (one: TestClient, other: TestClient) => one.provider.awareness.getStates().has(other.doc.clientID);
const connectionsOf = ({ id }: TestPerson) => server.app.collaboration.keeper.attendance.connectionsOf(id);

/** What the page would say. */
const said = ({ provider }: ReturnType<typeof ourClient>) =>
  savedState(
    {
      unsavedSince: provider.unsavedSince,
      isConnected: provider.wsconnected,
      mayWrite: true,
      isRefused: false,
      isReady: true,
      wasConnected: true,
      wasConfirmed: true,
      openedAt: 0,
    },
    Date.now(),
  ).state;

/** The server drops a connection that is half open, and nobody is shown whom nobody can reach. */
async function dropsTheHalfOpen(patience: number): Promise<void> {
  const { far, near } = await two();
  let closes = 0;
  near.provider.on('connection-close', () => closes++);
  try {
    proxy.halfOpenAll();
    await until(() => connectionsOf(head) === 0, 'the connection to be dropped', patience);
    await until(() => !sees(near, far), 'its person to be shown no more', patience);
    near.write('<others go on>');
    await near.saved();
    expect(closes).toBe(0);
    // The other end has been told nothing.
    expect(far.provider.wsconnected).toBe(true);
  } finally {
    for (const client of [far, near]) client.leave();
  }
}

it('[DC27] drops a connection that is half open, and shows its person no more', () =>
  expect(dropsTheHalfOpen(10_000)).resolves.toBeUndefined());

it('notices a server that never asks whether anybody is there', async () => {
  const deaf = vi.spyOn(Connection.prototype, 'probe').mockImplementation(() => {});
  await expect(dropsTheHalfOpen(2_000)).rejects.toThrow('Waited in vain for the connection to be dropped.');
  deaf.mockRestore();
});

it('[DC26] says "not saved" of what was written into a half-open connection, and brings it on the next', async () => {
  const { far, near } = await two();
  proxy.halfOpenAll();
  const saved = far.provider.savedEdits;
  far.write('<into the void>');
  expect(said(far)).toBe('saving');
  await until(() => said(far) === 'not-saved', 'the page to say so', 2_500);
  expect([far.provider.wsconnected, far.provider.savedEdits]).toEqual([true, saved]);
  // As if half a minute had passed.
  far.provider.wsLastMessageReceived -= BELIEVES;
  await until(() => !far.provider.wsconnected, 'it to be given up');
  await far.saved();
  await until(() => near.text.toString() === '<into the void>', 'the other to see it, once');
  expect(said(far)).toBe('saved');
  for (const client of [far, near]) client.leave();
});

it('[DC26] calls nobody’s words unsaved who writes on and on over a slow line', async () => {
  const { far, near } = await two();
  proxy.delay = 150;
  const until3s = Date.now() + 3_000;
  let hadNoneUnderWay = 0;
  const typing = setInterval(() => {
    if (far.provider.isSaved) hadNoneUnderWay++;
    far.write('x');
  }, 30);
  const heard = new Set<string>();
  while (Date.now() < until3s) {
    heard.add(said(far));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  clearInterval(typing);
  proxy.delay = 0;
  await far.saved();
  // Something was on its way all the time, and none of it for long.
  expect(hadNoneUnderWay).toBeLessThan(10);
  expect([...heard]).not.toContain('not-saved');
  for (const client of [far, near]) client.leave();
});

it.runIf(IS_LONG)(
  '[DC27] is noticed at both ends of both kinds of connection within half a minute, as shipped',
  async () => {
    await end();
    await begin(5_000);
    const { far, near } = await two();
    const page = await aFollower(proxy as never, head, table.code);
    proxy.halfOpenAll();
    const at = performance.now();
    const after: Record<string, number> = {};
    const noticed = async (name: string, condition: () => boolean | Promise<boolean>) => {
      await until(condition, name, 60_000);
      after[name] = Math.round((performance.now() - at) / 100) / 10;
    };
    await Promise.all([
      noticed('server', () => connectionsOf(head) === 0),
      noticed('shown no more', () => !sees(near, far)),
      noticed('client', () => !far.provider.wsconnected),
      noticed('page for news', () => page.ended !== undefined),
    ]);
    console.info(`half open, noticed after seconds: ${JSON.stringify(after)}`);
    expect(Math.max(...Object.values(after))).toBeLessThan(40);
    for (const client of [far, near]) client.leave();
  },
  120_000,
);
