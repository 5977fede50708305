import { io } from 'socket.io-client';
import { until } from './document-clients.ts';
import type { TestPerson, TestServer } from './harness.ts';

/** A page that follows a round table's news. */
export interface Follower {
  /** What it was told; undefined: that news may have been missed. */
  told: ({ topic: string; ids: readonly string[] } | undefined)[];
  /** Why the server ended its connection. */
  readonly ended: string | undefined;
  leave(): void;
}

export async function aFollower(
  server: Pick<TestServer, 'origin'>,
  person: Pick<TestPerson, 'token'>,
  roundTable: string,
): Promise<Follower> {
  const socket = io(server.origin, {
    extraHeaders: { authorization: `Bearer ${person.token}` },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const told: Follower['told'] = [];
  let ended: string | undefined;
  socket.on('told', (news) => told.push(news));
  socket.on('disconnect', (reason) => (ended = reason));
  let follows = false;
  socket.on('connect', () => {
    socket.emit('follow', roundTable, (answer: { ok: boolean }) => (follows = answer.ok));
  });
  await until(() => follows, 'a page to follow its round table');
  return {
    told,
    get ended() {
      return ended;
    },
    leave: () => void socket.disconnect(),
  };
}
