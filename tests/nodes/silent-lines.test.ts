// Connections to PostgreSQL that carry nothing any more, while new ones do: nobody is told, not by a FIN nor by a RST.
import { type Db, openDb, type OpenDb, sql, transaction } from '@penholder/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChaosProxy, startChaosProxy } from '../_support/chaos-proxy.ts';
import { aResponse, ourClient, until } from '../_support/document-clients.ts';
import { startServer, type TestServer } from '../_support/harness.ts';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

/** After which a connection is asked about, in milliseconds. */
const SILENCE = 600;

let database: FreshDatabase;
let proxy: ChaosProxy;
let url: string;
beforeAll(async () => {
  database = await freshDatabase();
  const direct = new URL(database.config.url!);
  const [folder, port] = [direct.searchParams.get('host'), direct.port || 5432];
  proxy = await startChaosProxy(folder ? `unix:${folder}/.s.PGSQL.${port}` : `http://${direct.hostname}:${port}`, 1);
  proxy.isWild = false;
  direct.searchParams.delete('host');
  direct.host = new URL(proxy.origin).host;
  url = direct.href;
});
afterAll(async () => {
  await proxy.close();
  await database.drop();
});

async function through<T>(work: (opened: OpenDb) => Promise<T>): Promise<T> {
  const opened = await openDb({ url, migrate: false, connections: 2, silence: SILENCE });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** A transaction whose connection goes silent in the middle. */
const goneSilent = (db: Db) =>
  transaction(db, async (trx) => {
    await sql`select 1`.execute(trx);
    proxy.halfOpenAll();
    await sql`select 2`.execute(trx);
  });

it(
  'gives up a connection that has gone silent in the middle of a transaction, and goes on over another',
  () =>
    through(async ({ db }) => {
      await expect(goneSilent(db)).rejects.toThrow('connection');
      expect((await sql<{ three: number }>`select 3 as three`.execute(db)).rows).toEqual([{ three: 3 }]);
    }),
  20_000,
);

it('notices connections that nobody asks about', async () => {
  const { db, close } = await openDb({ url, migrate: false, connections: 2, silence: 600_000 });
  let isGivenUp = false;
  goneSilent(db).catch(() => (isGivenUp = true));
  await expect(until(() => isGivenUp, 'the connection to be given up', 5 * SILENCE)).rejects.toThrow('Waited in vain');
  // It waits for what is stuck, which ends with the proxy.
  void close();
}, 20_000);

it(
  'gives up a new connection that goes silent at its first question',
  () =>
    through(async ({ db }) => {
      const asked = sql`select pg_sleep(2)`.execute(db);
      const direct = await openDb({ ...database.config, migrate: false });
      const isAsked = sql<{ yes: boolean }>`select exists (select 1 from pg_stat_activity
        where datname = current_database() and state = 'active' and query like 'select pg_sleep(2)%') as yes`;
      await until(async () => (await isAsked.execute(direct.db)).rows[0]!.yes, 'the question to be asked');
      await direct.close();
      proxy.halfOpenAll();
      await expect(asked).rejects.toThrow('connection');
    }),
  20_000,
);

it(
  'leaves a connection alone whose question takes long',
  () =>
    through(async ({ db }) => {
      await sql`select 1`.execute(db);
      const { rows } = await sql<{
        late: string;
      }>`select pg_sleep(${(4 * SILENCE) / 1_000})::text || 'late' as late`.execute(db);
      expect(rows).toEqual([{ late: 'late' }]);
    }),
  20_000,
);

it('[DC4] saves what waited for connections that have gone silent, and opens the document again', async () => {
  const server: TestServer = await startServer({
    listen: true,
    database: { config: { url, connections: 4, silence: SILENCE }, drop: async () => {} },
  });
  try {
    const table = await server.aRoundTable();
    const kenya = await table.aDelegation('Kenya');
    const head = await table.aDelegate(kenya);
    const { documentId } = await aResponse(server, table, { delegation: kenya, by: head });
    const client = ourClient(server, documentId, head);
    await client.saved();
    proxy.halfOpenAll();
    client.write('Said into the silence.');
    await client.saved();
    await until(() => server.app.collaboration.keeper.waiting === 0, 'nothing to wait');
    const reader = ourClient(server, documentId, head);
    await reader.synced();
    expect(reader.text.toString()).toBe('Said into the silence.');
    for (const { leave } of [client, reader]) leave();
  } finally {
    await server.close();
  }
}, 40_000);
