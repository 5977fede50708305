import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DbConfig, openDb } from '@penholder/db';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Cluster, startCluster } from '../../tools/testing/postgres-cluster.ts';
import { startServer, type TestServer } from './harness.ts';
import type { PeopleAtWork } from './people-at-work.ts';
import { killServed } from './served.ts';
import { createDatabase, databaseUrl, type FreshDatabase, freshDatabase } from './test-database.ts';
import { aWorkingRoom, type WorkingRoom } from './working-room.ts';

/** A database with rooms to work in, which outlives the servers on it. */
export interface Workplace {
  readonly database: DbConfig;
  readonly rooms: readonly WorkingRoom[];
  /** What people who worked here were promised, against the database, while no server has an embedded one open. */
  verdictOf(people: PeopleAtWork): ReturnType<PeopleAtWork['verdict']>;
}

export interface WorkplaceOptions {
  rooms?: number;
  /** Makes the database; without it one of the kind that is tested, the embedded one in a folder. */
  database?: () => Promise<FreshDatabase>;
  /** What else must be there before anybody works. */
  prepare?: (server: TestServer, rooms: readonly WorkingRoom[]) => Promise<void>;
}

/** Makes a workplace before the tests of a file or a group, and removes it after them: nothing of it is there earlier. */
export function aWorkplace({ rooms = 1, database = inAFolder, prepare }: WorkplaceOptions = {}): Workplace {
  let fresh: FreshDatabase | undefined;
  const made: WorkingRoom[] = [];
  beforeAll(async () => {
    fresh = await database();
    const server = await startServer({ database: { config: fresh.config, drop: async () => {} } });
    try {
      for (let count = 0; count < rooms; count++) made.push(await aWorkingRoom(server, { documents: 2 }));
      await prepare?.(server, made);
    } finally {
      await server.close();
    }
  }, 300_000);
  afterEach(async () => void (await killServed()));
  afterAll(() => fresh?.drop());
  return {
    get database() {
      return fresh!.config;
    },
    rooms: made,
    async verdictOf(people) {
      const { db, close } = await openDb(fresh!.config);
      try {
        return await people.verdict(db);
      } finally {
        await close();
      }
    },
  };
}

async function inAFolder(): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  if (fresh.config.url) return fresh;
  const folder = await mkdtemp(path.join(tmpdir(), 'penholder-work-'));
  return {
    config: { ...fresh.config, folder: path.join(folder, 'database') },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A database on a PostgreSQL of its own, which writes what it commits to its disk: in the blank folder `data`, if given. */
export async function onCluster(options: { data?: string } = {}): Promise<FreshDatabase & { cluster: Cluster }> {
  const cluster = (await startCluster({ isDurable: true, ...options }))!;
  process.once('exit', cluster.abandon);
  await createDatabase(cluster.url, 'penholder');
  return {
    cluster,
    config: { url: databaseUrl(cluster.url, 'penholder') },
    async drop() {
      process.off('exit', cluster.abandon);
      await cluster.stop();
    },
  };
}
