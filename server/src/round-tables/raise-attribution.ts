import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { lockRoundTable, saveRoundTable } from '@penholder/db/round-tables';
import { conflict, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { type AttributionLevel, type Phase, raisesAttribution } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { askForKeys } from './ask-for-keys.ts';
import { insistOnRevision } from './change-settings.ts';
import { turnKey } from './two-keys.ts';

export const RAISE_ATTRIBUTION = 'round-table.raise-attribution';

/** Turns the actor's key for telling more about who said what; the second co-chair's does it [RT8]. */
export const raiseAttribution = (
  deps: Deps,
  actor: Actor,
  change: {
    revision: number;
    attribution: AttributionLevel;
    attributionByPhase: Partial<Record<Phase, AttributionLevel>>;
  },
): Promise<{ done: boolean }> =>
  transaction(deps.db, async (trx) => {
    const table = await lockRoundTable(trx, actor.roundTableId);
    insist(must(actor, 'round-table.raise-attribution'));
    insistOnRevision(table, change.revision);
    const { attribution, attributionByPhase } = change;
    const settings = { ...table.settings, attribution, attributionByPhase };
    if (!raisesAttribution(table.settings, settings))
      refuse(conflict('round-table.raises-nothing', 'This tells no more than before: change it in the settings.'));

    // Both keys are for this very change of these very settings: the revision is part of it.
    const key = { roundTableId: table.id, act: RAISE_ATTRIBUTION, subject: { ...change }, personId: actor.personId };
    const { done, isFirst, coChairs } = await turnKey(trx, key);
    const about = {
      roundTableId: table.id,
      personId: actor.personId,
      subject: { kind: 'round-table', id: table.id },
      details: { attribution, attributionByPhase },
    };
    if (done)
      await saveRoundTable(trx, table.id, {
        title: table.title,
        description: table.description,
        timeZone: table.time_zone,
        languages: table.languages,
        settings,
      });
    else if (isFirst) await askForKeys(trx, deps, table, coChairs, actor, undefined);
    await recordAct(trx, { ...about, act: 'round-table.attribution-key-turned' });
    if (done) await recordAct(trx, { ...about, act: 'round-table.attribution-raised' });
    onCommit(trx, () => {
      deps.live.tell({ roundTableId: table.id, topic: 'round-tables', ids: [table.id] });
      if (done) deps.documents.admitTableAgain(table.id);
    });
    return { done };
  });
