import { z } from 'zod';
import { conflict, forbidden, invalid, type Verdict } from '../kernel/index.ts';
import { PlainText } from '../deliberation/index.ts';
import { CHOICES, choicesOf, type Method } from './choices.ts';
import type { DecisionStatus } from './life.ts';

/** A reason given with a ballot has at most so many characters. */
export const LONGEST_REASON = 1000;

/** A ballot as it is cast: the choice, and the version of the delegation's ballot that it replaces (0 when it is the first). */
export const BallotInput = z.object({
  choice: z.enum(CHOICES),
  reason: PlainText(LONGEST_REASON).nullable().default(null),
  replaces: z.number().int().min(0),
  /** Made up once for each act of voting, and sent again with each retry of it. */
  operationId: z.uuid(),
});
export type BallotInput = z.infer<typeof BallotInput>;

/** Why a decision takes no ballots, where it takes none. [DE8] */
export function takesBallots(decision: { readonly status: DecisionStatus; readonly isPastDeadline: boolean }): Verdict {
  if (decision.status === 'draft') return conflict('decision.not-open', 'Voting has not begun.');
  if (decision.status !== 'open' || decision.isPastDeadline)
    return conflict('decision.closed', 'Voting has ended; this ballot came too late and was not counted.');
  return undefined;
}

/** Whether a ballot may be cast: the decision is open, the delegation in its electorate, the choice on it, and nothing newer there. [DE6] [DE8] */
export function canCast(
  ballot: Pick<BallotInput, 'choice' | 'replaces'>,
  given: {
    readonly decision: { readonly status: DecisionStatus; readonly isPastDeadline: boolean; readonly method: Method };
    readonly isElector: boolean;
    /** The version of the delegation's live ballot; 0 without one. */
    readonly version: number;
  },
): Verdict {
  const closed = takesBallots(given.decision);
  if (closed) return closed;
  if (!given.isElector)
    return forbidden('decision.not-in-electorate', 'This delegation had no vote when the decision was opened.');
  if (!choicesOf(given.decision.method).includes(ballot.choice))
    return invalid('decision.unknown-choice', 'This decision does not offer that choice.', {
      fields: { choice: 'Choose one of the answers that the decision offers.' },
    });
  if (ballot.replaces !== given.version)
    return conflict(
      'ballot.changed-meanwhile',
      given.version === 0
        ? 'There is no ballot of this delegation to replace.'
        : 'Someone else of your delegation has voted meanwhile; look at that ballot before you replace it.',
      { params: { version: given.version } },
    );
  return undefined;
}
