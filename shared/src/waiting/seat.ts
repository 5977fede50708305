import type { DelegationId, RoundTableId } from '../kernel/index.ts';
import { type Actor, can, delegationsFor } from '../people/index.ts';
import { dutyOf, type WaitingKind } from './kinds.ts';

/** What a person is in one of their round tables. */
export interface Seat {
  readonly actor: Actor;
}

/** The delegations for which the person may do what a kind calls for, over all of their seats. [WA1] */
export const delegationsAt = (seats: readonly Seat[], kind: WaitingKind): DelegationId[] =>
  seats.flatMap(({ actor }) => delegationsFor(actor, dutyOf(kind).act));

/** The round tables in which the person may do it for the whole table. [WA1] */
export const tablesAt = (seats: readonly Seat[], kind: WaitingKind): RoundTableId[] =>
  seats.filter(({ actor }) => can(actor, dutyOf(kind).act)).map(({ actor }) => actor.roundTableId);
