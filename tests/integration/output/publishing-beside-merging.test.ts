import { sql, transaction } from '@penholder/db';
import { lockPractices } from '@penholder/db/practices';
import * as output from '@penholder/shared/output';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aLineageTable } from '../../_support/lineage.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';

let server: TestServer;
beforeAll(async () => {
  if (process.env['TEST_DATABASE_URL']) server = await startServer();
});
afterAll(() => server?.close());

// The embedded database has one connection, so that its transactions never overlap: only PostgreSQL can race.
describe.runIf(process.env['TEST_DATABASE_URL'])('publishing an edition', { timeout: 120_000 }, () => {
  it('[AX60] waits for a merge of what it prints and of what it only tells a fate of, in no circle', async () => {
    const { db } = server.opened;
    const { people, delegations, table } = await aLineageTable(server);
    const drafts = [
      await aDraft(table, people.egyptian, [delegations.egypt]),
      await aDraft(table, people.egyptian, [delegations.egypt]),
    ];
    // Practices are locked in the order of their ids: the one that is not printed comes first.
    const [untold, printed] = drafts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [
      (typeof drafts)[0],
      (typeof drafts)[0],
    ];
    for (const draft of drafts) await submit(table, people.egyptian, draft);
    await review(table, people.chair, printed.id, 'start-review', 'discuss', 'clear');
    const params = { roundTable: table.code };
    const { id: edition } = await people.penholder.call(output.compileEdition, {
      params,
      body: { letters: ['A'], language: 'en' },
    });
    await server.app.deps.clockwork.runOnce('compile-editions');

    const waiting = async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return rows[0]!.count;
    };
    let publishing: Promise<unknown> | undefined;
    // As a merge does, one practice after the other.
    await transaction(db, async (trx) => {
      await lockPractices(trx, [untold.id]);
      publishing = people.chair
        .call(output.publishEdition, { params: { ...params, edition } })
        .then(({ status }) => status)
        .catch((error: Error) => error.message);
      await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
      await lockPractices(trx, [printed.id]);
    });
    expect(await publishing).toBe('published');
  });
});
