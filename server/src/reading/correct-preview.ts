import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { lockReading, type ReadingRow, saveDiscarded, savePreview } from '@penholder/db/reading';
import { canonicalJson, conflict, type Id, insist, invalid, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { countAgain, type PaperReading } from '@penholder/shared/reading';
import type { Deps } from '../deps.ts';
import { noSuchReading } from './present-reading.ts';
import { tellPapers } from './tell-papers.ts';

type ReadingId = Id<'paper-reading'>;

/** The reading, locked, in the revision that the actor has seen. */
export async function getLockedReading(trx: Trx, actor: Actor, id: ReadingId, revision: number): Promise<ReadingRow> {
  insist(must(actor, 'paper.import'));
  const row = (await lockReading(trx, actor.roundTableId, id)) ?? refuse(noSuchReading);
  if (row.revision !== revision)
    refuse(
      conflict('paper-reading.changed-meanwhile', 'Somebody else has changed this reading meanwhile.', {
        params: { revision: row.revision },
      }),
    );
  return row;
}

/** The preview of a locked reading, refused where there is none to change or confirm. */
export function previewOf(row: ReadingRow): PaperReading {
  if (row.status !== 'preview' || !row.reading)
    refuse(
      conflict('paper-reading.not-in-preview', 'Only a reading in preview can be corrected or confirmed.', {
        params: { status: row.status },
      }),
    );
  return row.reading;
}

/** Saves the penholder's corrections. What was not understood and what was remarked stays as it was read. */
export const correctPreview = (
  deps: Deps,
  actor: Actor,
  id: ReadingId,
  { revision, reading }: { revision: number; reading: PaperReading },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const before = previewOf(await getLockedReading(trx, actor, id, revision));
    insistIdsDiffer(reading);
    const { notUnderstood, remarks, counts } = before;
    const after = countAgain({ ...reading, notUnderstood, remarks, counts });
    const changed = (Object.keys(after) as (keyof PaperReading)[]).filter(
      (part) => canonicalJson(after[part]) !== canonicalJson(before[part]),
    );
    if (changed.length === 0) return;
    await savePreview(trx, id, after);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'paper.corrected',
      personId: actor.personId,
      subject: { kind: 'paper-reading', id },
      details: { parts: changed },
    });
    onCommit(trx, () => tellPapers(deps, actor.roundTableId, id));
  });

/** Things are left out by their ids: two with the same one could not be told apart. */
function insistIdsDiffer({ questions, areas, instrumentGroups }: PaperReading): void {
  const things = [
    ...questions,
    ...areas,
    ...areas.flatMap((area) => area.practices),
    ...instrumentGroups,
    ...instrumentGroups.flatMap((group) => group.instruments),
  ].map(({ id }) => id);
  const twice = things.find((one, at) => things.indexOf(one) !== at);
  if (twice !== undefined)
    refuse(
      invalid('paper-reading.inconsistent', 'Two parts of the reading bear the same id.', { params: { id: twice } }),
    );
}

/** Puts a reading aside; its file and preview are not kept. */
export const discardReading = (deps: Deps, actor: Actor, id: ReadingId, revision: number): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedReading(trx, actor, id, revision);
    if (row.status === 'confirmed' || row.status === 'discarded')
      refuse(conflict('paper-reading.over', 'This reading is over already.', { params: { status: row.status } }));
    await saveDiscarded(trx, id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'paper.discarded',
      personId: actor.personId,
      subject: { kind: 'paper-reading', id },
      details: { hash: row.file_hash },
    });
    onCommit(trx, () => tellPapers(deps, actor.roundTableId, id));
  });
