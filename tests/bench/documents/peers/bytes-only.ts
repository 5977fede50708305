// No server at all: answers the first message with bytes that it keeps in memory. What client and line cost by themselves.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { yWebsocketAnswer } from '../dialect.ts';
import { keptInSqlite } from './kept-in-sqlite.ts';
import { asked, report } from './report.ts';

const { folder, documents } = asked<{ folder: string; documents: string[] }>();
const kept = keptInSqlite(folder);
const answers = new Map(
  documents.map((name) => [`/${name}`, yWebsocketAnswer(kept.read(name) ?? Uint8Array.of(0, 0))]),
);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('listening', () => report({ port: (server.address() as AddressInfo).port }));
server.on('connection', (socket, { url = '/' }) => socket.once('message', () => socket.send(answers.get(url)!)));
