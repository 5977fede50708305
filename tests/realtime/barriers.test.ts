import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { ourClient, settled, until } from '../_support/document-clients.ts';
import { syncMessage } from '../_support/forged-updates.ts';

/** A server that answers every barrier at once, and asks what it lacks when the test says so. */
let server: WebSocketServer;
let ask: () => void;
/** Called when a connection is there for the server, and a moment before it is for the client. */
let whenAccepted: () => void;
const heard: number[] = [];
beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    ask = () => socket.send(syncMessage(0, Uint8Array.of(0)));
    whenAccepted();
    socket.on('message', (message: Buffer) => {
      heard.push(message[0]! * 10 + (message[0] === 0 ? message[1]! : 0));
      if (message[0] === 100) socket.send(message);
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => server.close());

it('[DC4] is not told that what was written without a connection is saved before it has been sent', async () => {
  const client = ourClient(
    { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    'document',
    { token: '' },
    { doc: new Y.Doc(), connect: false },
  );
  whenAccepted = () => {
    expect(client.provider.wsconnected).toBe(false);
    client.write('while it connects');
  };
  client.provider.connect();
  await until(() => heard.length > 0, 'the connection');
  await settled(200);
  expect(client.provider.isSaved).toBe(false);
  expect(heard).not.toContain(1_000);
  ask();
  await until(() => client.provider.isSaved, 'a word that it is saved');
  expect(heard.indexOf(1_000)).toBeGreaterThan(heard.indexOf(1));
  client.leave();
});
