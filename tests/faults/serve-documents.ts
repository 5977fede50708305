// A server in a process of its own, for a test to kill: takes the database as JSON, prints its address once it listens.
import type { AddressInfo } from 'node:net';
import { type DbConfig, openDb } from '@penholder/db';
import { buildApp } from '@penholder/server/app';
import { readConfig } from '@penholder/server/config';
import { acknowledgesEarly } from '../_support/acknowledges-early.ts';

const [database, mutant] = process.argv.slice(2);

const opened = await openDb(JSON.parse(database!) as DbConfig);
const config = {
  ...readConfig({ LOG_LEVEL: 'fatal', SECRET: 'a secret that only tests know, long enough' }),
  pages: false,
};
const app = await buildApp(config, opened, { collab: mutant === 'acknowledge-early' ? acknowledgesEarly : {} });
await app.fastify.listen({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`);
