import type { DelegationId, LocalizedText, PersonId } from '../kernel/index.ts';
import { type Actor, hasRole, isOf, type Role } from '../people/index.ts';

/** What can be discussed: each has one thread. */
export const THREAD_KINDS = ['practice', 'question', 'decision'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** Those who know of a thing before the whole table does. */
export interface Circle {
  readonly roles: readonly Role[];
  readonly delegations: readonly DelegationId[];
  readonly persons: readonly PersonId[];
}

/** What the rules of deliberation need to know of a thing; a shelf tells it of its own. */
export interface SubjectFacts {
  readonly id: string;
  readonly title: LocalizedText;
  /** Its page: `/rt/RT2/decisions/4`. */
  readonly path: string;
  /** Whether the whole table may read it. */
  readonly isShared: boolean;
  readonly circle: Circle;
}

/** Whether the actor belongs to the circle. */
export const isInCircle = (actor: Actor, circle: Circle): boolean =>
  hasRole(actor, ...circle.roles) ||
  circle.persons.includes(actor.personId) ||
  circle.delegations.some((delegation) => isOf(actor, delegation));

/** Whether the actor may read the thing, and so its thread. [DL1] */
export const readsSubject = (actor: Actor, subject: Pick<SubjectFacts, 'isShared' | 'circle'>): boolean =>
  subject.isShared || isInCircle(actor, subject.circle);

/** Who reads what is posted now: nobody in particular (null), or those who know of the thing; an answer goes to those of what it answers. [DL2] */
export const circleOfPost = (
  subject: Pick<SubjectFacts, 'isShared' | 'circle'>,
  parent: { readonly circle: Circle | null } | undefined,
): Circle | null => parent?.circle ?? (subject.isShared ? null : subject.circle);

/** Whether the actor may read a post there: one with a circle stays in it, also when the thing is shared or its circle grows. [DL2] */
export const readsPost = (
  actor: Actor,
  subject: Pick<SubjectFacts, 'isShared' | 'circle'>,
  post: { readonly circle: Circle | null },
): boolean => readsSubject(actor, subject) && (post.circle === null || isInCircle(actor, post.circle));
