import { type ClientRequest, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { createBalancer } from './balance.ts';

/**
 * A proxy for trying several nodes on one machine: in turn, and to the visitor's own node where that is needed. A node that
 * does not answer is passed over. For a meeting take a real one; see docs/operations.md.
 */
export function createProxy(ports: readonly number[]): Server {
  const nodesFor = createBalancer(ports);
  const server = createServer((incoming, answer) => {
    const bytes: Buffer[] = [];
    // Kept, so that the request can be made again where a node turns out to be gone.
    incoming.on('data', (chunk: Buffer) => bytes.push(chunk));
    incoming.on('error', () => answer.destroy());
    incoming.on('end', () => {
      const body = Buffer.concat(bytes);
      pass(incoming, nodesFor(asked(incoming, false)), {
        send: (outgoing) => outgoing.end(body),
        onAnswer(outgoing) {
          outgoing.on('response', (response) => {
            answer.writeHead(response.statusCode!, response.headers);
            response.pipe(answer);
            response.on('error', () => answer.destroy());
          });
          answer.on('close', () => outgoing.destroy());
        },
        onNobody: () => answer.writeHead(503, { 'retry-after': '1' }).end('No node answers.'),
        onBroken: () => answer.destroy(),
      });
    });
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    pass(incoming, nodesFor(asked(incoming, true)), {
      send: (outgoing) => outgoing.end(),
      onAnswer(outgoing) {
        outgoing.on('upgrade', (response, beyond: Socket, beyondHead: Buffer) => {
          socket.write(headOf(response));
          beyond.on('error', () => beyond.destroy());
          socket.write(beyondHead);
          beyond.write(head);
          socket.pipe(beyond).pipe(socket);
          socket.on('close', () => beyond.destroy());
          beyond.on('close', () => socket.destroy());
        });
        outgoing.on('response', (response) => {
          socket.write(headOf(response));
          response.pipe(socket);
        });
        socket.on('close', () => outgoing.destroy());
      },
      onNobody: () => socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n'),
      onBroken: () => socket.destroy(),
    });
  });
  return server;
}

const asked = (incoming: IncomingMessage, isUpgrade: boolean) => ({
  url: incoming.url ?? '/',
  headers: incoming.headers,
  address: incoming.socket.remoteAddress ?? '',
  isUpgrade,
});

interface Passing {
  send(outgoing: ClientRequest): void;
  onAnswer(outgoing: ClientRequest): void;
  /** No node could be reached. */
  onNobody(): void;
  /** A node was reached and went away. */
  onBroken(): void;
}

function pass(incoming: IncomingMessage, [port, ...others]: number[], passing: Passing): void {
  if (port === undefined) return passing.onNobody();
  const outgoing = request({
    host: '127.0.0.1',
    port,
    method: incoming.method,
    path: incoming.url,
    headers: {
      ...incoming.headers,
      'x-forwarded-for': incoming.socket.remoteAddress ?? '',
      'x-forwarded-proto': 'http',
    },
    agent: false,
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    // Refused before a byte of it was heard: another may have it without its being done twice.
    if (error.code === 'ECONNREFUSED') pass(incoming, others, passing);
    else passing.onBroken();
  });
  passing.onAnswer(outgoing);
  passing.send(outgoing);
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  let head = `HTTP/1.1 ${statusCode} ${statusMessage}\r\n`;
  for (let nth = 0; nth < rawHeaders.length; nth += 2) head += `${rawHeaders[nth]}: ${rawHeaders[nth + 1]}\r\n`;
  return `${head}\r\n`;
}
