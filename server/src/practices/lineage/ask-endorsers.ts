import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  declineEndorsing,
  findVersion,
  lockPractice,
  listDelegatesToTell,
  type PracticeRef,
  type PracticeRow,
  takeEndorsementQuestions,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type DelegationId, forbidden, notFound, refuse } from '@penholder/shared/kernel';
import { type Actor, can } from '@penholder/shared/people';
import type { Deps } from '../../deps.ts';
import { getLockedPractice } from '../find-practice.ts';
import { writeAbout } from '../mail-about.ts';
import { tellPractice } from '../tell-practice.ts';

/** Writes to delegations that endorsed what a practice carries on, once the table reads it: nothing is endorsed without them [PR43]. */
export async function askEndorsersToo(
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  { id }: Pick<PracticeRow, 'id'>,
  actor: Actor,
): Promise<void> {
  const asked = await takeEndorsementQuestions(trx, id);
  if (asked.length === 0) return;
  const row = (await lockPractice(trx, roundTable.id, id))!;
  // By the title that the table reads, never the working copy's [PR7].
  const read = await findVersion(trx, id, row.version);
  await writeAbout(trx, deps, roundTable, read ? { ...row, title: read.content.title } : row, {
    kind: 'practice-endorse-too',
    to: await listDelegatesToTell(trx, asked, actor.personId),
    say: (texts, practice) => texts.endorseToo(practice),
  });
}

/** Notes that a delegation does not endorse what carries on a practice that it had endorsed [PR43]. */
export const declineEndorsingToo = (
  deps: Deps,
  actor: Actor,
  ref: PracticeRef,
  delegationId: DelegationId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    if (!can({ ...actor, roles: [] }, 'practice.endorse', { delegationId }))
      refuse(forbidden('practice.cannot-endorse', 'You are not accredited to endorse for this delegation.'));
    if (!(await declineEndorsing(trx, row.id, delegationId)))
      refuse(notFound('practice.not-asked', 'This delegation is not asked about the practice.'));
    await recordAct(trx, {
      roundTableId: row.round_table_id,
      act: 'practice.endorsing-declined',
      personId: actor.personId,
      delegationId,
      subject: { kind: 'practice', id: row.id },
    });
    onCommit(trx, () => tellPractice(deps, row, 'table'));
  });
