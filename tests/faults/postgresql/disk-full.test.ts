// PostgreSQL on a disk of its own that fills up while people write, post and vote, and has room again later.
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { now, openDb } from '@penholder/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../../../tools/testing/postgres-cluster.ts';
import { until } from '../../_support/document-clients.ts';
import { startServer } from '../../_support/harness.ts';
import { PeopleAtWork } from '../../_support/people-at-work.ts';
import { freePort } from '../../_support/redis.ts';
import { serve } from '../../_support/served.ts';
import { createDatabase, databaseUrl } from '../../_support/test-database.ts';
import { aWorkingRoom, type WorkingRoom } from '../../_support/working-room.ts';

/** Of the disk; the cluster itself takes half of it. */
const MEGABYTES = 160;

const folder = mkdtempSync(path.join(tmpdir(), 'penholder-disk-'));
const disk = path.join(folder, 'disk');
const isMounted = mountDisk();
const ballast = path.join(disk, 'ballast');

let cluster: Cluster;
let url: string;
let room: WorkingRoom;
beforeAll(async () => {
  if (!isMounted) return;
  const data = path.join(disk, 'data');
  mkdirSync(data, { mode: 0o700 });
  cluster = (await startCluster({ isDurable: true, data }))!;
  await createDatabase(cluster.url, 'penholder');
  url = databaseUrl(cluster.url, 'penholder');
  const server = await startServer({ database: { config: { url, connections: 2 }, drop: async () => {} } });
  room = await aWorkingRoom(server, { documents: 2 });
  await server.close();
}, 300_000);
afterAll(async () => {
  if (isMounted) {
    await cluster?.stop();
    execFileSync('umount', ['--lazy', disk]);
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A file system in memory, so large and no larger; answers whether this machine lets us have one. */
function mountDisk(): boolean {
  mkdirSync(disk);
  // PostgreSQL runs as somebody else than root.
  chmodSync(folder, 0o755);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes all the room that is left. */
function fillDisk(): void {
  const file = openSync(ballast, 'w');
  try {
    for (const size of [1_000_000, 4096]) {
      const block = Buffer.alloc(size, 1);
      try {
        for (;;) if (writeSync(file, block) < size) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Fills the disk under a server and a room at work, makes room again, and judges the database at both times. */
async function fillAtWork(room: WorkingRoom) {
  const port = await freePort();
  const server = await serve({ database: { url }, port });
  const people = new PeopleAtWork(server.origin, room);
  const { db, close } = await openDb({ url, connections: 1 });
  // Nobody can connect anew while there is no room: this connection must not rest.
  const awake = setInterval(() => void now(db).catch(() => {}), 1_000);
  const failures = async () => {
    const measures = await (await fetch(`${server.origin}/metrics`)).text();
    return Number(/^penholder_document_commit_failures_total (\d+)/m.exec(measures)?.[1] ?? 0);
  };
  try {
    people.begin();
    await people.visit();
    await people.progress(10, 2);
    fillDisk();
    await until(async () => (await failures()) >= 5, 'commits to fail', 120_000);
    expect(people.staying.map(({ client }) => client.provider.isSaved)).toEqual([false, false]);
    // Some do not wait for the room: what they were told is kept, nobody brings it again.
    people.closeTabs();
    const full = await people.verdict(db);
    rmSync(ballast);
    await people.finish();
    return { full, end: await people.verdict(db), isSameProcess: server.process.exitCode === null };
  } finally {
    clearInterval(awake);
    people.abandon();
    rmSync(ballast, { force: true });
    await close();
    await server.kill();
  }
}

const need = isMounted ? '' : ' (not run: it needs to be root, to mount a small disk)';

it.skipIf(!isMounted)(
  `[DC4] calls nothing saved while the disk is full, and saves everything once there is room${need}`,
  async () => {
    const { full, end, isSameProcess } = await fillAtWork(room);
    console.info(
      `a full disk: ${full.saved} changes and ${full.answered} answers promised until then, ${end.saved} and ${end.answered} in the end; ${end.lost.length} lost, ${end.doubled.length} doubled`,
    );
    expect(full).toMatchObject({ lost: [], doubled: [] });
    expect(end).toMatchObject({ lost: [], doubled: [], wrong: [], areEqual: true });
    expect(isSameProcess).toBe(true);
  },
  600_000,
);
