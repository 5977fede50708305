import type { Actor } from '@penholder/shared/people';
import * as output from '@penholder/shared/output';
import { publishEdition } from '@penholder/server/output/publish-edition';
import { askDue } from '@penholder/server/practices/mentions/ask-due';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.close());

/** Publishes an edition of so many practices, each in a table of its own; answers the statements that it took. */
async function statementsFor(count: number): Promise<number> {
  const table = await server.aRoundTable();
  const egypt = await table.aDelegation('Egypt');
  const delegate = await table.aDelegate(egypt);
  const [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
  for (let nth = 0; nth < count; nth++) {
    const draft = await aDraft(table, delegate, [egypt], { title: `Clinic ${nth}` });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  }
  const { id } = await penholder.call(output.compileEdition, {
    params: { roundTable: table.code },
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');

  // What delegations are still to be asked is done in portions, before the edition is locked.
  await askDue(server.app.deps, table.id);
  let statements = 0;
  const counting = server.opened.db.withPlugin({
    transformQuery: ({ node }) => (statements++, node),
    transformResult: async ({ result }) => result,
  });
  const actor: Actor = { personId: chair.id, roundTableId: table.id, roles: ['co-chair'], accreditations: [] };
  await publishEdition({ ...server.app.deps, db: counting }, actor, id);
  const taken = statements;
  expect(
    await server.opened.db
      .selectFrom('practice')
      .select(['status', 'published_version'])
      .where('round_table_id', '=', table.id)
      .execute(),
  ).toEqual(Array.from({ length: count }, () => ({ status: 'published', published_version: 1 })));
  expect(
    await server.opened.db
      .selectFrom('compendium_practice')
      .select('version')
      .where('round_table_id', '=', table.id)
      .execute(),
  ).toHaveLength(count);
  return taken;
}

it('[AX28] publishes forty practices in as many statements as ten', { timeout: 240_000 }, async () => {
  const few = await statementsFor(10);
  expect(few).toBeGreaterThan(12);
  expect(await statementsFor(40)).toBe(few);
});
