import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  factsOf,
  forgetSuccessors,
  insertStep,
  type Moved,
  type PracticeRef,
  type PracticeRow,
  saveStep,
  setFaceStatus,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, isOf } from '@penholder/shared/people';
import { DISCLOSING, mayTake, type PracticeStatus, type Step, takeStep } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { confirmedSubmitters, disclose } from './disclose.ts';
import { getLockedPractice } from './find-practice.ts';
import { askEndorsersToo } from './lineage/ask-endorsers.ts';
import { lapseProposal } from './lineage/answer-lineage.ts';
import { askNamed } from './mentions/ask-named.ts';
import { mailAbout } from './mail-about.ts';
import { type Hearers, tellPractice } from './tell-practice.ts';

/** Every step but submitting, publishing and what is done by consent, which do more. */
export type PlainStep = Exclude<Step, 'submit' | 'publish' | 'succeed'>;

export interface Taken {
  step: PlainStep;
  /** The version that was read; needed of those who review [PR20]. */
  version?: number | undefined;
  reason?: string | undefined;
}

const ACTS: Record<PlainStep, string> = {
  'start-review': 'practice.review-started',
  'request-information': 'practice.information-requested',
  discuss: 'practice.discussed',
  clear: 'practice.cleared',
  'not-include': 'practice.not-included',
  reopen: 'practice.reopened',
  withdraw: 'practice.withdrawn',
  resume: 'practice.resumed',
};

/** Takes a step of the review, withdraws a practice or takes it up again [PR1, PR2, PR18, PR20, PR42]. */
export const stepPractice = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  ref: PracticeRef,
  { step, version, reason }: Taken,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    const practice = factsOf(row);
    insist(mayTake(actor, step, practice));
    if (version !== undefined && version !== row.version)
      refuse(
        conflict('practice.changed-meanwhile', 'A newer version has been submitted meanwhile. Please read it first.', {
          params: { version: row.version },
        }),
      );
    const taken = takeStep(practice, step, reason);
    if ('refusal' in taken) refuse(taken.refusal);
    if (step === 'clear') await insistSomebodyConfirmed(trx, row);

    await saveStep(trx, row.id, movedBy(step, row, taken.to));
    await showStep(trx, row, step, taken.to);
    if (step === 'discuss' || step === 'clear')
      await askNamed(trx, deps, { roundTable, practices: [row.id], personId: actor.personId });
    const shown = DISCLOSING.includes(step) ? row.version : row.shown_version;
    await lapseProposal(
      trx,
      deps,
      roundTable,
      { ...row, shown_version: shown },
      { personId: actor.personId, always: step === 'withdraw' || step === 'not-include' },
    );
    if (DISCLOSING.includes(step)) await askEndorsersToo(trx, deps, roundTable, row, actor);
    if (step === 'resume') await forgetSuccessors(trx, row.id);
    await insertStep(trx, {
      practiceId: row.id,
      step,
      from: row.status,
      to: taken.to,
      reason,
      version: row.version || null,
      personId: actor.personId,
      delegationId: inWhoseName(actor, row, step),
    });
    await mailAbout(trx, deps, roundTable, row, { step, version: row.version, from: row.status, reason, actor });
    await recordAct(trx, {
      roundTableId: row.round_table_id,
      act: ACTS[step],
      personId: actor.personId,
      delegationId: inWhoseName(actor, row, step) ?? null,
      subject: { kind: 'practice', id: row.id },
      details: { from: row.status, to: taken.to, version: row.version },
    });
    onCommit(trx, () => {
      tellPractice(deps, row, hearersOf(step, row));
      deps.documents.admitAgain(row.document_id);
    });
  });

/** One that nobody confirmed would stand in the annex without a name [PR12]. */
async function insistSomebodyConfirmed(trx: Trx, row: PracticeRow): Promise<void> {
  const named = await confirmedSubmitters(trx, {
    practiceId: row.id,
    roundTableId: row.round_table_id,
    version: row.version,
  });
  if (named.length === 0)
    refuse(
      conflict(
        'practice.nobody-confirmed',
        'None of its submitters has confirmed this wording yet; it cannot be cleared without a name.',
      ),
    );
}

function movedBy(step: PlainStep, row: PracticeRow, status: PracticeStatus): Moved {
  const shown = DISCLOSING.includes(step) ? { shown_version: row.version } : {};
  switch (step) {
    case 'clear':
      return { status, ...shown, cleared_version: row.version };
    case 'not-include':
    case 'reopen':
    case 'withdraw':
      return { status, ...shown, cleared_version: null };
    default:
      return { status, ...shown };
  }
}

async function showStep(trx: Trx, row: PracticeRow, step: PlainStep, status: PracticeStatus): Promise<void> {
  await setFaceStatus(trx, [row.id], ['working', 'submitted'], status);
  if (DISCLOSING.includes(step))
    await disclose(trx, { practiceId: row.id, roundTableId: row.round_table_id, version: row.version }, status);
  else if (step === 'reopen' || step === 'withdraw') await setFaceStatus(trx, [row.id], ['shown'], status);
}

const inWhoseName = (actor: Actor, row: PracticeRow, step: PlainStep) =>
  step === 'withdraw' || step === 'resume' ? row.submitters.find((delegation) => isOf(actor, delegation)) : undefined;

const hearersOf = (step: PlainStep, row: PracticeRow): Hearers =>
  DISCLOSING.includes(step) || row.shown_version !== null ? 'table' : row.version > 0 ? 'bureau' : 'owners';
