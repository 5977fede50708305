import { z } from 'zod';
import type { Language } from '../kernel/index.ts';

/** Words on one line, of so many characters at most. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => text.replace(/\s+/g, ' '));

/** As many characters as each phrase of the annex's sentence takes. */
export const MOST_OF_PHRASE = { action: 200, measure: 400, result: 400 } as const;

/**
 * What the sentence of the annex is made of, in the language of the practice: who acted, with the verb and in the order that
 * the language has ("the Ministry of Health opened", "افتتحت وزارة الصحة"); the measure; what came of it. Any may be empty. [PR67]
 */
export const PhraseFields = z.object({
  action: line(MOST_OF_PHRASE.action),
  measure: line(MOST_OF_PHRASE.measure),
  result: line(MOST_OF_PHRASE.result),
});
export type Phrases = z.infer<typeof PhraseFields>;
export const PHRASES = Object.keys(MOST_OF_PHRASE) as readonly (keyof Phrases)[];

/** What a version says of them, or a form. */
type Given = { readonly [phrase in keyof Phrases]?: Phrases[phrase] | undefined };

/** All of them, those that are not given empty. */
export const phrasesIn = ({ action = '', measure = '', result = '' }: Given): Phrases => ({ action, measure, result });

/** Those that are given: what a version freezes of them. [PR67] */
export const phrasesGiven = (given: Given): Partial<Phrases> =>
  Object.fromEntries(Object.entries(phrasesIn(given)).filter(([, words]) => words !== ''));

/** The phrases where a sentence can be made of them: who acted, and the measure. [AX66] */
export function phrasesOfSentence(given: Given): Phrases | undefined {
  const phrases = phrasesIn(given);
  return phrases.action !== '' && phrases.measure !== '' ? phrases : undefined;
}

/** Who acted and the measure, as they stand side by side in the sentence. [AX66] */
export const sideBySide = ({ action, measure }: Pick<Phrases, 'action' | 'measure'>, language: Language): string =>
  `${action}${language === 'zh' ? '' : ' '}${measure}`;
