import { dutyOf, type WaitingItem, type WaitingKind } from '@penholder/shared/waiting';

/** Where several of a kind are listed, below `/rt/CODE`; the place's own page where it says nothing else. */
const LISTS: Partial<Record<WaitingKind, string>> = {
  'practice.information-requested': '/practices?only=mine&status=information-requested',
  'practice.to-confirm': '/practices?only=to-confirm',
  'practice.status-asked': '/practices?only=mine',
  'annex.sentence-to-read': '/practices?only=mine',
  'practice-call.to-answer': '/calls',
  'practice-call.to-open': '/calls',
  'practice.to-submit': '/practices?only=mine&status=draft',
  'practice.to-complete': '/practices?only=mine&status=draft',
  'practice.to-review': '/review?status=submitted',
  'practice.in-review': '/review?status=under-review',
  'practice.to-decide': '/review?status=discussed',
  'practice.naming-awaited': '/practices?only=not-cleared',
  'mention.unread': '#mentions',
};

/** Whether the submitters do it in the form. */
const IN_FORM: ReadonlySet<WaitingKind> = new Set([
  'practice.information-requested',
  'practice.to-submit',
  'practice.to-complete',
] as const);

/** The way straight to where a thing that waits is done. */
export function wayTo({ kind, subject }: Pick<WaitingItem, 'kind' | 'subject'>, code: string): string {
  const root = `/rt/${code}`;
  if (kind === 'annex.older-sentence') return `${root}/annexes`;
  if (kind === 'annex.objection') return `${root}/annexes/findings?rule=objection-open`;
  switch (subject?.kind) {
    case 'question':
      return `${root}/questions/${subject.id}`;
    case 'response':
      return `${root}/responses/${subject.id}`;
    case 'practice':
      return `${root}/practices/${subject.number}${IN_FORM.has(kind) ? '/edit' : ''}`;
    case 'practice-call':
      return `${root}/calls/${subject.number}`;
    case 'decision':
      return `${root}/decisions/${subject.number}`;
    case 'edition':
      return `${root}/editions/${subject.id}`;
    case 'paper-reading':
      return `${root}/papers/readings/${subject.id}`;
    default:
      return root + (LISTS[kind] ?? `/${dutyOf(kind).place}`);
  }
}
