// PostgreSQL ends at once and comes back while people write, post and vote. `FAULTS=10` does so twenty times.
import { expect, it } from 'vitest';
import type { Cluster } from '../../../tools/testing/postgres-cluster.ts';
import { until } from '../../_support/document-clients.ts';
import { judgedAtOnce } from '../../_support/judged-at-once.ts';
import { PeopleAtWork } from '../../_support/people-at-work.ts';
import { freePort } from '../../_support/redis.ts';
import { serve } from '../../_support/served.ts';
import type { WorkingRoom } from '../../_support/working-room.ts';
import { aWorkplace, onCluster } from '../../_support/workplace.ts';

const RESTARTS = 2 * Number(process.env['FAULTS'] ?? 1);

let cluster: Cluster;
const place = aWorkplace({
  rooms: 2,
  async database() {
    const made = await onCluster();
    cluster = made.cluster;
    return made;
  },
});

/** Restarts PostgreSQL so often under a server and a room at work, and judges what is in the database afterwards. */
async function restartAtWork(room: WorkingRoom, restarts: number) {
  const port = await freePort();
  const server = await serve({ database: place.database, port });
  const people = new PeopleAtWork(server.origin, room);
  const health = async () => (await fetch(`${server.origin}/healthz`)).status;
  try {
    people.begin();
    for (let restart = 0; restart < restarts; restart++) {
      await people.visit();
      await people.progress(15, 3);
      await cluster.crash();
      await until(async () => (await health()) === 503, 'the server to say that it cannot commit', 30_000);
      await until(() => people.staying.every(({ client }) => !client.provider.isSaved), 'nothing to be called saved');
      // Some do not wait for it to come back: what they were told is kept, nobody brings it again.
      people.closeTabs();
      await cluster.startAgain();
      await until(async () => (await health()) === 200, 'the server to commit again', 60_000);
    }
    await people.finish();
    const isSameProcess = server.process.exitCode === null && server.process.signalCode === null;
    return { ...(await place.verdictOf(people)), isSameProcess };
  } finally {
    people.abandon();
    await server.kill();
  }
}

it(`[DC4] loses and doubles nothing in ${RESTARTS} immediate restarts of PostgreSQL, and goes on by itself`, async () => {
  const verdict = await restartAtWork(place.rooms[0]!, RESTARTS);
  console.info(
    `${RESTARTS} restarts of PostgreSQL: ${verdict.saved} changes saved or shown, ${verdict.answered} comments and ballots answered, ${verdict.resent} tries to send again; ${verdict.lost.length} lost, ${verdict.doubled.length} doubled`,
  );
  expect(verdict).toMatchObject({ lost: [], doubled: [], wrong: [], areEqual: true, isSameProcess: true });
}, 7_200_000);

it('notices a server that calls changes saved before they are committed', async () => {
  const { lost } = await judgedAtOnce(place, place.rooms[1]!, 'acknowledges-early', async (server) => {
    await cluster.crash();
    // It would call saved whatever it is sent.
    await server.kill();
    await cluster.startAgain();
  });
  expect(lost.length).toBeGreaterThan(0);
}, 600_000);
