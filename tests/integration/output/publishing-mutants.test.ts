import { sql, transaction } from '@penholder/db';
import type * as practicesInDb from '@penholder/db/practices';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../_support/document-clients.ts';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';

/** What is taken away from the code under test; the race must notice. */
const without = vi.hoisted(() => ({ lock: false }));

vi.mock('@penholder/db/practices', async (load) => {
  const real = await load<typeof practicesInDb>();
  return {
    ...real,
    lockPractices: async (...given: Parameters<typeof real.lockPractices>) =>
      without.lock ? undefined : real.lockPractices(...given),
  };
});

/** What an answer waits for once it is written: an advisory lock of the test's. */
const GATE = 4712;

let server: TestServer;
beforeAll(async () => {
  if (!process.env['TEST_DATABASE_URL']) return;
  server = await startServer();
  const { db } = server.opened;
  await sql`create function slow() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock_shared(${sql.lit(GATE)}); return new; end $$`.execute(db);
  await sql`create trigger slow after update on mention_check for each row execute function slow()`.execute(db);
});
afterAll(() => server?.close());
beforeEach(() => void (without.lock = false));

/** Publishes an edition while a delegation that it names takes back that it has cleared the wording; answers how both ended. */
async function raceOfPublishing() {
  const { db } = server.opened;
  const table = await server.aRoundTable();
  const [france, egypt] = [await table.aDelegation('France'), await table.aDelegation('Egypt')];
  const [french, egyptian] = [await table.aDelegate(france), await table.aDelegate(egypt)];
  const [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
  const draft = await aDraft(table, french, [france], { title: 'Clinics in Egypt', countries: ['EG'] });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  const params = { roundTable: table.code, practice: draft.id };
  const [check] = (await egyptian.call(practices.getPractice, { params })).mentions;
  const answer = (given: practices.MentionAnswer, reason?: string) =>
    egyptian.call(practices.answerMention, {
      params: { ...params, delegation: egypt },
      body: { version: 1, words: check!.words, answer: given, ...(reason && { reason }) },
    });
  await answer('cleared');
  const { id: edition } = await penholder.call(output.compileEdition, {
    params: { roundTable: table.code },
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');

  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return Number(rows[0]!.count);
  };
  let answering: Promise<unknown> | undefined;
  let publishing: Promise<unknown> | undefined;
  await transaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${GATE})`.execute(trx);
    answering = answer('change-requested', 'The clinics are run by Egypt.');
    await until(async () => (await waiting()) === 1, 'the answer to be written');
    publishing = chair
      .call(output.publishEdition, { params: { roundTable: table.code, edition } })
      .then(({ status }) => status)
      .catch((error: { refusal: { code: string } }) => error.refusal.code);
    await until(async () => (await waiting()) === 2, 'the edition to wait for it');
  });
  await answering;
  return publishing;
}

// The embedded database has one connection, so that its transactions never overlap: only PostgreSQL can race.
describe.runIf(process.env['TEST_DATABASE_URL'])('publishing an edition', { timeout: 120_000 }, () => {
  it('[PR33] waits for an answer under way, and is refused by it', async () => {
    expect(await raceOfPublishing()).toBe('edition.mention-open');
  });

  it('would slip through without the lock on what it prints', async () => {
    without.lock = true;
    expect(await raceOfPublishing()).toBe('published');
  });
});
