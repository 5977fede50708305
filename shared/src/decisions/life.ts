import { conflict, type Refusal, type Verdict } from '../kernel/index.ts';
import { neededFor, type Quorum } from './quorum.ts';

/** The life of a decision. A draft with an opening time that a co-chair has set going is still a draft. */
export const DECISION_STATUSES = ['draft', 'open', 'closed', 'published'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

export const DECISION_STEPS = ['open', 'close', 'publish'] as const;
export type DecisionStep = (typeof DECISION_STEPS)[number];

const TRANSITIONS: Readonly<Record<DecisionStep, readonly [from: DecisionStatus, to: DecisionStatus]>> = {
  open: ['draft', 'open'],
  close: ['open', 'closed'],
  publish: ['closed', 'published'],
};

/** The status after a step, or a refusal where the decision is not at its start. [DE1] */
export function takeDecisionStep(status: DecisionStatus, step: DecisionStep): DecisionStatus | Refusal {
  const [from, to] = TRANSITIONS[step];
  if (status === from) return to;
  return conflict('decision.wrong-status', `A decision that is ${status} cannot take the step “${step}”.`, {
    params: { status, step },
  });
}

/** Whether an opening time has still to come, so that opening means waiting for it. [DE4] */
export const isLater = (opensAt: Date | null, now: Date): boolean => opensAt !== null && opensAt > now;

/** Whether a decision may be opened as it stands: its window, its quorum, and who would vote. [DE3] */
export function canOpen(
  decision: { readonly opensAt: Date | null; readonly closesAt: Date | null; readonly quorum: Quorum },
  { electorate, now }: { readonly electorate: number; readonly now: Date },
): Verdict {
  const from = isLater(decision.opensAt, now) ? decision.opensAt! : now;
  if (decision.closesAt && decision.closesAt <= from)
    return conflict('decision.window-empty', 'The deadline lies before the opening; set a later one first.');
  if (electorate === 0)
    return conflict(
      'decision.no-electorate',
      'No delegation of this round table has a vote, so there is nobody to ask.',
    );
  const needed = neededFor(decision.quorum, electorate);
  if (needed > electorate)
    return conflict(
      'decision.quorum-unreachable',
      `The quorum asks for ${needed} delegations, but only ${electorate} have a vote.`,
      {
        params: { needed, electorate },
      },
    );
  return undefined;
}

/** Whether the deadline of an open decision may be moved to `closesAt`: only to later, and only to a time to come. [DE1] */
export function canExtend(
  decision: { readonly status: DecisionStatus; readonly closesAt: Date | null },
  closesAt: Date,
  now: Date,
): Verdict {
  if (decision.status !== 'open')
    return conflict('decision.wrong-status', 'Only the deadline of an open decision is extended.');
  if (closesAt <= now || (decision.closesAt !== null && closesAt <= decision.closesAt))
    return conflict(
      'decision.deadline-only-later',
      'The deadline of an open decision can only be moved to a later time.',
    );
  return undefined;
}
