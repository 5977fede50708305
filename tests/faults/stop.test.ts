// The server is asked to stop while people write, post and vote, and started again. `FAULTS=25` does so fifty times.
import { expect, it } from 'vitest';
import { PeopleAtWork } from '../_support/people-at-work.ts';
import { freePort } from '../_support/redis.ts';
import { serve, type Served } from '../_support/served.ts';
import type { WorkingRoom } from '../_support/working-room.ts';
import { aWorkplace } from '../_support/workplace.ts';

const STOPS = Math.round(2 * Number(process.env['FAULTS'] ?? 1));
/** Longer than this nobody waits for a server to end by itself; milliseconds. */
const PATIENCE = 90_000;
/** "The server stops or restarts; come back." */
const COME_BACK = 1012;

const place = aWorkplace({ rooms: 2 });

/** Stops the server so often while a room is at work, and judges how it ended and what is in the database afterwards. */
async function stopAtWork(room: WorkingRoom, stops: number, mutant?: Served['mutant']) {
  const port = await freePort();
  const people = new PeopleAtWork(`http://127.0.0.1:${port}`, room);
  const ends = new Set<number | string | null>();
  const codes = new Set<number | undefined>();
  try {
    for (let stop = 0; stop <= stops; stop++) {
      const server = await serve({ database: place.database, port, ...(mutant && { mutant }) });
      if (stop === 0) people.begin();
      else people.comeBack();
      if (stop < stops) {
        await people.visit();
        for (const { client } of people.visiting)
          client.provider.once('connection-close', (event: CloseEvent | null) => codes.add(event?.code));
        await people.progress(15, 3);
      } else await people.finish();
      ends.add(await server.stop(PATIENCE));
      people.closeTabs();
    }
    return { ...(await place.verdictOf(people)), ends: [...ends], codes: [...codes] };
  } finally {
    people.abandon();
  }
}

it(`[DC4] stops by itself, tells everybody to come back, and loses and doubles nothing, in ${STOPS} stops`, async () => {
  const verdict = await stopAtWork(place.rooms[0]!, STOPS);
  console.info(
    `${STOPS} stops: ${verdict.saved} changes saved or shown, ${verdict.answered} comments and ballots answered, ${verdict.resent} tries to send again; ${verdict.lost.length} lost, ${verdict.doubled.length} doubled`,
  );
  expect(verdict).toMatchObject({
    ends: [0],
    codes: [COME_BACK],
    lost: [],
    doubled: [],
    wrong: [],
    areEqual: true,
  });
}, 7_200_000);

it('notices a server that ends without a word', async () => {
  const { codes } = await stopAtWork(place.rooms[1]!, 1, 'ends-at-once');
  expect(codes).not.toEqual([COME_BACK]);
}, 600_000);
