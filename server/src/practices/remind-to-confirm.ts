import { now, onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  findVersion,
  listConfirmations,
  listConfirmationStates,
  listDelegatesToTell,
  type PracticeRef,
  saveReminded,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type DelegationId, insist } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { mayRemind } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { getLockedPractice } from './find-practice.ts';
import { writeAbout } from './mail-about.ts';
import { tellsSubmittersOf } from './present-summary.ts';
import { tellPractice } from './tell-practice.ts';

/** Writes to a delegation named as submitter that has not confirmed the wording last submitted: once a day [PR48]. */
export const remindToConfirm = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  ref: PracticeRef,
  delegationId: DelegationId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    const version = row.version > 0 ? await findVersion(trx, row.id, row.version) : undefined;
    const confirmations = version ? await listConfirmations(trx, row.id, version.wording) : [];
    const states = await listConfirmationStates(trx, row.id);
    const at = await now(trx);
    insist(
      mayRemind(
        actor,
        delegationId,
        {
          status: row.status,
          submitters: version?.content.submitters.filter((id) => row.submitters.includes(id)) ?? [],
          hasConfirmed: confirmations.some((one) => one.delegation_id === delegationId),
          isTold: version !== undefined && tellsSubmittersOf(roundTable, version.attribution),
          remindedAt: states.find((one) => one.delegation_id === delegationId)?.reminded_at ?? null,
        },
        at,
      ),
    );
    await saveReminded(trx, row.id, delegationId, at);
    await recordAct(trx, {
      roundTableId: row.round_table_id,
      act: 'practice.reminded-to-confirm',
      personId: actor.personId,
      subject: { kind: 'practice', id: row.id },
      details: { version: row.version, reminded: delegationId },
    });
    await writeAbout(trx, deps, roundTable, row, {
      kind: 'practice-reminded-to-confirm',
      to: await listDelegatesToTell(trx, [delegationId], actor.personId),
      say: (texts, practice) => texts.stillToConfirm(practice),
    });
    onCommit(trx, () => tellPractice(deps, row, 'bureau'));
  });
