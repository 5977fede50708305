import { onCommit, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findVersion, insertStep, lockPractice, saveStep, setFaceStatus } from '@penholder/db/practices';
import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import { OUT_OF_THE_WAY, type PracticeId } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { tellPractice } from './tell-practice.ts';

export interface Publication {
  roundTableId: RoundTableId;
  personId: PersonId;
  /** The symbol of the edition: `RT2/ANNEXES/ED.1`. */
  edition: string;
  practices: readonly { id: PracticeId; version: number; wording: number }[];
}

/**
 * Marks practices as published in an edition, in the transaction that publishes it. One whose update is under review
 * stays there: what was published is its earlier version [PR19].
 */
export async function publishPractices(
  trx: Trx,
  deps: Pick<Deps, 'live'>,
  { roundTableId, personId, edition, practices }: Publication,
): Promise<void> {
  // Always in the same order, so that two publications cannot wait for one another.
  for (const { id, version, wording } of practices.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const row = await lockPractice(trx, roundTableId, id);
    if (!row) continue;
    // A version that only says on which day its status was looked at again is published with the one before it.
    const isSame = row.version === version || (await findVersion(trx, id, row.version))?.wording === wording;
    const isCurrent = row.status === 'cleared' && isSame;
    const status = isCurrent ? 'published' : row.status;
    await saveStep(trx, id, { status, published_version: version });
    if (isCurrent) await setFaceStatus(trx, [id], ['working', 'submitted'], 'published');
    if ((row.shown_version === version || isCurrent) && !OUT_OF_THE_WAY.includes(row.status))
      await setFaceStatus(trx, [id], ['shown'], 'published');
    await insertStep(trx, {
      practiceId: id,
      step: 'publish',
      from: row.status,
      to: status,
      version,
      reason: edition,
      personId,
    });
    await recordAct(trx, {
      roundTableId,
      act: 'practice.published',
      personId,
      subject: { kind: 'practice', id },
      details: { version, edition },
    });
    onCommit(trx, () => tellPractice(deps, row, 'table'));
  }
}
