import { openDb, sql, transaction } from '@penholder/db';
import { expect, it } from 'vitest';

it('answers every transaction that the embedded database’s close overtakes', async () => {
  const opened = await openDb({ dump: process.env['TEST_DATABASE_DUMP'] });
  const asked = Promise.allSettled(
    Array.from({ length: 50 }, () => transaction(opened.db, (trx) => sql`select pg_sleep(0.002)`.execute(trx))),
  );
  await opened.close();
  const refused = (await asked).flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toMatch(/closed|destroyed/);
});
