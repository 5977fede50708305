// A node in a process of its own, for a test to kill: takes how it runs as JSON, prints a line once it listens.
import { type DbConfig, openDb } from '@penholder/db';
import { buildApp } from '@penholder/server/app';
import { readConfig } from '@penholder/server/config';
import { acknowledgesEarly } from '../_support/acknowledges-early.ts';

const {
  database,
  redisUrl,
  port,
  host = '127.0.0.1',
  early,
} = JSON.parse(process.argv[2]!) as {
  database: DbConfig;
  redisUrl: string;
  port: number;
  host?: string;
  /** With the mistake of saying "saved" so many milliseconds before the commit. */
  early?: number;
};
const opened = await openDb(database);
const config = {
  ...readConfig({ LOG_LEVEL: 'fatal', SECRET: 'a secret that only tests know, long enough' }),
  // Databases of tests are copies of one: to a folder that they shared, each would be an earlier state of another.
  dataDir: '',
  redisUrl,
  pages: false,
};
const app = await buildApp(config, opened, early ? { collab: acknowledgesEarly(early) } : {});
await app.listen({ port, host });
app.deps.clockwork.start();
console.log('listening');
