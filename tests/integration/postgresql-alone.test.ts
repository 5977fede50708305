// What only PostgreSQL does, and the embedded database has no need of.
import { copyOut, mayRest, type OpenDb, openDb, PREPARED, sql, transaction } from '@penholder/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

describe.runIf(process.env['TEST_DATABASE_URL'])('on PostgreSQL', () => {
  let database: FreshDatabase;
  let opened: OpenDb;
  beforeAll(async () => {
    database = await freshDatabase();
    opened = await openDb({ ...database.config, migrate: false, connections: 2 });
  });
  afterAll(async () => {
    await opened.close();
    await database.drop();
  });

  it('copies bytes out as they are, and goes on after PostgreSQL failed in the middle', async () => {
    const dividing = "select convert_to(repeat('x', 100000), 'UTF8'), 1 / (500 - g) from generate_series(1, 1000) g";
    await expect(copyOut(opened.db, dividing)).rejects.toThrow('division by zero');
    const rows = await copyOut(
      opened.db,
      "select 7::int8, null::bytea, ''::bytea, convert_to(repeat('x', 2000000), 'UTF8')",
    );
    expect(rows.map((values) => values.map((value) => value?.length ?? null))).toEqual([[8, null, 0, 2_000_000]]);
    expect(await copyOut(opened.db, 'select 1 where false')).toEqual([]);
  });

  it('plans a statement that is marked once for a connection, and others each time', async () => {
    const prepared = await transaction(opened.db, async (trx) => {
      for (const given of [1, 2]) {
        await sql`${PREPARED}select ${given}::int + 1`.execute(trx);
        await sql`select ${given}::int + 2`.execute(trx);
      }
      return sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(trx);
    });
    expect(prepared.rows).toEqual([{ statement: '/* prepared */ select $1::int + 1' }]);
  });

  /** Says nothing in a transaction for longer than PostgreSQL lets it, unless it may rest. */
  const resting = (mayIt: boolean) =>
    transaction(opened.db, async (trx) => {
      await sql`set local idle_in_transaction_session_timeout = 100`.execute(trx);
      if (mayIt) await mayRest(trx);
      await sql`select pg_sleep(0.4)`.execute(opened.db);
      return (await sql<{ one: number }>`select 1 as one`.execute(trx)).rows;
    });

  it('ends a transaction that says nothing, but for one that may rest, and lets no other rest by it', async () => {
    await expect(resting(false)).rejects.toThrow(/connection|terminat/i);
    expect(await resting(true)).toEqual([{ one: 1 }]);
    const patience = await Promise.all(
      [1, 2].map(() =>
        sql<{ patience: string }>`select current_setting('idle_in_transaction_session_timeout') as patience,
          pg_sleep(0.1)`.execute(opened.db),
      ),
    );
    expect(patience.map(({ rows }) => rows[0]!.patience)).toEqual(['10s', '10s']);
  });
});
