import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { lockRoundTable, type RoundTableRow, saveRoundTable } from '@penholder/db/round-tables';
import { conflict, insist, type Out, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import {
  type changeSettings as contract,
  judgeSettings,
  judgeTimeZone,
  judgeTitle,
  RoundTableSettings,
} from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';

/** Refuses when someone else has changed the round table since the page was opened. */
export function insistOnRevision(table: { revision: number }, revision: number): void {
  if (table.revision !== revision)
    refuse(
      conflict(
        'round-table.changed-meanwhile',
        'Someone has changed the settings meanwhile. Look at them again, then repeat your change.',
      ),
    );
}

/** Changes a round table's texts and settings; what would tell more about who said what is left to both co-chairs [RT8]. */
export const changeSettings = (
  deps: Deps,
  actor: Actor,
  change: NonNullable<Out<typeof contract.body>>,
): Promise<RoundTableRow> =>
  transaction(deps.db, async (trx) => {
    const table = await lockRoundTable(trx, actor.roundTableId);
    insist(must(actor, 'round-table.settings'));
    insistOnRevision(table, change.revision);
    const { settings: asked = {} } = change;
    const settings = RoundTableSettings.parse({
      ...table.settings,
      ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
    });
    const after = {
      title: change.title ?? table.title,
      description: change.description === undefined ? table.description : change.description,
      timeZone: change.timeZone ?? table.time_zone,
      languages: change.languages ? [...new Set(change.languages)] : table.languages,
      settings,
    };
    insist(judgeTimeZone(after.timeZone));
    insist(judgeTitle(after.title, after.languages));
    insist(judgeSettings(table.settings, settings));
    await saveRoundTable(trx, table.id, after);
    await recordAct(trx, {
      roundTableId: table.id,
      act: 'round-table.settings-changed',
      personId: actor.personId,
      subject: { kind: 'round-table', id: table.id },
      details: {
        changed: [
          ...Object.keys(change).filter((key) => key !== 'revision' && key !== 'settings'),
          ...Object.keys(asked).map((key) => `settings.${key}`),
        ],
        settings: { ...asked },
      },
    });
    onCommit(trx, () => {
      deps.live.tell({ roundTableId: table.id, topic: 'round-tables', ids: [table.id] });
      // How those present are shown, and who may write where, may be otherwise now.
      deps.documents.admitTableAgain(table.id);
    });
    return lockRoundTable(trx, table.id);
  });
