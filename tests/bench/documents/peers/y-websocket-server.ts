// @y/websocket-server, with each update stored as it comes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { keptInSqlite } from './kept-in-sqlite.ts';
import { asked, report } from './report.ts';

const { folder } = asked<{ folder: string }>();
const kept = keptInSqlite(folder);
setPersistence({
  provider: kept,
  bindState(name: string, doc: Y.Doc) {
    const state = kept.read(name);
    if (state) Y.applyUpdate(doc, state);
    doc.on('update', (update: Uint8Array) => kept.append(name, update));
  },
  writeState: () => Promise.resolve(),
});
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', setupWSConnection);
server.listen(0, '127.0.0.1', () => report({ port: (server.address() as AddressInfo).port }));
