import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Role } from '@penholder/shared/people';
import type { Server } from 'socket.io';
import { createAnnouncement } from '../announcement.ts';

/** News of one round table: which topic changed and what in it. Ids only: readers fetch again through their own permissions. */
export interface News {
  roundTableId: RoundTableId;
  /** A shelf's word: `practices`, `questions`, `decisions`, `threads`, `editions`, `people` … */
  topic: string;
  ids: readonly string[];
  /** Who may know that something changed; everyone in the room when left out. */
  audience?:
    { delegations?: readonly DelegationId[]; roles?: readonly Role[]; persons?: readonly PersonId[] } | undefined;
}

/** Tells news after commit. It never throws, and telling twice does no harm. */
export interface Live {
  tell(news: News): void;
  /** Tells news that another node has told. */
  tellHere(news: News): void;
  /** Called whenever `tell` is, by whoever tells other nodes of it. */
  onTell(listener: (news: News) => void): void;
  /** What a person may do has changed: their connections are closed and ask again. */
  admitAgain(personId: PersonId): void;
  /** The same for their connections to this node alone, where every node finds it out for itself. */
  admitAgainHere(personId: PersonId): void;
  /** Called for whoever holds connections of people at this node. */
  onAdmitAgainHere(listener: (personId: PersonId) => void): void;
  /** Called whenever `admitAgain` is, by whoever tells other nodes of it. */
  onAdmitAgain(listener: (personId: PersonId) => void): void;
}

/** The Socket.IO room of an audience within a round table. */
export const roomOf = (roundTableId: string, part?: `delegation:${string}` | `role:${string}`) =>
  part ? `rt:${roundTableId}:${part}` : `rt:${roundTableId}`;
export const personRoom = (personId: string) => `person:${personId}`;

/** News and rights reach this node's own sockets; what other nodes shall know goes to whoever listens. */
export function createLive(): Live & { attach(io: Server): void } {
  let io: Server | undefined;
  const told = createAnnouncement<News>();
  const asked = createAnnouncement<PersonId>();
  const askedHere = createAnnouncement<PersonId>();
  const tellHere = ({ roundTableId, topic, ids, audience }: News) => {
    const rooms = audience
      ? [
          ...(audience.delegations ?? []).map((id) => roomOf(roundTableId, `delegation:${id}`)),
          ...(audience.roles ?? []).map((role) => roomOf(roundTableId, `role:${role}`)),
          ...(audience.persons ?? []).map((id) => personRoom(id)),
        ]
      : [roomOf(roundTableId)];
    // No room at all would be everybody.
    if (rooms.length > 0) io?.to(rooms).emit('told', { topic, ids });
  };
  const admitAgainHere = (personId: PersonId) => {
    io?.in(personRoom(personId)).disconnectSockets(true);
    askedHere.tell(personId);
  };
  return {
    attach(server) {
      io = server;
    },
    tell(news) {
      tellHere(news);
      told.tell(news);
    },
    tellHere,
    onTell: told.on,
    admitAgain(personId) {
      admitAgainHere(personId);
      asked.tell(personId);
    },
    admitAgainHere,
    onAdmitAgainHere: askedHere.on,
    onAdmitAgain: asked.on,
  };
}
