import { randomUUID } from 'node:crypto';
import { openDb, sql, type Db, type DbConfig } from '@penholder/db';

export interface FreshDatabase {
  /** For `openDb` or `buildApp`. */
  config: DbConfig;
  /** Removes it, after everything on it was closed. */
  drop(): Promise<void>;
}

/**
 * A migrated, otherwise blank database of one's own: on PostgreSQL where `TEST_DATABASE_URL` is set (whose user must be
 * allowed to create databases), else the embedded one in memory. Both begin with what `global-setup.ts` has prepared,
 * and work without it more slowly.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return { config: { dump: process.env['TEST_DATABASE_DUMP'] }, drop: async () => {} };
  const name = `penholder_test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, name, process.env['TEST_DATABASE_TEMPLATE']);
  return {
    config: { url: databaseUrl(server, name), connections: 5 },
    drop: () => dropDatabase(server, name),
  };
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export const createDatabase = (server: string, name: string, template = 'template1') =>
  onServer(server, (db) => sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(db));

/** Drops a database, cutting whoever is still connected. */
export const dropDatabase = (server: string, name: string) =>
  onServer(server, (db) => sql`drop database if exists ${sql.id(name)} with (force)`.execute(db));

async function onServer(server: string, work: (db: Db) => Promise<unknown>): Promise<void> {
  const { db, close } = await openDb({ url: server, migrate: false, connections: 1 });
  try {
    await work(db);
  } finally {
    await close();
  }
}
