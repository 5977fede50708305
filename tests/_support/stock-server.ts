import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { docs, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';

/** The stock server, to see what an attack does where nothing stands in its way. */
export interface StockServer {
  /** As `rawSocket` and `stockClient` take it. */
  origin: string;
  /** The document that it keeps in memory under a name. */
  document(name: string): Y.Doc & { awareness: Awareness };
  close(): Promise<void>;
}

/** Starts `@y/websocket-server`, as it comes. */
export async function startStockServer(): Promise<StockServer> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket, request) =>
    setupWSConnection(socket, request, { docName: request.url!.split('?')[0]!.split('/').at(-1)! }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    document: (name) => docs.get(name) as unknown as Y.Doc & { awareness: Awareness },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
