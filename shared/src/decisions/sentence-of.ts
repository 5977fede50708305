import type { Language } from '../kernel/index.ts';
import type { Tally } from './tally.ts';
import { ar } from './wording/ar.ts';
import { en } from './wording/en.ts';
import { es } from './wording/es.ts';
import { fr } from './wording/fr.ts';
import type { Wording } from './wording/wording.ts';

const WORDINGS: Partial<Record<Language, Wording>> = { ar, en, es, fr };

/**
 * A result in words, for pages and exports alike: lower case and without a full stop, so that it can stand in a sentence.
 * Languages that have no wording of their own are given the English one. [DE9]
 *
 * @example sentenceOf(result, 'en') // 'no objection; two reservations; three awaiting instruction'
 */
export function sentenceOf(result: Pick<Tally, 'parts'>, language: Language): string {
  const { parts, between } = WORDINGS[language] ?? en;
  return result.parts.map(({ part, count }) => parts[part](count)).join(between);
}

/** The languages in which results are worded. */
export const SENTENCE_LANGUAGES = Object.keys(WORDINGS) as Language[];
