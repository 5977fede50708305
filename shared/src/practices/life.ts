import { conflict, invalid, type Refusal } from '../kernel/index.ts';
import type { PracticeStatus } from './status.ts';

/** The steps of a practice's life, in the imperative. */
export const STEPS = [
  'submit',
  'start-review',
  'request-information',
  'discuss',
  'clear',
  'not-include',
  'reopen',
  'publish',
  'withdraw',
  'resume',
  'succeed',
] as const;
export type Step = (typeof STEPS)[number];

/** Who takes a step: the submitters, those who review (co-chairs and penholder), the publication of an edition, or a merge, split or supersession that all have consented to. */
export type Taker = 'submitters' | 'reviewers' | 'edition' | 'lineage';

interface StepRule {
  readonly taker: Taker;
  /** From where to where; absent is no. */
  readonly moves: { readonly [From in PracticeStatus]?: PracticeStatus };
  /** Where it needs a reason: always, or only once something was submitted. */
  readonly reason: 'needed' | 'once-submitted' | 'optional';
}

const RULES: Record<Step, StepRule> = {
  submit: {
    taker: 'submitters',
    reason: 'optional',
    moves: {
      draft: 'submitted',
      submitted: 'submitted',
      'under-review': 'under-review',
      'information-requested': 'under-review',
      discussed: 'submitted',
      cleared: 'submitted',
      published: 'submitted',
    },
  },
  'start-review': { taker: 'reviewers', reason: 'optional', moves: { submitted: 'under-review' } },
  'request-information': {
    taker: 'reviewers',
    reason: 'needed',
    moves: {
      submitted: 'information-requested',
      'under-review': 'information-requested',
      discussed: 'information-requested',
    },
  },
  discuss: { taker: 'reviewers', reason: 'optional', moves: { 'under-review': 'discussed' } },
  clear: { taker: 'reviewers', reason: 'optional', moves: { discussed: 'cleared' } },
  'not-include': { taker: 'reviewers', reason: 'needed', moves: { discussed: 'not-included' } },
  reopen: {
    taker: 'reviewers',
    reason: 'needed',
    moves: { discussed: 'under-review', cleared: 'under-review', 'not-included': 'under-review' },
  },
  publish: { taker: 'edition', reason: 'optional', moves: { cleared: 'published' } },
  withdraw: {
    taker: 'submitters',
    reason: 'once-submitted',
    moves: {
      draft: 'withdrawn',
      submitted: 'withdrawn',
      'under-review': 'withdrawn',
      'information-requested': 'withdrawn',
      discussed: 'withdrawn',
      cleared: 'withdrawn',
      'not-included': 'withdrawn',
      published: 'withdrawn',
    },
  },
  resume: { taker: 'submitters', reason: 'optional', moves: { withdrawn: 'draft', succeeded: 'draft' } },
  succeed: {
    taker: 'lineage',
    reason: 'needed',
    moves: {
      draft: 'succeeded',
      submitted: 'succeeded',
      'under-review': 'succeeded',
      'information-requested': 'succeeded',
      discussed: 'succeeded',
      cleared: 'succeeded',
      published: 'succeeded',
    },
  },
};

/** Who takes `step`. */
export const takerOf = (step: Step): Taker => RULES[step].taker;

/** Whether `step` needs a reason from a practice that has this many versions. */
export const needsReason = (step: Step, version: number): boolean =>
  RULES[step].reason === 'needed' || (RULES[step].reason === 'once-submitted' && version > 0);

/** The steps that lead on from `status`, whoever takes them. */
export const stepsFrom = (status: PracticeStatus): Step[] =>
  STEPS.filter((step) => RULES[step].moves[status] !== undefined);

/** The steps that show the whole table the version they are taken on. */
export const DISCLOSING: readonly Step[] = ['discuss', 'clear', 'not-include', 'publish'];

/** The steps of a practice's history that the whole table may know of (without their reasons), once it was shown to it. */
export const TOLD_TO_THE_TABLE: readonly Step[] = ['discuss', 'clear', 'not-include', 'publish', 'withdraw', 'succeed'];

/**
 * Where a step leads, or why it may not be taken from there [PR1, PR2, PR42]. It says nothing about who takes it: see `mayTake`.
 *
 * @example takeStep({ status: 'discussed', version: 1 }, 'clear') // { to: 'cleared' }
 */
export function takeStep(
  practice: { readonly status: PracticeStatus; readonly version: number; readonly isCarriedOn?: boolean },
  step: Step,
  reason?: string | undefined,
): { readonly to: PracticeStatus } | { readonly refusal: Refusal } {
  const to = RULES[step].moves[practice.status];
  if (!to)
    return {
      refusal: conflict(
        'practice.step-not-possible',
        'The practice does not stand where this step can be taken; it may have moved meanwhile.',
        {
          params: { step, status: practice.status },
        },
      ),
    };
  if (step === 'resume' && practice.status === 'succeeded' && practice.isCarriedOn)
    return {
      refusal: conflict(
        'practice.carried-on',
        'Another practice carries this one on. It can be taken up again once that has been withdrawn.',
      ),
    };
  if (needsReason(step, practice.version) && !reason?.trim())
    return {
      refusal: invalid('practice.reason-needed', 'Please give the reason: the submitters read it.', {
        fields: { reason: 'A reason is needed.' },
      }),
    };
  return { to };
}
