import { Kysely, type Dialect, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import { migrate } from './migrations/index.ts';
import type { Schema } from './schema/index.ts';

/** The database, or a transaction on it: what a data function takes that may run in either. */
export type Db = Kysely<Schema>;
/** A transaction: what a data function takes that locks or must not stand alone. */
export type Trx = Transaction<Schema>;

export interface DbConfig {
  /** A PostgreSQL connection string; PostgreSQL 15 or newer. */
  url?: string | undefined;
  /** The folder of the embedded database when there is no `url`; in memory without either. */
  folder?: string | undefined;
  /** A file made by `dumpMigrated` that an embedded database in memory begins with. */
  dump?: string | undefined;
  /** `false` leaves the tables as they are; for a connection that only makes or drops databases. */
  migrate?: boolean | undefined;
  /** Connections to PostgreSQL; default 10. */
  connections?: number | undefined;
}

export interface OpenDb {
  db: Db;
  kind: 'postgresql' | 'embedded';
  close(): Promise<void>;
}

/**
 * Opens the database and brings it to the newest migration: PostgreSQL where there is a `url`, else the embedded one (one
 * process at a time). Throws when it cannot be reached, is in use, or is older than what is supported.
 */
export async function openDb(config: DbConfig): Promise<OpenDb> {
  const opened = config.url ? await openPostgres(config.url, config.connections ?? 10) : await openEmbedded(config);
  const db = new Kysely<Schema>({ dialect: opened.dialect });
  const close = async () => {
    await db.destroy();
    await opened.end();
  };
  try {
    if (config.migrate !== false) await migrate(db);
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return { db, kind: opened.kind, close };
}

interface Opened {
  dialect: Dialect;
  kind: OpenDb['kind'];
  end(): Promise<void>;
}

async function openPostgres(url: string, connections: number): Promise<Opened> {
  const { default: pg } = await import('pg');
  // int8 (counts, sequences) as numbers, as the embedded database gives them; ours stay far below 2^53.
  pg.types.setTypeParser(20, Number);
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  // One that breaks in use fails its query, or its next; and would end the process too.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { dialect: new PostgresDialect({ pool }), kind: 'postgresql', end: async () => {} };
}

async function openEmbedded(config: DbConfig): Promise<Opened> {
  const { embeddedClient } = await import('./embedded/embedded-client.ts');
  const client = embeddedClient({ folder: config.folder, dump: config.dump });
  await client.waitReady;
  return {
    dialect: new PGliteDialect({ pglite: client }),
    kind: 'embedded',
    end: async () => {
      if (!client.closed) await client.close();
    },
  };
}
