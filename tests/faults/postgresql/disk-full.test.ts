// PostgreSQL on a disk of its own that fills up while people write, post and vote, and has room again later.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { now, openDb } from '@penholder/db';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from '../../_support/document-clients.ts';
import { judgedAtOnce } from '../../_support/judged-at-once.ts';
import { PeopleAtWork } from '../../_support/people-at-work.ts';
import { freePort } from '../../_support/redis.ts';
import { serve } from '../../_support/served.ts';
import { aSmallDisk, type SmallDisk } from '../../_support/small-disk.ts';
import { aWorkplace, onCluster, type Workplace } from '../../_support/workplace.ts';

/** Of the disk; the cluster itself takes half of it. */
const MEGABYTES = 160;

const disk = aSmallDisk(MEGABYTES);
afterAll(() => disk?.remove());

/** Fills the disk under a server and a room at work, makes room again, and judges the database at both times. */
async function fillAtWork(disk: SmallDisk, { database, rooms }: Workplace) {
  const port = await freePort();
  const server = await serve({ database, port });
  const people = new PeopleAtWork(server.origin, rooms[0]!);
  const { db, close } = await openDb({ ...database, connections: 1 });
  // Nobody can connect anew while there is no room: this connection must not rest.
  const awake = setInterval(() => void now(db).catch(() => {}), 1_000);
  const failures = async () => {
    const measures = await (await fetch(`${server.origin}/metrics`)).text();
    return Number(/^penholder_document_commit_failures_total (\d+)/m.exec(measures)?.[1] ?? 0);
  };
  const health = async () => (await fetch(`${server.origin}/healthz`)).status;
  try {
    expect(await health()).toBe(200);
    people.begin();
    await people.visit();
    await people.progress(10, 2);
    disk.fill();
    expect(await health()).toBe(503);
    await until(async () => (await failures()) >= 5, 'commits to fail', 120_000);
    expect(people.staying.map(({ client }) => client.provider.isSaved)).toEqual([false, false]);
    // Some do not wait for the room: what they were told is kept, nobody brings it again.
    people.closeTabs();
    const full = await people.verdict(db);
    expect(await health()).toBe(503);
    disk.empty();
    await until(async () => (await health()) === 200, 'the server to commit again', 60_000);
    await people.finish();
    return { full, end: await people.verdict(db), isSameProcess: server.process.exitCode === null };
  } finally {
    clearInterval(awake);
    people.abandon();
    disk.empty();
    await close();
    await server.kill();
  }
}

const need = disk ? '' : ' (not run: it needs to be root, to mount a small disk)';

describe.skipIf(!disk)(`PostgreSQL on a full disk${need}`, () => {
  const place = aWorkplace({
    rooms: 2,
    database() {
      const data = path.join(disk!.folder, 'data');
      mkdirSync(data, { mode: 0o700 });
      return onCluster({ data });
    },
  });

  it('[DC4] calls nothing saved and itself unable to commit while the disk is full, and saves everything once there is room', async () => {
    const { full, end, isSameProcess } = await fillAtWork(disk!, place);
    console.info(
      `a full disk: ${full.saved} changes and ${full.answered} answers promised until then, ${end.saved} and ${end.answered} in the end; ${end.lost.length} lost, ${end.doubled.length} doubled`,
    );
    expect(full).toMatchObject({ lost: [], doubled: [] });
    expect(end).toMatchObject({ lost: [], doubled: [], wrong: [], areEqual: true });
    expect(isSameProcess).toBe(true);
  }, 600_000);

  it('notices a server that calls changes saved before they are committed', async () => {
    const { lost } = await judgedAtOnce(place, place.rooms[1]!, 'acknowledges-early', async (server, people) => {
      disk!.fill();
      try {
        await people.progress(10, 0);
      } finally {
        await server.kill();
        disk!.empty();
      }
    });
    expect(lost.length).toBeGreaterThan(0);
  }, 600_000);
});
