import { findActor } from '@penholder/db/people';
import { findRoundTable } from '@penholder/db/round-tables';
import type { FastifyInstance } from 'fastify';
import { Server, type Socket } from 'socket.io';
import type { Deps } from '../deps.ts';
import { isOwnOrigin } from '../http/origin.ts';
import type { Identify } from '../people/index.ts';
import { type createLive, personRoom, roomOf } from './live.ts';

/** Events that a page may send, with who may: the security matrix walks this table. */
export const LIVE_EVENTS = { follow: { who: 'act', act: 'round-table.read' } } as const;

type Ack = (answer: { ok: true } | { ok: false; code: string }) => void;

/**
 * Socket.IO on the one port. The whole conversation: a signed-in page connects; it sends `follow` with a round table's
 * code and is admitted to the rooms of that table, its delegations and its roles; the server sends `told` with a topic
 * and ids after each commit that concerns those rooms. Nothing else is said.
 */
export function serveLive(
  app: FastifyInstance,
  deps: Deps,
  live: ReturnType<typeof createLive>,
  identify: Identify,
): Server {
  const io = new Server(app.server, {
    path: '/socket.io/',
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
    allowRequest: (request, callback) => callback(null, isOwnOrigin(request, deps.config)),
  });
  live.attach(io);
  io.use((socket, next) => {
    identify(socket.request.headers).then(
      (person) => {
        if (!person) return next(new Error('people.not-signed-in'));
        socket.data.personId = person.id;
        socket.data.until = person.until;
        next();
      },
      () => next(new Error('unavailable')),
    );
  });
  io.on('connection', (socket) => {
    void socket.join(personRoom(socket.data.personId));
    endWithSignIn(socket);
    socket.on('follow', async (code: unknown, ack: unknown) => {
      if (typeof code !== 'string' || typeof ack !== 'function') return;
      const answer = ack as Ack;
      try {
        const table = await findRoundTable(deps.db, code);
        const actor = table && (await findActor(deps.db, socket.data.personId, table.id));
        if (!actor) return answer({ ok: false, code: 'round-table.not-found' });
        for (const room of socket.rooms) if (room.startsWith('rt:')) void socket.leave(room);
        await socket.join([
          roomOf(table.id),
          ...actor.roles.map((role) => roomOf(table.id, `role:${role}`)),
          ...actor.accreditations.map((place) => roomOf(table.id, `delegation:${place.delegationId}`)),
        ]);
        answer({ ok: true });
      } catch (error) {
        deps.log.error({ err: error }, 'following a round table failed');
        answer({ ok: false, code: 'unavailable' });
      }
    });
  });
  return io;
}

/** The longest that a timer may wait, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A connection lasts no longer than the sign-in or token that it was made with. */
function endWithSignIn(socket: Socket): void {
  const until = socket.data.until as Date | undefined;
  if (!until) return;
  const timer = setTimeout(
    () => socket.disconnect(true),
    Math.min(Math.max(0, until.getTime() - Date.now()), LONGEST_TIMER),
  );
  timer.unref();
  socket.on('disconnect', () => clearTimeout(timer));
}
