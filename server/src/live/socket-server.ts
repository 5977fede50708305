import { findActor } from '@penholder/db/people';
import { findRoundTable } from '@penholder/db/round-tables';
import type { FastifyInstance } from 'fastify';
import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import { Server, type Socket } from 'socket.io';
import type { Deps } from '../deps.ts';
import { isOwnOrigin } from '../http/origin.ts';
import type { Identify } from '../people/index.ts';
import { type createLive, personRoom, roomOf } from './live.ts';

/** Events that a page may send, with who may: the security matrix walks this table. */
export const LIVE_EVENTS = { follow: { who: 'act', act: 'round-table.read' } } as const;

/**
 * How often a page is asked whether it is there, and how long it may take to answer, in milliseconds: a connection that is
 * half open is noticed at both ends within half a minute, as a document's is. [DC27]
 */
const ASK_EVERY = 15_000;
const ANSWER_WITHIN = 10_000;

/** Whose rights have changed. */
const EVERYBODY = '*';
type Whose = PersonId | typeof EVERYBODY;

/** Connections of one person at this node: as many as to documents. */
const MOST_OF_PERSON = 100;
/** A page follows its round table once for each connection; each time asks the database. */
const MOST_FOLLOWS = 20;

/** Sockets whose persons are asked again at the same time. */
const AT_ONCE = 20;

export interface LiveServer {
  /** Has this node's pages, those of one round table or all, look again, after it was found out again who they are. Rejects, after all the others, when that failed for some. */
  lookAgain(roundTableId?: RoundTableId): Promise<void>;
  /** Tells this node's sockets to come back. */
  stop(): void;
}

type Ack = (answer: { ok: true } | { ok: false; code: string }) => void;

/**
 * Socket.IO on the one port. The whole conversation: a signed-in page connects; it sends `follow` with a round table's
 * code and is admitted to the rooms of that table, its delegations and its roles; the server sends `told` with a topic
 * and ids after each commit that concerns those rooms, and `told` with nothing when news may have been missed. Nothing else
 * is said.
 */
export function serveLive(
  app: FastifyInstance,
  deps: Deps,
  live: ReturnType<typeof createLive>,
  identify: Identify,
): LiveServer {
  const io = new Server(app.server, {
    path: '/socket.io/',
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
    pingInterval: ASK_EVERY,
    pingTimeout: ANSWER_WITHIN,
    allowRequest: (request, callback) => callback(null, isOwnOrigin(request, deps.config)),
  });
  live.attach(io);
  // Whose rights changed while these were being found out: what was found out of them may be from before.
  const underWay = new Set<Set<Whose>>();
  const askAgainOf = (whose: Whose) => underWay.forEach((changed) => changed.add(whose));
  live.onAdmitAgainHere(askAgainOf);
  io.use((socket, next) => {
    const changed = new Set<Whose>();
    underWay.add(changed);
    const found = identify(socket.request.headers).finally(() => underWay.delete(changed));
    found.then(
      (person) => {
        if (!person) return next(new Error('people.not-signed-in'));
        const own = io.of('/').adapter.rooms.get(personRoom(person.id))?.size ?? 0;
        if (own >= MOST_OF_PERSON) return next(new Error('live.too-many-windows'));
        socket.data.personId = person.id;
        socket.data.mustComeAgain = changed.has(person.id) || changed.has(EVERYBODY);
        socket.data.until = person.until;
        next();
      },
      () => next(new Error('unavailable')),
    );
  });
  io.on('connection', (socket) => {
    void socket.join(personRoom(socket.data.personId));
    if (socket.data.mustComeAgain) return void socket.disconnect(true);
    endWithSignIn(socket);
    let timesFollowed = 0;
    let isFollowing = false;
    socket.on('follow', async (code: unknown, ack: unknown) => {
      if (typeof code !== 'string' || typeof ack !== 'function') return;
      // No page does either; whoever does waits for no answer, and would keep others from the database.
      if (isFollowing || ++timesFollowed > MOST_FOLLOWS) return void socket.disconnect(true);
      const answer = ack as Ack;
      isFollowing = true;
      try {
        const table = await findRoundTable(deps.db, code);
        const isIn = table && (await enterRooms(deps, socket, table.id));
        answer(isIn ? { ok: true } : { ok: false, code: 'round-table.not-found' });
      } catch (error) {
        deps.log.error({ err: error }, 'following a round table failed');
        answer({ ok: false, code: 'unavailable' });
      } finally {
        isFollowing = false;
      }
    });
  });
  return {
    async lookAgain(roundTableId) {
      // Who follows the round table is asked after they are in; who they are may have been found out before.
      if (!roundTableId) askAgainOf(EVERYBODY);
      const all = [...io.of('/').sockets.values()].filter((socket) => !roundTableId || follows(socket, roundTableId));
      const failures: unknown[] = [];
      for (let from = 0; from < all.length; from += AT_ONCE)
        await Promise.all(
          all.slice(from, from + AT_ONCE).map((socket) =>
            // One that cannot be asked about keeps none of the others from being looked at.
            askAgain(deps, socket, identify).catch((error: unknown) => failures.push(error)),
          ),
        );
      if (failures.length > 0) throw failures[0];
    },
    stop: () => void io.disconnectSockets(true),
  };
}

/** Asks again who is at a socket and what they may hear of, and has them fetch what they may have missed. */
async function askAgain(deps: Deps, socket: Socket, identify: Identify): Promise<void> {
  if (!(await identify(socket.request.headers))) return void socket.disconnect(true);
  const { roundTableId } = socket.data as Followed;
  if (roundTableId && !(await enterRooms(deps, socket, roundTableId))) return void socket.disconnect(true);
  socket.emit('told');
}

/** The round table that a socket follows. */
interface Followed {
  roundTableId?: RoundTableId;
}
const follows = (socket: Socket, id: RoundTableId) => (socket.data as Followed).roundTableId === id;

/** Has a socket hear of what its person may hear of in a round table, and of nothing else; answers whether they have a place there. */
async function enterRooms(deps: Deps, socket: Socket, id: RoundTableId): Promise<boolean> {
  const actor = await findActor(deps.db, socket.data.personId, id);
  const rooms = new Set(
    actor && [
      roomOf(id),
      ...actor.roles.map((role) => roomOf(id, `role:${role}`)),
      ...actor.accreditations.map((place) => roomOf(id, `delegation:${place.delegationId}`)),
    ],
  );
  for (const room of socket.rooms) if (room.startsWith('rt:') && !rooms.has(room)) void socket.leave(room);
  if (!actor) return false;
  (socket.data as Followed).roundTableId = id;
  await socket.join([...rooms]);
  return true;
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
