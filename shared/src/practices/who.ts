import { forbidden, notFound, type DelegationId, type Verdict } from '../kernel/index.ts';
import { type Act, type Actor, can, hasRole, isOf } from '../people/index.ts';
import { type Step, stepsFrom, takerOf } from './life.ts';
import type { PracticeFacts } from './practice.ts';
import { isEditable } from './status.ts';

/** There is no such practice, or the reader may not know that there is. */
export const noSuchPractice = notFound(
  'practice.not-found',
  'There is no such practice, or it has not been shown to you.',
);

/**
 * What a reader is shown of a practice:
 * - `working`: the working copy, while nothing was submitted;
 * - `submitted`: the last submitted version;
 * - `shown`: the version that the whole table was shown last.
 */
export const FACES = ['working', 'submitted', 'shown'] as const;
export type Face = (typeof FACES)[number];

/** Co-chair, penholder or secretariat of the round table. */
export const isBureau = (actor: Actor): boolean => hasRole(actor, 'co-chair', 'penholder', 'secretariat');

/** Of one of its submitters' delegations, or of the secretariat that drafts it on their behalf [PR8]. */
export const isOwn = (actor: Actor, practice: Pick<PracticeFacts, 'submitters' | 'isOnBehalf'>): boolean =>
  practice.submitters.some((delegation) => isOf(actor, delegation)) ||
  (practice.isOnBehalf && hasRole(actor, 'secretariat'));

/**
 * Which face of a practice the reader is shown; undefined when they may not know of it [PR8, PR9, PR23]. The database
 * asks the same of many practices at once (`visibleTo`), and a test keeps the two alike.
 */
export function faceFor(actor: Actor, practice: PracticeFacts): Face | undefined {
  if (isOwn(actor, practice)) return practice.version > 0 ? 'submitted' : 'working';
  if (practice.version > 0 && isBureau(actor)) return 'submitted';
  return practice.shownVersion === null ? undefined : 'shown';
}

/** The submitters' delegations in whose name the actor may do `act`. */
const inNameOf = (actor: Actor, act: Act, practice: Pick<PracticeFacts, 'submitters'>): DelegationId[] => {
  const asDelegate = { ...actor, roles: [] };
  return practice.submitters.filter((delegationId) => can(asDelegate, act, { delegationId }));
};

const onBehalf = (actor: Actor, act: Act, practice: PracticeFacts): boolean =>
  practice.isOnBehalf && hasRole(actor, 'secretariat') && can(actor, act);

const notYours = forbidden('practice.not-yours', 'Only the delegations that submit this practice may do this.');

/** Whether the actor may change the working copy and its body. */
export const mayEdit = (actor: Actor, practice: PracticeFacts): Verdict =>
  inNameOf(actor, 'practice.draft', practice).length === 0 && !onBehalf(actor, 'practice.draft', practice)
    ? notYours
    : isEditable(practice.status)
      ? undefined
      : {
          code: 'practice.closed',
          status: 409,
          detail:
            'The practice is withdrawn, not included or carried on by another; take it up again before changing it.',
        };

/** The delegations for which the actor may submit; `onBehalf` when it is the secretariat that may. */
export const submitsFor = (
  actor: Actor,
  practice: PracticeFacts,
): { delegations: DelegationId[]; onBehalf: boolean } => ({
  delegations: inNameOf(actor, 'practice.submit', practice),
  onBehalf: onBehalf(actor, 'practice.submit', practice),
});

/** The leading submitter's delegation, or the secretariat on behalf: who decides about the practice as a whole [PR18]. */
const leads = (actor: Actor, act: Act, practice: PracticeFacts): boolean =>
  inNameOf(actor, act, { submitters: practice.submitters.slice(0, 1) }).length > 0 || onBehalf(actor, act, practice);

/** Whether the actor may take `step` on the practice, wherever it stands; `takeStep` says whether it can be taken from there. */
export function mayTake(actor: Actor, step: Step, practice: PracticeFacts): Verdict {
  const reviews = takerOf(step) === 'reviewers';
  if (reviews)
    return can(actor, 'practice.review')
      ? undefined
      : forbidden('practice.not-reviewer', 'Only the co-chairs and the penholder review practices.');
  if (takerOf(step) === 'edition')
    return forbidden(
      'practice.published-by-edition',
      'A practice is published by the edition of the annex that contains it.',
    );
  if (takerOf(step) === 'lineage')
    return forbidden(
      'practice.by-proposal',
      'Practices are merged, split or superseded by a proposal to which all consent.',
    );
  if (step === 'submit') {
    const { delegations, onBehalf } = submitsFor(actor, practice);
    return delegations.length > 0 || onBehalf ? undefined : notYours;
  }
  return leads(actor, 'practice.withdraw', practice)
    ? undefined
    : forbidden(
        'practice.not-leading',
        'Only the delegation named first may withdraw the practice or take it up again; yours may take its own name off.',
      );
}

/** The steps that the actor can take now: what the page offers. */
export const stepsFor = (actor: Actor, practice: PracticeFacts): Step[] =>
  stepsFrom(practice.status).filter(
    (step) => mayTake(actor, step, practice) === undefined && !(step === 'resume' && practice.isCarriedOn),
  );

/**
 * Whether the actor may change who submits from `practice.submitters` to `next` [PR18]: the leading delegation (and the
 * secretariat on behalf) as it likes, as long as one remains; any other may only take its own name off.
 */
export function maySetSubmitters(actor: Actor, practice: PracticeFacts, next: readonly DelegationId[]): Verdict {
  if (next.length === 0)
    return {
      code: 'practice.no-submitter',
      status: 422,
      detail: 'A practice needs a submitter; withdraw it instead.',
      fields: { submitters: 'At least one delegation submits a practice.' },
    };
  if (leads(actor, 'practice.draft', practice)) return undefined;
  const own = inNameOf(actor, 'practice.draft', practice);
  const expected = practice.submitters.filter((delegation) => next.includes(delegation));
  const isOnlyLeaving =
    expected.length === next.length &&
    expected.every((delegation, place) => delegation === next[place]) &&
    practice.submitters.every((delegation) => next.includes(delegation) || own.includes(delegation));
  return isOnlyLeaving
    ? undefined
    : forbidden(
        'practice.not-leading',
        'Only the delegation named first may change who submits; yours may take its own name off.',
      );
}
