import type { Language } from '../../kernel/index.ts';
import type { Excerpt, LintRule, PlaceKind, Remedy } from '../finding.ts';

export interface LintPlace {
  readonly kind: PlaceKind;
  readonly id: string;
}

/** What a rule found: before it has a name, a key or a history. */
export interface Found {
  readonly rule: LintRule;
  readonly place: LintPlace;
  readonly language: Language;
  readonly excerpt: Excerpt | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly remedies: readonly Remedy[];
  /** What tells this finding from others of its rule at its place. */
  readonly detail: string;
  /** All that it depends on: once this changes, a reason for leaving it no longer holds. */
  readonly about: string;
}

type Given = Pick<Found, 'rule' | 'place' | 'language' | 'about'> & Partial<Found>;

/** A finding that says only what its rule knows. */
export const found = (given: Given): Found => ({ excerpt: null, params: {}, remedies: [], detail: '', ...given });

const AROUND = 70;

/** Words of a text with what stands around them, cut at words. */
export function excerptOf(text: string, at: number, length: number): Excerpt {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(at + length, at + length + AROUND);
  return {
    before: at > AROUND ? `…${before.replace(/^\S*\s/u, ' ').trimStart()}` : before,
    words: text.slice(at, at + length),
    after: at + length + AROUND < text.length ? `${after.replace(/\s\S*$/u, '')}…` : after,
  };
}
