import { PeopleAtWork } from './people-at-work.ts';
import { freePort } from './redis.ts';
import { serve, type Served, type ServedProcess } from './served.ts';
import type { WorkingRoom } from './working-room.ts';
import type { Workplace } from './workplace.ts';

/**
 * Has a room work at a server with a mistake until `end` has ended it, and judges what the database has then: before anybody
 * who stays can bring again what they were told is saved. The database must be there once it has ended.
 */
export async function judgedAtOnce(
  place: Workplace,
  room: WorkingRoom,
  mutant: NonNullable<Served['mutant']>,
  end: (server: ServedProcess, people: PeopleAtWork) => Promise<void>,
): ReturnType<PeopleAtWork['verdict']> {
  const port = await freePort();
  const server = await serve({ database: place.database, port, mutant });
  const people = new PeopleAtWork(server.origin, room, { voters: [] });
  try {
    people.begin();
    await people.visit({ posts: false });
    await people.progress(10, 0);
    await end(server, people);
    people.closeTabs();
    return await place.verdictOf(people);
  } finally {
    people.abandon();
    await server.kill();
  }
}
