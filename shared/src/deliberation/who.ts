import { conflict, type DelegationId, forbidden, type PersonId, type Verdict } from '../kernel/index.ts';
import { type Actor, can, hasRole, isOf, type Role } from '../people/index.ts';
import {
  type AttributionLevel,
  type Capacity,
  clearanceOf,
  disclosesAtLeast,
  lowest,
  type RoundTableSettings,
} from '../round-tables/index.ts';

type Settings = Pick<RoundTableSettings, 'observersPost'>;

/** The roles in whose name one may post without a delegation, in the order in which one speaks. */
const OFFICES: readonly Role[] = ['co-chair', 'penholder', 'secretariat', 'observer'];

/** The office in whose name the actor posts where they do so for no delegation; undefined where they have none. [DL3] */
export function officeOf(actor: Actor, settings: Settings): Role | undefined {
  const phaseAllows = settings.observersPost;
  return OFFICES.find(
    (role) =>
      hasRole(actor, role) && can({ ...actor, roles: [role], accreditations: [] }, 'thread.post', { phaseAllows }),
  );
}

/** The delegations, and null for an office, in whose name the actor may post. [DL3] */
export function postsFor(actor: Actor, settings: Settings): (DelegationId | null)[] {
  const delegations = actor.accreditations
    .filter((place) => can({ ...actor, roles: [], accreditations: [place] }, 'thread.post'))
    .map((place) => place.delegationId);
  return officeOf(actor, settings) ? [...new Set(delegations), null] : [...new Set(delegations)];
}

/** Whether the actor may post for this delegation, or (null) in the name of an office. [DL3] */
export function mayPostFor(actor: Actor, delegationId: DelegationId | null, settings: Settings): Verdict {
  if (postsFor(actor, settings).includes(delegationId)) return undefined;
  if (delegationId !== null && isOf(actor, delegationId) === false)
    return forbidden('post.not-your-delegation', 'You may speak for your own delegation only.');
  return forbidden(
    'post.not-permitted',
    'In this round table observers read the discussion but do not take part in it.',
  );
}

/** The capacities in which one speaks: for a delegation, or (without one) in the name of an office. */
export const capacitiesFor = (actor: Actor, delegationId: DelegationId | null): readonly Capacity[] =>
  delegationId !== null
    ? ['national-position', 'on-behalf-of-group', 'expert-view']
    : hasRole(actor, 'co-chair', 'penholder', 'secretariat')
      ? ['secretariat', 'expert-view']
      : ['expert-view'];

/** The levels of attribution that an author chooses from. */
export const POST_LEVELS = [
  'unattributed',
  'category',
  'delegation',
  'person',
] as const satisfies readonly AttributionLevel[];

/** The level at which a post is kept: what its author chose, and never above the table's at that time. [DL4] */
export const levelOfPost = (chosen: AttributionLevel, tableLevel: AttributionLevel): AttributionLevel =>
  lowest(chosen, tableLevel);

/** Whether the actor may know the persons of the table by name, and so mention them and read such mentions. [DL7] */
export const knowsPersons = (actor: Actor | undefined, tableLevel: AttributionLevel): boolean =>
  disclosesAtLeast(lowest(tableLevel, clearanceOf(actor)), 'person');

/** An author may change a post for so long. */
export const EDITABLE_FOR_MINUTES = 15;

export const POST_STATES = ['shown', 'withdrawn', 'moderated'] as const;
export type PostState = (typeof POST_STATES)[number];

/** What the rules ask about a post. */
export interface PostFacts {
  readonly personId: PersonId;
  readonly createdAt: Date;
  readonly state: PostState;
}

/** Until when a post may be changed by its author. */
export const editableUntil = (post: Pick<PostFacts, 'createdAt'>): Date =>
  new Date(post.createdAt.getTime() + EDITABLE_FOR_MINUTES * 60_000);

/** Whether the actor may change the text of a post now. [DL8] */
export function mayEditPost(actor: Actor, post: PostFacts, now: Date): Verdict {
  if (post.personId !== actor.personId) return forbidden('post.not-yours', 'Only its author may change a post.');
  if (post.state !== 'shown') return conflict('post.not-shown', 'A post that is withdrawn or hidden is not changed.');
  if (now >= editableUntil(post))
    return conflict(
      'post.too-late',
      `A post may be changed for ${EDITABLE_FOR_MINUTES} minutes; write another one to correct it.`,
      {
        params: { minutes: EDITABLE_FOR_MINUTES },
      },
    );
  return undefined;
}

/** Whether the actor may withdraw a post. [DL9] */
export function mayWithdrawPost(actor: Actor, post: PostFacts): Verdict {
  if (post.personId !== actor.personId) return forbidden('post.not-yours', 'Only its author may withdraw a post.');
  if (post.state === 'withdrawn') return conflict('post.withdrawn', 'This post has been withdrawn already.');
  return undefined;
}

/** Whether the actor may hide a post, or (when it is hidden) show it again. [DL10] */
export function mayModeratePost(actor: Actor, post: PostFacts, step: 'hide' | 'show'): Verdict {
  if (!can(actor, 'thread.moderate'))
    return forbidden('people.not-permitted', 'Only co-chairs and the secretariat hide posts.');
  if (post.state !== (step === 'hide' ? 'shown' : 'moderated'))
    return conflict('post.wrong-state', 'This post has been hidden, shown again or withdrawn meanwhile.', {
      params: { state: post.state },
    });
  return undefined;
}

/** Whether the actor is shown the words of a post: of a hidden one its author and those who could show it again, of a withdrawn one nobody. [DL9] [DL10] */
export const readsWords = (actor: Actor, post: PostFacts): boolean =>
  post.state === 'shown' ||
  (post.state === 'moderated' && (post.personId === actor.personId || can(actor, 'thread.moderate')));
