import { setTimeout as delay } from 'node:timers/promises';
import { sql } from '@penholder/db';
import type * as decisions from '@penholder/db/decisions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { raceOfCasting, raceOfClosing } from './casting.ts';

/** What is taken away from the code under test; the race tests must notice each. */
const without = vi.hoisted(() => ({ logLock: false, decisionLock: false, upsert: false }));

vi.mock('@penholder/db/decisions', async (load) => {
  const real = await load<typeof decisions>();
  const { json, sql: raw } = await import('@penholder/db');
  const { randomInt } = await import('node:crypto');
  return {
    ...real,
    async lockBallotLog(...[trx, roundTableId]: Parameters<typeof real.lockBallotLog>) {
      if (!without.logLock) return real.lockBallotLog(trx, roundTableId);
      await trx
        .insertInto('ballot_log_head')
        .values({ round_table_id: roundTableId, sequence: 0, hash: Buffer.alloc(32) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const head = await trx
        .selectFrom('ballot_log_head')
        .selectAll()
        .where('round_table_id', '=', roundTableId)
        .executeTakeFirstOrThrow();
      const { rows } = await raw<{ at: Date }>`select clock_timestamp() as at`.execute(trx);
      return { roundTableId, sequence: head.sequence, hash: head.hash, at: rows[0]!.at };
    },
    lockDecision: (...[trx, roundTableId, number]: Parameters<typeof real.lockDecision>) =>
      without.decisionLock
        ? real.findDecision(trx, roundTableId, number)
        : real.lockDecision(trx, roundTableId, number),
    async appendToLog(...[trx, head, entry]: Parameters<typeof real.appendToLog>) {
      if (!without.upsert) return real.appendToLog(trx, head, entry);
      // Moving the head on makes ballots wait for one another too.
      const sequence = randomInt(2 ** 40);
      const content = {
        roundTable: head.roundTableId,
        sequence,
        decision: entry.decisionId,
        operation: entry.operationId,
        event: entry.event,
      };
      return trx
        .insertInto('ballot_log')
        .values({
          round_table_id: head.roundTableId,
          sequence,
          operation_id: entry.operationId,
          decision_id: entry.decisionId,
          person_id: entry.personId,
          delegation_id: entry.delegationId ?? null,
          reason: null,
          kind: entry.event.kind,
          entry: json(content),
          leaf: Buffer.alloc(32),
          hash: Buffer.alloc(32),
          at: head.at,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
    },
    async saveBallot(...[trx, ballot]: Parameters<typeof real.saveBallot>) {
      if (!without.upsert) return real.saveBallot(trx, ballot);
      const { decisionId, delegationId, personId, at, ...rest } = ballot;
      const values = { ...rest, person_id: personId, cast_at: at };
      const found = await real.findBallot(trx, decisionId, delegationId);
      // Whoever looks first and writes later leaves time between; a little more of it makes the race certain.
      await delay(30);
      if (found)
        await trx
          .updateTable('ballot')
          .set(values)
          .where('decision_id', '=', decisionId)
          .where('delegation_id', '=', delegationId)
          .execute();
      else
        await trx
          .insertInto('ballot')
          .values({ decision_id: decisionId, delegation_id: delegationId, ...values })
          .execute();
    },
  };
});

const drop = (...statements: string[]) =>
  Promise.all(statements.map((statement) => sql.raw(statement).execute(server.opened.db)));
let server: TestServer;
beforeEach(async () => {
  Object.assign(without, { logLock: false, decisionLock: false, upsert: false });
  server = await startServer();
});
afterEach(() => server.close());

// The embedded database has one connection, so that its transactions never overlap: only PostgreSQL can race.
describe.runIf(process.env['TEST_DATABASE_URL'])('races notice', { timeout: 120_000 }, () => {
  it('nothing when nothing is taken away', async () => {
    expect((await raceOfCasting(server, { delegations: 20, retries: 3 })).faults).toEqual([]);
    expect((await raceOfClosing(server, 10)).faults).toEqual([]);
  });

  it('that the locks are gone', async () => {
    Object.assign(without, { logLock: true, decisionLock: true });
    const { faults } = await raceOfCasting(server, { delegations: 20, retries: 3 });
    expect(faults).toContain('unexpected: server.failed');
  });

  it('that the locks and the order of the log are gone', async () => {
    Object.assign(without, { logLock: true, decisionLock: true });
    await drop('alter table ballot_log drop constraint ballot_log_pkey');
    const { faults } = await raceOfCasting(server, { delegations: 20, retries: 3 });
    expect(faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/^recount: /), 'two ballots replaced the same one']),
    );
  });

  it('that the primary key gave way to looking first', async () => {
    Object.assign(without, { logLock: true, decisionLock: true, upsert: true });
    await drop('alter table ballot drop constraint ballot_pkey');
    const { faults } = await raceOfCasting(server, { delegations: 20, retries: 3 });
    expect(faults).toContain('two live ballots of one delegation');
  });

  it('that a close does not wait for ballots under way', async () => {
    Object.assign(without, { logLock: true, decisionLock: true });
    await drop('alter table ballot_log drop constraint ballot_log_pkey');
    const { faults } = await raceOfClosing(server, 10);
    expect(faults).not.toEqual([]);
  });
});
