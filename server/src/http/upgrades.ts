import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer, path: string) => void;

/** Ends an upgrade that is not let in, with an HTTP status and no body. */
export function refuseUpgrade(socket: Duplex, status: 400 | 401 | 403 | 404 | 429 | 503): void {
  const names = {
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    429: 'Too Many Requests',
    503: 'Service Unavailable',
  };
  socket.end(`HTTP/1.1 ${status} ${names[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * The one door for sockets: routes an upgrade by the first part of its path, before anything is allocated for it.
 * `/socket.io/` is left to Socket.IO, which listens itself; unknown paths are refused.
 */
export function routeUpgrades(server: Server, handlers: Readonly<Record<`/${string}/`, UpgradeHandler>>): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A socket that breaks while it is being refused must not end the process.
    socket.on('error', () => socket.destroy());
    let path: string;
    try {
      path = new URL(request.url ?? '/', 'http://host').pathname;
    } catch {
      return refuseUpgrade(socket, 400);
    }
    if (path.startsWith('/socket.io/')) return;
    const handler = handlers[`/${path.split('/')[1] ?? ''}/`];
    if (handler) handler(request, socket, head, path);
    else refuseUpgrade(socket, 404);
  });
}
