import { now, onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findAnswered } from '@penholder/db/coverage';
import {
  carriesOnSubmitted,
  copyFace,
  factsOf,
  findLeastToldOf,
  findStatusAsk,
  findVersion,
  insertConfirmation,
  insertStep,
  insertVersion,
  listCarriedOn,
  type PracticeRef,
  type PracticeRow,
  saveStep,
  setFaceStatus,
  settleStatusAsk,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, dayIn, type DelegationId, forbidden, insist, invalid, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  answerIn,
  attributionChange,
  attributionOfVersion,
  changedParts,
  fieldsOf,
  isMaterial,
  mayEnterCall,
  mayTake,
  mayTell,
  type PracticeContent,
  type PracticeStatus,
  submitsFor,
  takeStep,
  whatIsMissing,
} from '@penholder/shared/practices';
import { type AttributionLevel, lowest } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { tellAsAgreed } from './attribution.ts';
import { getLockedPractice } from './find-practice.ts';
import { asOfNow, attributionIn, contentOf, hashOf, readToFreeze } from './freeze.ts';
import { lapseProposal } from './lineage/answer-lineage.ts';
import { tellPractice } from './tell-practice.ts';
import { refreshWorkingFace } from './working-face.ts';
import { mailAbout } from './mail-about.ts';

export interface Submission {
  /** The revision that is meant. */
  revision: number;
  /** In whose name; the first for which the person may, when left out. */
  delegationId?: DelegationId | undefined;
  /** What changed, or the answer to what was asked. */
  note?: string | undefined;
}

interface By {
  deps: Deps;
  actor: Actor;
  roundTable: RoundTableRow;
}

/** Freezes the working copy as the next version, and confirms it for the delegation in whose name [PR4, PR5, PR6, PR11]. */
export const submitPractice = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  ref: PracticeRef,
  submission: Submission,
): Promise<void> =>
  transaction(deps.db, async (trx) =>
    submitLocked(trx, { deps, actor, roundTable }, await getLockedPractice(trx, actor, ref), submission),
  );

/** The same, in the transaction that holds the practice. */
export async function submitLocked(
  trx: Trx,
  { deps, actor, roundTable }: By,
  row: PracticeRow,
  submission: Submission,
): Promise<void> {
  const practice = factsOf(row);
  insist(mayTake(actor, 'submit', practice));
  const delegationId = inWhoseName(submitsFor(actor, practice), submission.delegationId);
  const step = takeStep(practice, 'submit', submission.note);
  if ('refusal' in step) refuse(step.refusal);
  const at = await now(trx);
  const answers = (await findAnswered(trx, row.id))?.is_open ?? false;
  const carriesOn = await carriesOnSubmitted(trx, row.id);
  insist(mayEnterCall(actor, { ...practice, answers, carriesOn }, roundTable.settings.practiceCallClosesAt, at));
  if (submission.revision !== row.revision)
    refuse(
      conflict(
        'practice.changed-meanwhile',
        'The practice has been changed meanwhile. Please read it again before you submit it.',
        { params: { revision: row.revision } },
      ),
    );
  const { practice: working, head } = await readToFreeze(trx, row);
  const missing = fieldsOf(whatIsMissing(working, dayIn(roundTable.time_zone, at)));
  if (Object.keys(missing).length > 0)
    refuse(invalid('practice.incomplete', 'Something is still missing; the form shows what.', { fields: missing }));

  const content = await contentOf(trx, row, working);
  const { attribution } = working;
  const { version, hash, isNew } = await freeze(trx, row, { content, head, attribution }, actor, submission.note);
  await refreshWorkingFace(trx, { ...row, status: step.to }, working);
  if (isNew) await copyFace(trx, row.id, { from: 'working', to: 'submitted', version, status: step.to });
  else await setFaceStatus(trx, [row.id], ['working', 'submitted'], step.to);
  if (delegationId) await confirm(trx, row, version, actor, delegationId);
  await moved(trx, row, step.to, version, at);
  await answerWith(trx, row, { content, version, personId: actor.personId, delegationId });
  await insertStep(trx, {
    practiceId: row.id,
    step: 'submit',
    from: row.status,
    to: step.to,
    version,
    reason: submission.note,
    personId: actor.personId,
    delegationId,
  });
  await mailAbout(trx, deps, roundTable, row, {
    step: 'submit',
    version,
    from: row.status,
    reason: submission.note,
    actor,
  });
  if (isNew)
    await lapseProposal(trx, deps, roundTable, { ...row, version }, { personId: actor.personId, always: false });
  await recordAct(trx, {
    roundTableId: row.round_table_id,
    act: delegationId ? 'practice.submitted' : 'practice.submitted-on-behalf',
    personId: actor.personId,
    delegationId,
    subject: { kind: 'practice', id: row.id },
    details: { version, hash: hash.toString('hex') },
  });
  onCommit(trx, () => tellPractice(deps, row, 'bureau'));
}

function inWhoseName(
  { delegations, onBehalf }: ReturnType<typeof submitsFor>,
  asked: DelegationId | undefined,
): DelegationId | undefined {
  if (asked && !delegations.includes(asked))
    refuse(forbidden('practice.not-yours', 'You are not accredited to submit for this delegation.'));
  return (
    asked ??
    delegations[0] ??
    (onBehalf ? undefined : refuse(forbidden('practice.not-yours', 'You are not accredited to submit this practice.')))
  );
}

/** The next version; or the last one again where nothing was changed and the submitters only answer, or take up again, what they had submitted [PR17]. */
async function freeze(
  trx: Trx,
  row: PracticeRow,
  { content, head, attribution }: { content: PracticeContent; head: number; attribution: AttributionLevel },
  actor: Actor,
  note: string | undefined,
) {
  const last = row.version > 0 ? await findVersion(trx, row.id, row.version) : undefined;
  const before = last && (await asOfNow(trx, last.content));
  const carriedOn = await listCarriedOn(trx, row.id);
  // Who comes back, after a version without them, was promised what the versions with them told [PR69].
  const returning = last ? content.submitters.filter((one) => !last.content.submitters.includes(one)) : [];
  const promised = returning.length > 0 ? await findLeastToldOf(trx, row.id, returning) : undefined;
  const told = last && leastOf(promised, last.attribution);
  const isPromisedLess = last !== undefined && told !== last.attribution;
  const change = last
    ? attributionChange(attribution, isPromisedLess ? { told: told!, asked: null } : attributionIn(last))
    : 'same';
  if (change === 'more')
    insist(
      mayTell(
        { attribution },
        carriedOn.filter(({ kind }) => kind === 'supersede'),
      ),
    );
  const changed = [...(before ? changedParts(before, content) : []), ...(change === 'same' ? [] : ['attribution'])];
  if (last && changed.length === 0) {
    if (row.status !== 'information-requested' && row.status !== 'draft')
      refuse(
        conflict('practice.nothing-changed', 'Nothing has changed since it was last submitted.', {
          params: { version: row.version },
        }),
      );
    return { version: row.version, hash: Buffer.from(last.hash), isNew: false };
  }
  const version = row.version + 1;
  const hash = hashOf(content);
  await insertVersion(trx, {
    practiceId: row.id,
    version,
    wording: last && before && change !== 'more' && !isMaterial(before, content) ? last.wording : version,
    content,
    hash,
    head,
    changed,
    attribution: attributionOfVersion(
      attribution,
      last ? told : carriedOn.map(({ told }) => told).reduce(leastOf, undefined),
    ),
    note,
    personId: actor.personId,
  });
  return { version, hash, isNew: true };
}

/** A new version answers a question about the status, since it says it [AX52]. */
async function answerWith(
  trx: Trx,
  row: PracticeRow,
  given: {
    content: PracticeContent;
    version: number;
    personId: Actor['personId'];
    delegationId: DelegationId | undefined;
  },
): Promise<void> {
  const ask = await findStatusAsk(trx, row.id);
  const asked = ask && ask.answer === null && (await findVersion(trx, row.id, ask.version));
  if (asked && given.version > asked.version)
    await settleStatusAsk(trx, row.id, { ...given, answer: answerIn(asked.content, given.content) });
}

/** The least that is told of what a practice carries on: nobody is named by it who was not, before they say so. */
const leastOf = (least: AttributionLevel | undefined, told: AttributionLevel): AttributionLevel =>
  lowest(told, ...(least ? [least] : []));

async function confirm(
  trx: Trx,
  row: PracticeRow,
  version: number,
  actor: Actor,
  delegationId: DelegationId,
): Promise<void> {
  const { wording } = (await findVersion(trx, row.id, version))!;
  await insertConfirmation(trx, { practiceId: row.id, wording, version, delegationId, personId: actor.personId });
  await tellAsAgreed(trx, row, wording, { personId: actor.personId, delegationId });
}

const moved = (trx: Trx, row: PracticeRow, status: PracticeStatus, version: number, at: Date) =>
  saveStep(trx, row.id, { status, version, submitted_at: at });
