import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  type DecisionRow,
  listDecisionsDue,
  lockBallotLog,
  lockDecisionDue,
  saveSchedule,
} from '@penholder/db/decisions';
import { findRoundTable, type RoundTableRow } from '@penholder/db/round-tables';
import { Refused } from '@penholder/shared/kernel';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { close } from './close-decision.ts';
import { electorsNow, open } from './open-decision.ts';
import { tellDecision } from './tell-decision.ts';

export const CLOSE_DECISIONS = 'close-decisions';

/** Decisions looked at in one portion. */
const PORTION = 20;

/**
 * Opens and closes what is due on the database's clock. What is due is looked up without locks, and then each decision is
 * taken with the same locks in the same order as a ballot; another node that has it in hand is passed over. [DE4] [DE8]
 */
export const decisionsDue = (deps: Deps): Work => ({
  name: CLOSE_DECISIONS,
  every: 5_000,
  async tick() {
    const due = await listDecisionsDue(deps.db, PORTION);
    for (const one of due) {
      await transaction(deps.db, async (trx) => {
        const head = await lockBallotLog(trx, one.round_table_id);
        const decision = await lockDecisionDue(trx, one.id, one.status as 'draft' | 'open');
        if (!decision) return;
        if (decision.status === 'open') return close(trx, deps, { decision, head, personId: null });
        const roundTable = (await findRoundTable(trx, one.code))!;
        try {
          const electors = await electorsNow(trx, decision, roundTable, head.at);
          await open(trx, deps, { decision, roundTable, head, electors, personId: decision.scheduled_by });
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          await holdBack(trx, deps, decision, roundTable, error.refusal.code);
        }
      });
    }
    return due.length === PORTION;
  },
});

/** What cannot open at its time waits for its co-chairs, rather than being tried for ever. */
async function holdBack(
  trx: Trx,
  deps: Deps,
  decision: DecisionRow,
  roundTable: RoundTableRow,
  code: string,
): Promise<void> {
  await saveSchedule(trx, decision.id, null);
  await recordAct(trx, {
    roundTableId: roundTable.id,
    act: 'decision.not-opened',
    personId: null,
    subject: { kind: 'decision', id: decision.id },
    details: { number: decision.number, why: code },
  });
  onCommit(trx, () => tellDecision(deps, decision));
}
