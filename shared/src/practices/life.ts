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
] as const;
export type Step = (typeof STEPS)[number];

/** Who takes a step: the submitters, those who review (co-chairs and penholder), or the publication of an edition. */
export type Taker = 'submitters' | 'reviewers' | 'edition';

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
  resume: { taker: 'submitters', reason: 'optional', moves: { withdrawn: 'draft' } },
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
export const TOLD_TO_THE_TABLE: readonly Step[] = ['discuss', 'clear', 'not-include', 'publish', 'withdraw'];

/**
 * Where a step leads, or why it may not be taken from there [PR1, PR2]. It says nothing about who takes it: see `mayTake`.
 *
 * @example takeStep({ status: 'discussed', version: 1 }, 'clear') // { to: 'cleared' }
 */
export function takeStep(
  practice: { readonly status: PracticeStatus; readonly version: number },
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
  if (needsReason(step, practice.version) && !reason?.trim())
    return {
      refusal: invalid('practice.reason-needed', 'Please give the reason: the submitters read it.', {
        fields: { reason: 'A reason is needed.' },
      }),
    };
  return { to };
}
