import type { DelegationId, PersonId, RoundTableId, Verdict } from '../kernel/index.ts';
import { forbidden } from '../kernel/index.ts';
import { type Act, type Position, type Reach, reachOf } from './acts.ts';

/** Roles that are granted in one round table; a person may hold several. */
export const ROLES = ['co-chair', 'penholder', 'secretariat', 'interpreter', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** A person's place in a delegation. */
export const STANDINGS = ['head', 'alternate', 'adviser', 'expert'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One valid accreditation of a person, as the rules need it. */
export interface ActingFor {
  readonly delegationId: DelegationId;
  readonly standing: Standing;
  readonly isFocalPoint: boolean;
  readonly maySubmit: boolean;
  readonly mayVote: boolean;
}

/** A person in one round table: what every rule asks about. Only accreditations valid now and delegations still active are in it. */
export interface Actor {
  readonly personId: PersonId;
  readonly roundTableId: RoundTableId;
  readonly roles: readonly Role[];
  readonly accreditations: readonly ActingFor[];
}

/** The position that an accreditation gives: heads, alternates and focal points lead, the others are delegates. */
export const positionOf = (place: Pick<ActingFor, 'standing' | 'isFocalPoint'>): Position =>
  place.standing === 'head' || place.standing === 'alternate' || place.isFocalPoint ? 'head' : 'delegate';

/** What an act concerns: the delegation whose act it is, the person who did it (for cells that say `own-acts`), and whether the phase allows it (for cells that say `phase`). */
export interface Concern {
  readonly delegationId?: DelegationId | undefined;
  readonly personId?: PersonId | undefined;
  readonly phaseAllows?: boolean | undefined;
}

function reaches(reach: Reach, actor: Actor, place: ActingFor | undefined, concern: Concern): boolean {
  switch (reach) {
    case 'yes':
    case 'two':
      return true;
    case 'phase':
      return concern.phaseAllows === true;
    case 'own-acts':
      return concern.personId === actor.personId;
    case 'own':
      return place !== undefined && place.delegationId === concern.delegationId;
    case 'own-if-submitting':
      return place !== undefined && place.delegationId === concern.delegationId && place.maySubmit;
    case 'own-if-voting':
      return place !== undefined && place.delegationId === concern.delegationId && place.mayVote;
  }
}

/**
 * Whether the actor may do `act`, for the delegation and in the phase that `concern` names. The page's buttons and the
 * server ask this same function.
 *
 * @example can(actor, 'response.submit', { delegationId: response.delegationId })
 */
export function can(actor: Actor, act: Act, concern: Concern = {}): boolean {
  for (const role of actor.roles) {
    const reach = reachOf(act, role);
    if (reach && reaches(reach, actor, undefined, concern)) return true;
  }
  return actor.accreditations.some((place) => {
    const reach = reachOf(act, positionOf(place));
    return reach !== undefined && reaches(reach, actor, place, concern);
  });
}

/** The actor's delegations for which they may do `act`; for acts of the room's own roles it is empty. */
export const delegationsFor = (actor: Actor, act: Act): DelegationId[] =>
  actor.accreditations
    .filter((place) => can({ ...actor, roles: [], accreditations: [place] }, act, { delegationId: place.delegationId }))
    .map((place) => place.delegationId);

/**
 * Whether the actor may do `act` for anything at all: the coarse question that every route asks before its use case asks
 * the fine one. What depends on the phase passes here, and is asked again with the facts.
 */
export const mayEver = (actor: Actor, act: Act): boolean =>
  can(actor, act, { phaseAllows: true, personId: actor.personId }) || delegationsFor(actor, act).length > 0;

/** `can` as a verdict, for use cases: `insist(must(actor, 'practice.review'))`. */
export const must = (actor: Actor, act: Act, concern: Concern = {}): Verdict =>
  can(actor, act, concern)
    ? undefined
    : forbidden('people.not-permitted', 'Your role in this round table does not include this.', { params: { act } });

/** Holds any of the roles. */
export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.roles.some((role) => roles.includes(role));

/** Speaks for that delegation. */
export const isOf = (actor: Actor, delegationId: DelegationId): boolean =>
  actor.accreditations.some((place) => place.delegationId === delegationId);
