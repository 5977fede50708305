import { now, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { type CallRow, lockCallDue, lockCallToRemind, noteReminded, saveCallStatus } from '@penholder/db/coverage';
import { findRoundTableById } from '@penholder/db/round-tables';
import { remindersDue } from '@penholder/shared/coverage';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { mailAboutCall } from './mail-call.ts';
import { tellCall } from './tell-call.ts';

/**
 * Closes a call whose time has come, and reminds of one whose time comes soon, on the database's clock; comes again at once
 * while there are more. One at a time: a call that fails keeps no other waiting, and holds nothing of another round table.
 * [CV8] [CV11]
 */
export const callsDue = (deps: Deps): Work => ({
  name: 'practice-calls',
  every: 15_000,
  tick: () =>
    transaction(deps.db, async (trx) => {
      const at = await now(trx);
      const due = await lockCallDue(trx);
      if (due) {
        await saveCallStatus(trx, due.id, { status: 'closed', at });
        await record(trx, due, 'practice-call.closed');
        tellCall(trx, deps, due, 'table');
      }
      const near = await lockCallToRemind(trx);
      if (near) await remind(trx, deps, near, at);
      return due !== undefined || near !== undefined;
    }),
});

async function remind(trx: Trx, deps: Deps, call: CallRow, at: Date): Promise<void> {
  const days = remindersDue({ closesAt: call.closes_at!, remindDays: call.remind_days, reminded: call.reminded }, at);
  await noteReminded(trx, call.id, days);
  const table = (await findRoundTableById(trx, call.round_table_id))!;
  const delegations = await mailAboutCall(trx, deps, table, call, { kind: 'reminder', except: null });
  await record(trx, call, 'practice-call.reminded', { delegations });
}

const record = (trx: Trx, row: CallRow, act: string, details: Record<string, number> = {}) =>
  recordAct(trx, {
    roundTableId: row.round_table_id,
    act,
    personId: null,
    subject: { kind: 'practice-call', id: row.id },
    details: { number: row.number, ...details },
  });
