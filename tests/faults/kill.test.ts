// The server is killed while people write, post and vote. `FAULTS=34` kills a hundred times, `FAULTS=334` a thousand.
import { expect, it } from 'vitest';
import { judgedAtOnce } from '../_support/judged-at-once.ts';
import { PeopleAtWork } from '../_support/people-at-work.ts';
import { freePort } from '../_support/redis.ts';
import { serve, type Served } from '../_support/served.ts';
import type { WorkingRoom } from '../_support/working-room.ts';
import { aWorkplace } from '../_support/workplace.ts';

const KILLS = 3 * Number(process.env['FAULTS'] ?? 1);
/** How late the answers of every second server leave, in milliseconds: many a kill then falls between a commit and its answer. */
const LATE = 15;

const place = aWorkplace({ rooms: 3 });

/** Kills the server so often while a room is at work; judges what is in the database after the last kill, and in the end. */
async function killAtWork(room: WorkingRoom, kills: number, how: Pick<Served, 'mutant' | 'lateAnswers'> = {}) {
  const port = await freePort();
  const people = new PeopleAtWork(`http://127.0.0.1:${port}`, room);
  const start = (nth: number) =>
    serve({ database: place.database, port, lateAnswers: nth % 2 === 0 ? 0 : LATE, ...how });
  try {
    for (let kill = 0; kill < kills; kill++) {
      const server = await start(kill);
      if (kill === 0) people.begin();
      else people.comeBack();
      await people.visit();
      await people.progress(20 + ((kill * 37) % 40), 3 + ((kill * 7) % 5));
      await server.kill();
      people.closeTabs();
    }
    // Those who stayed have not brought their words again.
    const { lost } = await place.verdictOf(people);
    const server = await start(kills);
    people.comeBack();
    await people.finish();
    await server.kill();
    const end = await place.verdictOf(people);
    return { ...end, lost: [...lost, ...end.lost] };
  } finally {
    people.abandon();
  }
}

it(`[DC4] loses and doubles nothing that was called saved, shown, or answered, in ${KILLS} kills of the server`, async () => {
  const verdict = await killAtWork(place.rooms[0]!, KILLS);
  console.info(
    `${KILLS} kills: ${verdict.saved} changes saved or shown, ${verdict.answered} comments and ballots answered, ${verdict.resent} tries to send again; ${verdict.lost.length} lost, ${verdict.doubled.length} doubled`,
  );
  expect(verdict).toMatchObject({ lost: [], doubled: [], wrong: [], areEqual: true });
  expect(verdict.saved).toBeGreaterThan(KILLS * 3 * 20);
  expect(verdict.answered).toBeGreaterThanOrEqual(KILLS * 3);
}, 14_400_000);

it('notices a server that does the same request twice', async () => {
  // Longer than a request takes on a busy machine: most kills then find one that is committed and not answered.
  const { doubled } = await killAtWork(place.rooms[1]!, 3, { mutant: 'forgets-keys', lateAnswers: 1_500 });
  expect(doubled.length).toBeGreaterThan(0);
}, 600_000);

it('notices a server that calls changes saved before they are committed', async () => {
  const { lost } = await judgedAtOnce(place, place.rooms[2]!, 'acknowledges-early', (server) => server.kill());
  expect(lost.length).toBeGreaterThan(0);
}, 600_000);
