import type { DelegationId } from '../kernel/index.ts';
import { type Actor, can, delegationsFor, hasRole, type Role } from '../people/index.ts';
import { type AttributionLevel, disclosesAtLeast, lowest } from '../round-tables/index.ts';
import type { DecisionStatus } from './life.ts';

/** What the rules ask about a decision. */
export interface DecisionFacts {
  readonly status: DecisionStatus;
  /** A draft that is to open at its opening time. */
  readonly isScheduled: boolean;
}

export const SECRECIES = ['open', 'hidden-until-close'] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** Who drafts decisions and knows of drafts. [DE2] */
export const DRAFTERS = ['co-chair', 'penholder', 'secretariat'] as const satisfies readonly Role[];

/** Whether the actor knows of the decision at all: a draft is for those who may draft. [DE2] */
export const seesDecision = (actor: Actor, decision: Pick<DecisionFacts, 'status'>): boolean =>
  decision.status !== 'draft' || seesDrafts(actor);

/** Who sees drafts of decisions. [DE2] */
export const seesDrafts = (actor: Actor): boolean => hasRole(actor, ...DRAFTERS);

/** What the actor may do with a decision where it stands: what the page offers, and what the server asks again. [DE1] [DE2] */
export function mayWithDecision(actor: Actor, { status, isScheduled }: DecisionFacts) {
  const opens = can(actor, 'decision.open');
  return {
    edit: status === 'draft' && can(actor, 'decision.draft'),
    open: status === 'draft' && opens,
    unschedule: status === 'draft' && isScheduled && opens,
    extend: status === 'open' && opens,
    close: status === 'open' && can(actor, 'decision.close'),
    publish: status === 'closed' && can(actor, 'decision.close'),
    exportLog: isOver(status) && hasRole(actor, 'co-chair', 'secretariat'),
  };
}

/** Whether voting has come to its end. */
export const isOver = (status: DecisionStatus): boolean => status === 'closed' || status === 'published';

/** The delegations for which the actor may cast a ballot in a decision with this electorate. [DE6] */
export const votesFor = (actor: Actor, electorate: readonly DelegationId[]): DelegationId[] =>
  delegationsFor(actor, 'decision.vote').filter((delegation) => electorate.includes(delegation));

/** Whether choices and counts may be told before the close: never of a hidden ballot. [DE12] */
export const tellsChoices = ({
  status,
  secrecy,
}: {
  readonly status: DecisionStatus;
  readonly secrecy: Secrecy;
}): boolean => isOver(status) || (status === 'open' && secrecy === 'open');

/**
 * The level at which the ballots of a decision that opens now are kept: the delegation's, or what the table's level in
 * this phase allows. Later phases may lower it for their readers and never raise it. [DE13]
 */
export const levelOfBallots = (tableLevel: AttributionLevel): AttributionLevel => lowest('delegation', tableLevel);

/** Whether a reader who is shown voices up to `level` sees the roll call; else counts alone, and their own ballot. [DE13] */
export const seesRollCall = (level: AttributionLevel): boolean => disclosesAtLeast(level, 'delegation');
