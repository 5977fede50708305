// A server in a process of its own, for a test to kill, stop or starve: takes what it is as JSON, prints its address once it listens.
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { openDb } from '@penholder/db';
import { buildApp } from '@penholder/server/app';
import { readConfig } from '@penholder/server/config';
import { stopGracefully } from '@penholder/server/stop-gracefully';
import { acknowledgesEarly } from '../_support/acknowledges-early.ts';
import type { Served } from '../_support/served.ts';

/** How long before the commit one says "saved" that does so too early, in milliseconds: longer than a machine is busy with anything else. */
const EARLY = 300;

const { database, port, mutant, lateAnswers, clock } = JSON.parse(process.argv[2]!) as Served;

if (clock) {
  // A clock that somebody sets, again and again: between every two looks at it hours may have passed, or never have been.
  const real = Date.now.bind(Date);
  let asked = 0;
  const wrong = () => real() + clock[asked++ % clock.length]! * 3_600_000;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given) =>
      given.length > 0 ? Reflect.construct(target, given) : Reflect.construct(target, [wrong()]),
    apply: () => new Date(wrong()).toString(),
  });
  Date.now = wrong;
}

const opened = await openDb(database);
if (mutant === 'trusts-its-clock') {
  // Where the database is asked for the time, this server says what time it is.
  const executor = Object.getPrototypeOf(Object.getPrototypeOf(opened.db.getExecutor())) as {
    executeQuery(query: { sql: string }, ...rest: unknown[]): Promise<unknown>;
  };
  const { executeQuery } = executor;
  executor.executeQuery = function (query, ...rest) {
    const sql = query.sql.replaceAll('now()', () => `timestamptz '${new Date().toISOString()}'`);
    return executeQuery.call(this, { ...query, sql }, ...rest);
  };
}
const config = {
  ...readConfig({ LOG_LEVEL: 'fatal', SECRET: 'a secret that only tests know, long enough' }),
  // Databases of tests are copies of one: to a folder that they shared, each would be an earlier state of another.
  dataDir: '',
  requestsPerMinute: 1_000_000,
  pages: false,
};
const app = await buildApp(config, opened, mutant === 'acknowledges-early' ? { collab: acknowledgesEarly(EARLY) } : {});
if (mutant === 'ends-at-once') process.on('SIGTERM', () => process.exit(0));
// However slow the machine: what a test waits for is its end, not the time that takes.
else stopGracefully(app, () => {}, 60_000);
await app.listen({ port, host: '127.0.0.1' });
app.fastify.server.prependListener('request', (request, response) => {
  if (mutant === 'forgets-keys') delete request.headers['idempotency-key'];
  // A slow line: what is answered is committed long before anybody hears of it.
  if (lateAnswers) {
    const end = response.end.bind(response);
    response.end = ((...given: Parameters<typeof end>) => {
      setTimeout(() => end(...given), lateAnswers);
      return response;
    }) as typeof response.end;
  }
});
app.deps.clockwork.start();
// Who is killed leaves no compiled code to the next unless it does so now.
flushCompileCache();
console.log(`http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`);
