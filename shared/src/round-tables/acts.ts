import type { Role } from '../people/index.ts';
import { ATTRIBUTION_LEVELS, type AttributionLevel, lowest } from './attribution.ts';

/** Acts of running the table begin so; they are done in the open, whoever does them. */
export const RUNNING_ACTS = ['accreditation.', 'delegation.', 'role.', 'round-table.', 'invitations.'] as const;

/** The offices in which the table is run. */
export const OFFICES_THAT_RUN: readonly Role[] = ['co-chair', 'penholder', 'secretariat'];

/** What the record of an act says, and what else is known of who did it and of what it was done to. */
export interface ActFacts {
  readonly act: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly isForDelegation: boolean;
  /** The level that its subject's author chose, where the subject has one. */
  readonly subjectLevel: AttributionLevel | undefined;
  /** Whether who did it holds an office of the table. */
  readonly isOfficer: boolean;
  /** Whether they are, or were, accredited: to that delegation or, where it was for none, to any. */
  readonly isAccredited: boolean;
}

/**
 * What an act is to readers of the audit log [RT11]: `open`, the running of the table; a `voice` at a level of the ladder;
 * or the act of an `office` on what a delegation made, where the act is open and the delegation is told as the voice is.
 */
export function kindOfAct(facts: ActFacts): { is: 'open' } | { is: 'voice' | 'office'; level: AttributionLevel } {
  if (RUNNING_ACTS.some((beginning) => facts.act.startsWith(beginning))) return { is: 'open' };
  const own = ATTRIBUTION_LEVELS.find((level) => level === facts.details['attribution']);
  const subject = facts.subjectLevel;
  // A response and a practice name delegations at most; the log tells the person too where the ladder lets it.
  const level = lowest(own ?? 'person', subject === 'delegation' ? 'person' : (subject ?? 'person'));
  if (facts.isForDelegation)
    return facts.isOfficer && !facts.isAccredited ? { is: 'office', level } : { is: 'voice', level };
  if (own === undefined && (facts.isOfficer || !facts.isAccredited)) return { is: 'open' };
  return { is: 'voice', level };
}
