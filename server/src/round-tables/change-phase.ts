import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertKey, listCoChairs, lockRoundTable, savePhase } from '@penholder/db/round-tables';
import { conflict, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, can, must } from '@penholder/shared/people';
import { judgePhaseChange, type Phase } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { askForKeys } from './ask-for-keys.ts';
import { turnKey } from './two-keys.ts';

export const CHANGE_PHASE = 'round-table.change-phase';

/**
 * Turns the actor's key for a change of phase; the second co-chair's does it [RT6]. The secretariat's turn prepares it: it
 * stands beside the keys and does not count [RT7].
 */
export const changePhase = (
  deps: Deps,
  actor: Actor,
  { from, to }: { from: Phase; to: Phase },
): Promise<{ done: boolean }> =>
  transaction(deps.db, async (trx) => {
    const table = await lockRoundTable(trx, actor.roundTableId);
    const key = { roundTableId: table.id, act: CHANGE_PHASE, subject: { from, to }, personId: actor.personId };
    const isCoChair = can(actor, 'round-table.change-phase');
    if (!isCoChair) insist(must(actor, 'round-table.prepare-phase'));
    if (table.phase !== from)
      refuse(conflict('round-table.changed-meanwhile', 'The round table has gone into another phase meanwhile.'));
    insist(judgePhaseChange(from, to));

    const about = {
      roundTableId: table.id,
      personId: actor.personId,
      subject: { kind: 'round-table', id: table.id },
      details: { from, to },
    };
    onCommit(trx, () => deps.live.tell({ roundTableId: table.id, topic: 'round-tables', ids: [table.id] }));
    if (!isCoChair) {
      await insertKey(trx, key);
      await askForKeys(trx, deps, table, await listCoChairs(trx, table.id), actor, { from, to });
      await recordAct(trx, { ...about, act: 'round-table.phase-change-prepared' });
      return { done: false };
    }
    const { done, isFirst, coChairs } = await turnKey(trx, key);
    if (done) {
      await savePhase(trx, table.id, to);
      onCommit(trx, () => deps.documents.admitTableAgain(table.id));
    }
    if (!done && isFirst) await askForKeys(trx, deps, table, coChairs, actor, { from, to });
    await recordAct(trx, { ...about, act: 'round-table.phase-key-turned' });
    if (done) await recordAct(trx, { ...about, act: 'round-table.phase-changed' });
    return { done };
  });
