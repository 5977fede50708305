import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  factsOf,
  findVersion,
  insertConfirmation,
  type PracticeRef,
  type PracticeRow,
  removeConfirmation,
  removeEndorsement,
  saveEndorsement,
  type VersionRow,
} from '@penholder/db/practices';
import { conflict, type DelegationId, forbidden, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, can } from '@penholder/shared/people';
import { faceFor, mayConfirm, mayEndorse, type SupportFacts } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { tellAsAgreed } from './attribution.ts';
import { nameAgain } from './disclose.ts';
import { getLockedPractice } from './find-practice.ts';
import { tellPractice } from './tell-practice.ts';

interface Support {
  delegationId: DelegationId;
  version: number;
}

/** The version as far as the actor may know it: to those who read only what the table was shown, another one does not exist. */
async function versionOf(trx: Trx, row: PracticeRow, number: number, actor: Actor): Promise<VersionRow> {
  const seesShownOnly = faceFor(actor, factsOf(row)) === 'shown';
  const version = await findVersion(trx, row.id, number);
  if (version && (version.shown_at || !seesShownOnly)) return version;
  return refuse(
    conflict(
      'practice.changed-meanwhile',
      'Another version of this practice is before you now. Please read it first.',
      {
        params: { version: (seesShownOnly ? row.shown_version : row.version) ?? 0 },
      },
    ),
  );
}

const supportFacts = (row: PracticeRow, version: VersionRow): SupportFacts => ({
  status: row.status,
  submitters: version.content.submitters,
  version: version.version,
  latest: row.version,
  shownVersion: row.shown_version,
});

const record = (trx: Trx, row: PracticeRow, actor: Actor, act: string, { delegationId, version }: Support) =>
  recordAct(trx, {
    roundTableId: row.round_table_id,
    act,
    personId: actor.personId,
    delegationId,
    subject: { kind: 'practice', id: row.id },
    details: { version },
  });

/** Confirms the wording of a version for a delegation that submits it; it is named from now on [PR3]. */
export const confirmPractice = (deps: Deps, actor: Actor, ref: PracticeRef, support: Support): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    const version = await versionOf(trx, row, support.version, actor);
    insist(mayConfirm(actor, support.delegationId, supportFacts(row, version)));
    const { wording } = version;
    const isNew = await insertConfirmation(trx, {
      practiceId: row.id,
      wording,
      version: version.version,
      delegationId: support.delegationId,
      personId: actor.personId,
    });
    if (!isNew) return;
    await nameIfShown(trx, row, wording);
    await record(trx, row, actor, 'practice.confirmed', support);
    await tellAsAgreed(trx, row, wording, { personId: actor.personId, delegationId: support.delegationId });
    onCommit(trx, () => tellPractice(deps, row, row.shown_version ? 'table' : 'bureau'));
  });

/** Takes back a confirmation of the wording last submitted, or of the one before the table. */
export const unconfirmPractice = (
  deps: Deps,
  actor: Actor,
  ref: PracticeRef,
  delegationId: DelegationId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    if (!can({ ...actor, roles: [] }, 'practice.confirm', { delegationId }))
      refuse(forbidden('practice.cannot-confirm', 'You are not accredited to confirm for this delegation.'));
    const versions = [...new Set([row.version, row.shown_version ?? 0])].filter((version) => version > 0);
    let removed: number | undefined;
    for (const version of versions) {
      const { wording } = (await findVersion(trx, row.id, version))!;
      const found = await removeConfirmation(trx, row.id, wording, delegationId);
      if (!found) continue;
      removed = found.version;
      await nameIfShown(trx, row, wording);
    }
    if (removed === undefined)
      refuse(conflict('practice.not-confirmed', 'This delegation has not confirmed the practice.'));
    await record(trx, row, actor, 'practice.confirmation-withdrawn', { delegationId, version: removed });
    onCommit(trx, () => tellPractice(deps, row, row.shown_version ? 'table' : 'bureau'));
  });

async function nameIfShown(trx: Trx, row: PracticeRow, wording: number): Promise<void> {
  if (row.shown_version === null || (await findVersion(trx, row.id, row.shown_version))?.wording !== wording) return;
  await nameAgain(trx, { practiceId: row.id, roundTableId: row.round_table_id, version: row.shown_version });
}

/** Endorses, for a delegation, the version before the table; an endorsement of an earlier wording is given anew [PR13, PR14]. */
export const endorsePractice = (
  deps: Deps,
  actor: Actor,
  ref: PracticeRef,
  support: Support & { note?: string | undefined },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    const version = await versionOf(trx, row, support.version, actor);
    insist(mayEndorse(actor, support.delegationId, supportFacts(row, version)));
    await saveEndorsement(trx, {
      practiceId: row.id,
      wording: version.wording,
      personId: actor.personId,
      ...support,
      note: support.note,
    });
    await record(trx, row, actor, 'practice.endorsed', support);
    onCommit(trx, () => tellPractice(deps, row, 'table'));
  });

/** Takes back an endorsement, whichever version it was of. */
export const unendorsePractice = (
  deps: Deps,
  actor: Actor,
  ref: PracticeRef,
  delegationId: DelegationId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    if (!can({ ...actor, roles: [] }, 'practice.endorse', { delegationId }))
      refuse(forbidden('practice.cannot-endorse', 'You are not accredited to endorse for this delegation.'));
    const removed =
      (await removeEndorsement(trx, row.id, delegationId)) ??
      refuse(conflict('practice.not-endorsed', 'This delegation has not endorsed the practice.'));
    await record(trx, row, actor, 'practice.endorsement-withdrawn', { delegationId, version: removed.version });
    onCommit(trx, () => tellPractice(deps, row, 'table'));
  });
