import { readAwareness } from '@penholder/server/collab/presence';
import { io, type Socket } from 'socket.io-client';
import type { DocumentId } from '@penholder/shared/kernel';
import { rawSocket, type RawSocket } from '../document-clients.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../harness.ts';

/** All that Socket.IO tells somebody. */
export interface Listener {
  readonly heard: unknown[];
  leave(): void;
}

export async function listen(server: TestServer, table: TestRoundTable, person: TestPerson): Promise<Listener> {
  const socket: Socket = io(server.origin, {
    extraHeaders: { authorization: `Bearer ${person.token}` },
    transports: ['websocket'],
    reconnection: false,
  });
  const heard: unknown[] = [];
  socket.onAny((...event: unknown[]) => heard.push(event));
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => socket.emit('follow', table.code, () => resolve()));
    socket.on('connect_error', reject);
  });
  return { heard, leave: () => socket.disconnect() };
}

/** A bare socket at a document, that keeps every byte. */
export const watch = (server: TestServer, documentId: DocumentId, person: TestPerson): Promise<RawSocket> =>
  rawSocket(server, `${documentId}?token=${person.token}`);

const AWARENESS = 1;
/** The awareness states that a watcher was sent. */
export const statesSeen = ({ received }: RawSocket): string[] =>
  received
    .filter((message) => message[0] === AWARENESS)
    .flatMap((message) => {
      const bytes = message.subarray(1);
      // A length of the message, in as many bytes as it takes, stands before it.
      let at = 0;
      while (bytes[at]! >= 128) at++;
      return readAwareness(bytes.subarray(at + 1)).map(({ state }) => new TextDecoder().decode(state));
    });
