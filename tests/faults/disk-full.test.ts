// The embedded database on a disk of its own that fills up while people write, post and vote, until nothing more can be
// committed, and has room again later. On PostgreSQL: tests/faults/postgresql/disk-full.test.ts.
import path from 'node:path';
import { openDb, sql, transaction } from '@penholder/db';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from '../_support/document-clients.ts';
import { judgedAtOnce } from '../_support/judged-at-once.ts';
import { PeopleAtWork } from '../_support/people-at-work.ts';
import { freePort } from '../_support/redis.ts';
import { serve } from '../_support/served.ts';
import { aSmallDisk, type SmallDisk } from '../_support/small-disk.ts';
import { freshDatabase } from '../_support/test-database.ts';
import { aWorkplace, type Workplace } from '../_support/workplace.ts';

/** Of the disk; the database itself takes a third of it. */
const MEGABYTES = 128;

const isEmbedded = !process.env['TEST_DATABASE_URL'];
const disk = isEmbedded ? aSmallDisk(MEGABYTES) : undefined;
afterAll(() => disk?.remove());

/** Fills the disk under a server and a room at work, makes room again, and judges the database in the end. */
async function fillAtWork(disk: SmallDisk, { database, rooms, verdictOf }: Workplace) {
  const port = await freePort();
  const server = await serve({ database, port });
  const people = new PeopleAtWork(server.origin, rooms[0]!);
  const health = async () => {
    const reply = await fetch(`${server.origin}/healthz`);
    const { canCommit } = (await reply.json()) as { canCommit: boolean };
    return { status: reply.status, canCommit };
  };
  try {
    people.begin();
    await people.visit();
    await people.progress(10, 2);
    const before = await health();
    disk.fill();
    const full = await health();
    await until(() => people.staying.every(({ client }) => !client.provider.isSaved), 'nothing to be called saved');
    // Some do not wait for the room: what they were told is kept, nobody brings it again.
    people.closeTabs();
    const later = await health();
    disk.empty();
    await until(async () => (await health()).canCommit, 'the server to commit again', 60_000);
    await people.finish();
    const isSameProcess = server.process.exitCode === null && server.process.signalCode === null;
    await server.stop();
    return { before, full, later, verdict: await verdictOf(people), isSameProcess };
  } finally {
    people.abandon();
    disk.empty();
    await server.kill();
  }
}

const need = isEmbedded && !disk ? ' (not run: it needs to be root, to mount a small disk)' : '';

describe.skipIf(!disk)(`the embedded database on a full disk${need}`, () => {
  const place = aWorkplace({
    rooms: 2,
    database: async () => {
      const { config } = await freshDatabase();
      return { config: { ...config, folder: path.join(disk!.folder, 'database') }, drop: async () => {} };
    },
  });

  it('[DC4] calls nothing saved and itself unable to commit while the disk is full, and saves everything once there is room', async () => {
    const { before, full, later, verdict, isSameProcess } = await fillAtWork(disk!, place);
    expect(before).toEqual({ status: 200, canCommit: true });
    for (const said of [full, later]) expect(said).toEqual({ status: 503, canCommit: false });
    console.info(
      `a full disk: ${verdict.saved} changes and ${verdict.answered} answers promised; ${verdict.lost.length} lost, ${verdict.doubled.length} doubled`,
    );
    expect(verdict).toMatchObject({ lost: [], doubled: [], wrong: [], areEqual: true });
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

  it('starts again by itself once there is room where PostgreSQL panicked, with all that was committed and nothing else', async () => {
    const opened = await openDb({ folder: path.join(disk!.folder, 'other'), migrate: false });
    const { db } = opened;
    const log = (bytes: number) => sql`select pg_logical_emit_message(true, 'test', repeat('x', ${bytes}))`;
    const kept = async () => (await sql<{ number: number }>`select number from kept order by number`.execute(db)).rows;
    try {
      await sql`create table kept (number integer)`.execute(db);
      await sql`insert into kept values (1)`.execute(db);
      disk!.fill();
      // Its log goes on in the file that it has, and then not at all; whoever is in a transaction stays out of what comes after.
      const overtaken = transaction(db, async (trx) => {
        await sql`insert into kept values (2)`.execute(trx);
        await expect(
          (async () => {
            for (;;) await log(1_000_000).execute(trx);
          })(),
        ).rejects.toMatchObject({ severity: 'PANIC', code: '53100' });
        disk!.empty();
        await new Promise((resolve) => setTimeout(resolve, 0));
        await sql`insert into kept values (3)`.execute(trx);
      });
      await expect(overtaken).rejects.toThrow('No space left');
      await until(
        () =>
          kept().then(
            () => true,
            () => false,
          ),
        'the database to start again',
        60_000,
      );
      expect(await kept()).toEqual([{ number: 1 }]);
      await transaction(db, (trx) => sql`insert into kept values (4)`.execute(trx));
      expect(await kept()).toEqual([{ number: 1 }, { number: 4 }]);
    } finally {
      disk!.empty();
      await opened.close();
    }
  }, 120_000);
});
