import { conflict, type DelegationId, forbidden, tooMany, type Verdict } from '../kernel/index.ts';
import { type Actor, can } from '../people/index.ts';
import { OUT_OF_THE_WAY, type PracticeStatus } from './status.ts';

/** At most so often, whoever asks; in milliseconds. */
const DAY = 86_400_000;

export interface ReminderFacts {
  readonly status: PracticeStatus;
  /** The delegations that submit the version last submitted. */
  readonly submitters: readonly DelegationId[];
  readonly hasConfirmed: boolean;
  /** Whether whoever reviews it is told who submits it [PR26]. */
  readonly isTold: boolean;
  readonly remindedAt: Date | null;
}

/** Whether the actor may remind a delegation now that it has not confirmed the wording last submitted [PR48]. */
export function mayRemind(actor: Actor, delegationId: DelegationId, practice: ReminderFacts, at: Date): Verdict {
  const { submitters, status, hasConfirmed, isTold, remindedAt } = practice;
  const reminds =
    // Asked of one delegation after the other it would tell which of them submit it.
    (isTold && can(actor, 'practice.remind')) ||
    submitters.some(
      (own) => own !== delegationId && can({ ...actor, roles: [] }, 'practice.remind', { delegationId: own }),
    );
  if (!reminds) return forbidden('practice.not-yours', 'Only the delegations that submit this practice may do this.');
  if (!submitters.includes(delegationId) || OUT_OF_THE_WAY.includes(status) || status === 'not-included')
    return conflict('practice.not-submitter', 'This delegation is not asked to confirm this practice.');
  if (hasConfirmed) return conflict('practice.confirmed-already', 'This delegation has confirmed the wording.');
  if (remindedAt && at.getTime() - remindedAt.getTime() < DAY)
    return tooMany('practice.reminded-already', 'This delegation was reminded less than a day ago.');
  return undefined;
}
