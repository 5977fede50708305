import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let delegate: TestPerson;
let other: TestPerson;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = await startServer({ listen: true });
  const table = await server.aRoundTable({ code: 'RT2' });
  const delegation = await table.aDelegation('Egypt');
  delegate = await table.aDelegate(delegation);
  other = await table.aDelegate(delegation);
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server?.close();
});

/** A connection to the news that does not come back by itself, and why it was refused or ended. */
async function connect({ token }: TestPerson) {
  const socket = io(server.origin, {
    extraHeaders: { authorization: `Bearer ${token}` },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  const seen: { ended?: string } = {};
  socket.on('disconnect', (reason) => (seen.ended = reason));
  await new Promise<void>((resolve) => {
    socket.on('connect', () => resolve());
    socket.on('connect_error', ({ message }) => {
      seen.ended = message;
      resolve();
    });
  });
  return { socket, seen };
}
const follow = (socket: Socket): Promise<{ ok: boolean }> => socket.timeout(10_000).emitWithAck('follow', 'RT2');

it('ends a connection that follows without end', async () => {
  const { socket, seen } = await connect(delegate);
  for (let time = 0; time < 20; time++) expect(await follow(socket)).toEqual({ ok: true });
  socket.emit('follow', 'RT2', () => {});
  await vi.waitFor(() => expect(seen.ended).toBe('io server disconnect'));
});

it('ends a connection that follows again before it was answered', async () => {
  const { socket, seen } = await connect(delegate);
  for (let time = 0; time < 2; time++) socket.emit('follow', 'RT2', () => {});
  await vi.waitFor(() => expect(seen.ended).toBe('io server disconnect'));
});

it('lets nobody have more than a hundred connections, and others theirs', async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => connect(delegate)));
  expect(all.filter(({ seen }) => seen.ended !== undefined)).toEqual([]);
  expect((await connect(delegate)).seen.ended).toBe('live.too-many-windows');
  expect(await follow((await connect(other)).socket)).toEqual({ ok: true });
  // Whoever closes a window has room for another.
  all[0]!.socket.disconnect();
  await vi.waitFor(async () => {
    const { socket, seen } = await connect(delegate);
    socket.disconnect();
    expect(seen.ended).not.toBe('live.too-many-windows');
  });
});
