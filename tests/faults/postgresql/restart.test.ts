// PostgreSQL ends at once and comes back while people write, post and vote. `FAULTS=10` does so twenty times.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDb } from '@penholder/db';
import { type Cluster, startCluster } from '../../../tools/testing/postgres-cluster.ts';
import { until } from '../../_support/document-clients.ts';
import { startServer } from '../../_support/harness.ts';
import { PeopleAtWork } from '../../_support/people-at-work.ts';
import { freePort } from '../../_support/redis.ts';
import { serve } from '../../_support/served.ts';
import { createDatabase, databaseUrl } from '../../_support/test-database.ts';
import { aWorkingRoom, type WorkingRoom } from '../../_support/working-room.ts';

const RESTARTS = 2 * Number(process.env['FAULTS'] ?? 1);

let cluster: Cluster;
let url: string;
let room: WorkingRoom;
beforeAll(async () => {
  cluster = (await startCluster({ isDurable: true }))!;
  process.once('exit', cluster.abandon);
  await createDatabase(cluster.url, 'penholder');
  url = databaseUrl(cluster.url, 'penholder');
  const server = await startServer({ database: { config: { url, connections: 2 }, drop: async () => {} } });
  room = await aWorkingRoom(server, { documents: 2 });
  await server.close();
}, 300_000);
afterAll(async () => {
  process.off('exit', cluster.abandon);
  await cluster.stop();
});

/** Restarts PostgreSQL so often under a server and a room at work, and judges what is in the database afterwards. */
async function restartAtWork(room: WorkingRoom, restarts: number) {
  const port = await freePort();
  const server = await serve({ database: { url }, port });
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
    const { db, close } = await openDb({ url, connections: 1 });
    try {
      return { ...(await people.verdict(db)), isSameProcess };
    } finally {
      await close();
    }
  } finally {
    people.abandon();
    await server.kill();
  }
}

it(`[DC4] loses and doubles nothing in ${RESTARTS} immediate restarts of PostgreSQL, and goes on by itself`, async () => {
  const verdict = await restartAtWork(room, RESTARTS);
  console.info(
    `${RESTARTS} restarts of PostgreSQL: ${verdict.saved} changes saved or shown, ${verdict.answered} comments and ballots answered, ${verdict.resent} tries to send again; ${verdict.lost.length} lost, ${verdict.doubled.length} doubled`,
  );
  expect(verdict).toMatchObject({ lost: [], doubled: [], wrong: [], areEqual: true, isSameProcess: true });
}, 7_200_000);
