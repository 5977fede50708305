import { onCommit, today, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  findStatusAsk,
  findVersion,
  insertVersion,
  lockPractice,
  markShown,
  postponeEndorsementQuestions,
  type PracticeRef,
  type PracticeRow,
  readFields,
  renewFaces,
  saveFields,
  saveStep,
  settleStatusAsk,
  type VersionRow,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  canonicalJson,
  conflict,
  type DelegationId,
  insist,
  invalid,
  notFound,
  refuse,
} from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  changedParts,
  isMaterial,
  type LivingStatus,
  mayAnswerStatus,
  type PracticeContent,
  renewed,
  type Source,
} from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { nameAgain } from '../disclose.ts';
import { getLockedPractice } from '../find-practice.ts';
import { attributionIn, hashOf, hasUnsubmittedChanges, readWorkingCopy } from '../freeze.ts';
import { lapseProposal } from '../lineage/answer-lineage.ts';
import { changeLocked } from '../save-draft.ts';
import { submitLocked } from '../submit-practice.ts';
import { tellPractice } from '../tell-practice.ts';
import { refreshWorkingFace } from '../working-face.ts';

interface Asked {
  deps: Deps;
  actor: Actor;
  roundTable: RoundTableRow;
  ref: PracticeRef;
}

export interface StatusAnswered {
  /** The version that was asked about. */
  version: number;
  delegationId: DelegationId;
  correction?:
    | { livingStatus: LivingStatus; livingStatusOn?: string | undefined; endDate?: string | null | undefined }
    | undefined;
  source?: Pick<Source, 'label' | 'address'> | undefined;
}

/** Answers for a delegation whether the living status still holds [AX52]. */
export const answerStatus = (asked: Asked, answered: StatusAnswered): Promise<void> =>
  transaction(asked.deps.db, async (trx) => {
    const { actor, roundTable, ref } = asked;
    const row = await getLockedPractice(trx, actor, ref);
    const ask = await findStatusAsk(trx, row.id);
    const version = ask && (await findVersion(trx, row.id, ask.version));
    if (!ask || !version)
      refuse(notFound('practice.not-asked', 'Nobody asks about the living status of this practice just now.'));
    insist(
      mayAnswerStatus(actor, answered.delegationId, {
        // What was read is what is answered for.
        version: answered.version,
        latest: row.version,
        status: row.status,
        submitters: version.content.submitters,
        answer: ask.answer,
      }),
    );
    if (answered.version !== ask.version)
      refuse(conflict('practice.changed-meanwhile', 'Another version is asked about now. Please read it first.'));
    const day = await today(trx, roundTable.time_zone);
    const on = answered.correction?.livingStatusOn;
    if (on !== undefined && on > day)
      refuse(
        invalid('practice.incomplete', 'Something is still missing; the form shows what.', {
          fields: { livingStatusOn: 'This day has not come yet.' },
        }),
      );
    const next = contentWith(version.content, answered, day);
    if (isMaterial(version.content, next))
      await correct(trx, asked, row, { next, delegationId: answered.delegationId });
    else await renew(trx, asked, row, { version, next, delegationId: answered.delegationId });
  });

function contentWith(content: PracticeContent, { correction, source }: StatusAnswered, day: string): PracticeContent {
  const isKnown = source !== undefined && content.sources.some(({ address }) => address === source.address);
  const sources = isKnown
    ? content.sources.map((one) => (one.address === source.address ? { ...one, seenOn: day } : one))
    : source === undefined
      ? content.sources
      : [...content.sources, { ...source, seenOn: day }];
  const next = { ...renewed(content, correction?.livingStatusOn ?? day), sources };
  if (!correction) return next;
  return {
    ...next,
    livingStatus: correction.livingStatus,
    endDate: correction.endDate === undefined ? content.endDate : correction.endDate,
  };
}

/** What is otherwise now goes the way of every change: written into the form and submitted, to be reviewed. */
async function correct(
  trx: Trx,
  { deps, actor, roundTable }: Asked,
  row: PracticeRow,
  { next, delegationId }: { next: PracticeContent; delegationId: DelegationId },
): Promise<void> {
  if (await hasUnsubmittedChanges(trx, row, await readWorkingCopy(trx, row)))
    refuse(
      conflict(
        'practice.unsubmitted-changes',
        'The form holds other changes that were not submitted yet. Correct the status there, and submit it all.',
      ),
    );
  const { livingStatus, livingStatusOn, endDate, sources } = next;
  await changeLocked(
    trx,
    deps,
    { actor, row },
    { revision: row.revision, fields: { livingStatus, livingStatusOn, endDate, sources } },
  );
  const changed = (await lockPractice(trx, row.round_table_id, row.id))!;
  await submitLocked(trx, { deps, actor, roundTable }, changed, { revision: changed.revision, delegationId });
}

/**
 * What still holds makes a version that says the day: its wording is the same, so that what was confirmed, endorsed, cleared
 * and published stands, and nobody reviews it again. It confirms nothing either: a delegation that took its confirmation back
 * says no more by it than that the status holds. What is written in the form beside it stays as it is.
 */
async function renew(
  trx: Trx,
  { deps, actor, roundTable }: Asked,
  row: PracticeRow,
  { version: before, next, delegationId }: { version: VersionRow; next: PracticeContent; delegationId: DelegationId },
): Promise<void> {
  const { livingStatusOn } = next as PracticeContent & { livingStatusOn: string };
  const changed = changedParts(before.content, next);
  let version = before.version;
  // Asked on the day on which they last said so: that is the answer.
  if (changed.length > 0) {
    version = row.version + 1;
    await insertVersion(trx, {
      practiceId: row.id,
      version,
      wording: before.wording,
      content: next,
      hash: hashOf(next),

      head: before.head,
      changed,
      attribution: attributionIn(before),
      note: undefined,
      personId: actor.personId,
    });
    await saveStep(trx, row.id, { status: row.status, version, cleared_version: version, shown_version: version });
    await renewFaces(trx, row.id, { from: before.version, to: version, livingStatusOn });
    await markShown(trx, row.id, version);
    // Nothing was united by it: whoever endorsed what ended is asked about the version after [PR43].
    await postponeEndorsementQuestions(trx, row.id, row.version);
    await lapseProposal(
      trx,
      deps,
      roundTable,
      { ...row, version, shown_version: version },
      { personId: actor.personId, always: false },
    );
    await renewForm(trx, row, { before: before.content, next });
  }
  await nameAgain(trx, { practiceId: row.id, roundTableId: row.round_table_id, version });
  await settleStatusAsk(trx, row.id, { answer: 'holds', version, personId: actor.personId, delegationId });
  await recordAct(trx, {
    roundTableId: row.round_table_id,
    act: 'practice.status-renewed',
    personId: actor.personId,
    delegationId,
    subject: { kind: 'practice', id: row.id },
    details: { version, livingStatus: next.livingStatus, livingStatusOn },
  });
  onCommit(trx, () => tellPractice(deps, row, 'table'));
}

/** Brings the form up to the day as well, where it says the same as what was submitted. */
async function renewForm(
  trx: Trx,
  row: PracticeRow,
  { before, next }: { before: PracticeContent; next: PracticeContent },
): Promise<void> {
  const form = await readFields(trx, row);
  const fields = {
    ...(form.livingStatus === before.livingStatus && form.livingStatusOn === before.livingStatusOn
      ? { livingStatusOn: next.livingStatusOn }
      : {}),
    ...(canonicalJson(form.sources) === canonicalJson(before.sources) ? { sources: next.sources } : {}),
  };
  const revision = row.revision + 1;
  const revisions = Object.fromEntries(Object.keys(fields).map((field) => [field, revision]));
  await saveFields(trx, row.id, fields, { revision, revisions: { ...row.field_revisions, ...revisions } });
  await refreshWorkingFace(trx, row, { ...form, ...fields });
}
