import { now, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { type CallRow, lockCallsDue, lockCallsToRemind, noteReminded, saveCallStatus } from '@penholder/db/coverage';
import { listRoundTables } from '@penholder/db/round-tables';
import { remindersDue } from '@penholder/shared/coverage';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { mailAboutCall } from './mail-call.ts';
import { tellCall } from './tell-call.ts';

/** A transaction each: one that fails keeps no other waiting, and holds nothing of another round table. */
const PORTION = 1;

/** Closes calls whose time has come, and reminds of those whose time comes soon, on the database's clock. [CV8] [CV11] */
export const callsDue = (deps: Deps): Work => ({
  name: 'practice-calls',
  every: 15_000,
  tick: () =>
    transaction(deps.db, async (trx) => {
      const due = await lockCallsDue(trx, PORTION);
      const at = await now(trx);
      for (const row of due) {
        await saveCallStatus(trx, row.id, { status: 'closed', at });
        await record(trx, row, 'practice-call.closed');
        tellCall(trx, deps, row, 'table');
      }
      const near = await lockCallsToRemind(trx, PORTION);
      const tables = new Map(
        (await listRoundTables(trx, [...new Set(near.map((row) => row.round_table_id))])).map((one) => [one.id, one]),
      );
      for (const row of near) {
        const days = remindersDue(
          { closesAt: row.closes_at!, remindDays: row.remind_days, reminded: row.reminded },
          at,
        );
        if (days.length === 0) continue;
        await noteReminded(trx, row.id, days);
        const table = tables.get(row.round_table_id)!;
        const delegations = await mailAboutCall(trx, deps, table, row, { kind: 'reminder', except: null });
        await record(trx, row, 'practice-call.reminded', { delegations });
      }
      return due.length === PORTION || near.length === PORTION;
    }),
});

const record = (trx: Trx, row: CallRow, act: string, details: Record<string, number> = {}) =>
  recordAct(trx, {
    roundTableId: row.round_table_id,
    act,
    personId: null,
    subject: { kind: 'practice-call', id: row.id },
    details: { number: row.number, ...details },
  });
