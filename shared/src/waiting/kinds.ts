import type { Act } from '../people/index.ts';

/** What is known of a kind of thing that waits. */
interface Duty {
  /** The act that it calls for: who may do it is told. [WA1] */
  readonly act: Act;
  /** Whether it is the reader's turn, or others' for whom the reader waits. [WA5] */
  readonly turn: 'own' | 'others';
  /** So many are told one by one. [WA3] */
  readonly named: number;
  /** Where in the round table it is done. */
  readonly place: WaitingPlace;
}

export const WAITING_PLACES = [
  'questions',
  'practices',
  'review',
  'decisions',
  'annexes',
  'editions',
  'papers',
  'people',
  'settings',
  'threads',
] as const;
export type WaitingPlace = (typeof WAITING_PLACES)[number];

/** The kinds in the order of their weight: what was sent back or holds up others, one's own work, what is for information. [WA2] */
export const DUTIES = {
  'round-table.phase-key': { act: 'round-table.change-phase', turn: 'own', named: 3, place: 'settings' },
  'round-table.attribution-key': { act: 'round-table.raise-attribution', turn: 'own', named: 3, place: 'settings' },
  'response.returned': { act: 'response.edit', turn: 'own', named: 10, place: 'questions' },
  'practice.information-requested': { act: 'practice.draft', turn: 'own', named: 10, place: 'practices' },
  'decision.to-vote': { act: 'decision.vote', turn: 'own', named: 10, place: 'decisions' },
  'practice.to-confirm': { act: 'practice.confirm', turn: 'own', named: 5, place: 'practices' },
  'practice.to-consent': { act: 'practice.consent', turn: 'own', named: 5, place: 'practices' },
  'practice.names-you': { act: 'practice.answer-mention', turn: 'own', named: 5, place: 'practices' },
  'practice.status-asked': { act: 'practice.submit', turn: 'own', named: 5, place: 'practices' },
  'annex.sentence-to-read': { act: 'practice.object', turn: 'own', named: 5, place: 'practices' },
  'response.to-accept': { act: 'response.accept', turn: 'own', named: 10, place: 'questions' },
  'practice.to-review': { act: 'practice.review', turn: 'own', named: 2, place: 'review' },
  'practice.in-review': { act: 'practice.review', turn: 'own', named: 2, place: 'review' },
  'practice.to-decide': { act: 'practice.review', turn: 'own', named: 2, place: 'review' },
  'decision.to-close': { act: 'decision.close', turn: 'own', named: 5, place: 'decisions' },
  'decision.to-publish': { act: 'decision.close', turn: 'own', named: 5, place: 'decisions' },
  'edition.failed': { act: 'edition.compile', turn: 'own', named: 5, place: 'editions' },
  'edition.to-publish': { act: 'edition.publish', turn: 'own', named: 5, place: 'editions' },
  'paper.to-confirm': { act: 'paper.import', turn: 'own', named: 3, place: 'papers' },
  'response.to-submit': { act: 'response.submit', turn: 'own', named: 10, place: 'questions' },
  'response.joint-to-submit': { act: 'response.submit-joint', turn: 'own', named: 5, place: 'questions' },
  'response.in-progress': { act: 'response.edit', turn: 'own', named: 10, place: 'questions' },
  'question.to-answer': { act: 'response.edit', turn: 'own', named: 10, place: 'questions' },
  'response.older-wording': { act: 'response.edit', turn: 'own', named: 10, place: 'questions' },
  'practice.to-submit': { act: 'practice.submit', turn: 'own', named: 5, place: 'practices' },
  'practice.to-complete': { act: 'practice.draft', turn: 'own', named: 5, place: 'practices' },
  'practice-call.to-answer': { act: 'practice.draft', turn: 'own', named: 5, place: 'practices' },
  'practice.endorse-too': { act: 'practice.endorse', turn: 'own', named: 5, place: 'practices' },
  'practice.none-yet': { act: 'practice.draft', turn: 'own', named: 3, place: 'practices' },
  'question.to-open': { act: 'question.open', turn: 'own', named: 3, place: 'questions' },
  'practice-call.to-open': { act: 'practice-call.open', turn: 'own', named: 3, place: 'practices' },
  'decision.to-open': { act: 'decision.open', turn: 'own', named: 3, place: 'decisions' },
  'annex.objection': { act: 'annex.arrange', turn: 'own', named: 3, place: 'annexes' },
  'annex.older-sentence': { act: 'annex.arrange', turn: 'own', named: 2, place: 'annexes' },
  'edition.fates': { act: 'practice.draft', turn: 'own', named: 3, place: 'editions' },
  'delegation.without-people': { act: 'delegation.manage', turn: 'own', named: 0, place: 'people' },
  'mention.unread': { act: 'thread.read', turn: 'own', named: 0, place: 'threads' },
  'question.awaited': { act: 'question.remind', turn: 'others', named: 10, place: 'questions' },
  'decision.awaited': { act: 'decision.close', turn: 'others', named: 10, place: 'decisions' },
  'practice.naming-awaited': { act: 'practice.review', turn: 'others', named: 0, place: 'practices' },
  'invitation.not-accepted': { act: 'people.invite', turn: 'others', named: 0, place: 'people' },
} as const satisfies Record<string, Duty>;

export type WaitingKind = keyof typeof DUTIES;
export const WAITING_KINDS = Object.keys(DUTIES) as [WaitingKind, ...WaitingKind[]];

/** The most that any kind is told one by one: as many as have to be looked up. [WA3] */
export const MOST_NAMED = 10;

export const dutyOf = (kind: WaitingKind): Duty => DUTIES[kind];

/** What waits for an administrator of the whole server. */
export const SERVER_KINDS = ['mail.failed', 'round-table.without-co-chairs'] as const;
export type ServerKind = (typeof SERVER_KINDS)[number];
