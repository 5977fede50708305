import { Kysely, type Dialect, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import type { ClientConfig, Pool } from 'pg';
import { copyOutOver } from './copy-out.ts';
import { prepareMarked } from './prepared.ts';
import { migrate } from './migrations/index.ts';
import type { Schema } from './schema/index.ts';

/**
 * Milliseconds after which PostgreSQL ends a transaction that its client says nothing in, with the locks that it holds: a
 * node whose line carries nothing any more must not keep the others waiting. `mayRest` exempts a transaction.
 */
const IDLE_IN_TRANSACTION = 10_000;
/** Milliseconds of silence after which it is asked whether the line is still there, and that a new one may take to be there. */
const SILENCE = 10_000;

/** The database, or a transaction on it: what a data function takes that may run in either. */
export type Db = Kysely<Schema>;
/** A transaction: what a data function takes that locks or must not stand alone. */
export type Trx = Transaction<Schema>;

export interface DbConfig {
  /** A PostgreSQL connection string; PostgreSQL 15 or newer. */
  url?: string | undefined;
  /** The folder of the embedded database when there is no `url`; in memory without either. */
  folder?: string | undefined;
  /** A file made by `dumpMigrated` that a blank embedded database begins with. */
  dump?: string | undefined;
  /** `false` leaves the tables as they are; for a connection that only makes or drops databases. */
  migrate?: boolean | undefined;
  /** Connections to PostgreSQL; default 10. */
  connections?: number | undefined;
  /** Milliseconds without an answer after which a connection is given up that carries nothing any more; default 10,000. */
  silence?: number | undefined;
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
  const opened = config.url ? await openPostgres(config.url, config) : await openEmbedded(config);
  const db = new Kysely<Schema>({ dialect: opened.dialect });
  if (opened.pool) copyOutOver(db, opened.pool);
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
  pool?: Pool;
  end(): Promise<void>;
}

async function openPostgres(url: string, { connections = 10, silence = SILENCE }: DbConfig): Promise<Opened> {
  const [{ default: pg }, { SilentLines }] = await Promise.all([import('pg'), import('./silent-lines.ts')]);
  // int8 (counts, sequences) as numbers, as the embedded database gives them; ours stay far below 2^53.
  pg.types.setTypeParser(20, Number);
  const lines = new SilentLines(url, silence);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE,
    // Said to the pool it would also end the patience of whoever waits for a connection to be free.
    Client: class extends pg.Client {
      constructor(config?: ClientConfig) {
        super({ ...config, connectionTimeoutMillis: SILENCE });
        prepareMarked(this);
      }
    },
  });
  pool.on('connect', (client) => {
    // One that breaks between two queries of a transaction fails the next; without a listener it would end the process.
    client.on('error', () => {});
    // Queries of one connection go in order: this is the first.
    const introduced = client.query<{ process: number }>(
      `select set_config('idle_in_transaction_session_timeout', '${IDLE_IN_TRANSACTION}', false), pg_backend_pid() as process`,
    );
    lines.watch(
      client,
      introduced.then(({ rows }) => rows[0]!.process),
    );
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return { dialect: new PostgresDialect({ pool }), kind: 'postgresql', pool, end: async () => lines.stop() };
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
