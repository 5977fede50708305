import { conflict, forbidden, type DelegationId, type Verdict } from '../kernel/index.ts';
import { type Actor, can } from '../people/index.ts';
import type { PracticeStatus } from './status.ts';

const asDelegate = (actor: Actor): Actor => ({ ...actor, roles: [] });

/** What `mayEndorse` and `mayConfirm` need to know. */
export interface SupportFacts {
  readonly status: PracticeStatus;
  /** The delegations that submit the version in question. */
  readonly submitters: readonly DelegationId[];
  /** The version that the actor read and means. */
  readonly version: number;
  /** The last submitted version. */
  readonly latest: number;
  readonly shownVersion: number | null;
}

const withdrawn = conflict('practice.withdrawn', 'The practice has been withdrawn.');
const succeeded = conflict('practice.succeeded', 'Another practice carries this one on; please read that one.');
const ended = (status: PracticeStatus): Verdict =>
  status === 'withdrawn' ? withdrawn : status === 'succeeded' ? succeeded : undefined;

/**
 * Whether the actor may endorse a version for a delegation [PR14]: one that the whole table was shown last, of a practice
 * that is not withdrawn, and not its own.
 */
export function mayEndorse(actor: Actor, delegationId: DelegationId, practice: SupportFacts): Verdict {
  if (!can(asDelegate(actor), 'practice.endorse', { delegationId }))
    return forbidden('practice.cannot-endorse', 'You are not accredited to endorse for this delegation.');
  const over = ended(practice.status);
  if (over) return over;
  if (practice.shownVersion === null)
    return conflict(
      'practice.not-shown',
      'The practice has not been before the table yet; it can be endorsed once it has been discussed.',
    );
  if (practice.version !== practice.shownVersion)
    return conflict(
      'practice.changed-meanwhile',
      'Another version of this practice is before the table now. Please read it first.',
      {
        params: { version: practice.shownVersion },
      },
    );
  if (practice.submitters.includes(delegationId))
    return conflict(
      'practice.own-endorsement',
      'A delegation does not endorse what it submits itself; it confirms it.',
    );
  return undefined;
}

/**
 * Whether the actor may confirm, for a delegation, the wording of a version [PR3]: the last submitted one, or the one that
 * the table was shown last.
 */
export function mayConfirm(actor: Actor, delegationId: DelegationId, practice: SupportFacts): Verdict {
  if (!can(asDelegate(actor), 'practice.confirm', { delegationId }))
    return forbidden('practice.cannot-confirm', 'You are not accredited to confirm for this delegation.');
  const over = ended(practice.status);
  if (over) return over;
  if (!practice.submitters.includes(delegationId))
    return conflict('practice.not-submitter', 'This delegation is not among those that submit this version.');
  if (practice.version !== practice.latest && practice.version !== practice.shownVersion)
    return conflict('practice.changed-meanwhile', 'There is a newer version of this practice. Please read it first.');
  return undefined;
}
