import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE_CODES } from '@penholder/shared/documents';
import { type WebSocket, WebSocketServer } from 'ws';
import { refuseUpgrade, type UpgradeHandler } from '../http/upgrades.ts';
import type { Door, Knock } from './door.ts';
import type { Keeper } from './keeper.ts';
import { ENVELOPE } from './limits.ts';
import { WebSocketWire } from './wire.ts';

/**
 * The door's upgrades. Whoever may not stay is given a socket that is closed at once, because a browser's page can read why
 * a socket was closed but not why it was not opened.
 */
export function createSocketDoor(door: Door, keeper: Keeper): UpgradeHandler {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // What is larger is refused by name; what is larger still never gets into memory.
    maxPayload: keeper.limits.message * 2 + ENVELOPE,
  });
  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<WebSocket> =>
    new Promise((resolve) => sockets.handleUpgrade(request, socket, head, resolve));

  async function letIn(knock: Knock, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const entrance = await door.letIn(knock);
    if (typeof entrance === 'string') {
      keeper.countClose(entrance);
      const webSocket = await accept(request, socket, head);
      webSocket.on('error', () => {});
      webSocket.close(CLOSE_CODES[entrance], entrance);
      return;
    }
    if (socket.destroyed) return;
    entrance.enter(new WebSocketWire(await accept(request, socket, head)));
  }

  return (request, socket, head, path) => {
    // A document's own address: below it stand the lines of plain requests.
    if (path.split('/').length !== 3) return refuseUpgrade(socket, 404);
    if (keeper.isStopping) return refuseUpgrade(socket, 503);
    const knock = door.knock(request, request.url!);
    if (typeof knock === 'number') return refuseUpgrade(socket, knock);
    letIn(knock, request, socket, head).catch((error: unknown) => {
      keeper.report(error, 'a connection to a document failed', knock.documentId);
      if (!socket.destroyed) refuseUpgrade(socket, 503);
    });
  };
}
