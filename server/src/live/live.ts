import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Role } from '@penholder/shared/people';
import type { Server } from 'socket.io';

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
  /** What a person may do has changed: their connections are closed and ask again. */
  admitAgain(personId: PersonId): void;
  /** Called whenever `admitAgain` is, by what else holds connections of people. */
  onAdmitAgain(listener: (personId: PersonId) => void): void;
}

/** The Socket.IO room of an audience within a round table. */
export const roomOf = (roundTableId: string, part?: `delegation:${string}` | `role:${string}`) =>
  part ? `rt:${roundTableId}:${part}` : `rt:${roundTableId}`;
export const personRoom = (personId: string) => `person:${personId}`;

export function createLive(): Live & { attach(io: Server): void } {
  let io: Server | undefined;
  const listeners: ((personId: PersonId) => void)[] = [];
  return {
    attach(server) {
      io = server;
    },
    tell({ roundTableId, topic, ids, audience }) {
      if (!io) return;
      const rooms = audience
        ? [
            ...(audience.delegations ?? []).map((id) => roomOf(roundTableId, `delegation:${id}`)),
            ...(audience.roles ?? []).map((role) => roomOf(roundTableId, `role:${role}`)),
            ...(audience.persons ?? []).map((id) => personRoom(id)),
          ]
        : [roomOf(roundTableId)];
      if (rooms.length > 0) io.to(rooms).emit('told', { topic, ids });
    },
    admitAgain(personId) {
      io?.in(personRoom(personId)).disconnectSockets(true);
      for (const listener of listeners) listener(personId);
    },
    onAdmitAgain(listener) {
      listeners.push(listener);
    },
  };
}
