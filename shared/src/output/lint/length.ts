import { type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** The most words of an entry of Annex A. */
export const MOST_WORDS = 100;

/** Words of a text; in scripts without spaces two characters count as one. */
export function wordsIn(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const spaced = text
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return spaced + Math.ceil(unspaced / 2);
}

/** AX40. */
export const overLength = ({ practices, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id }, text }): Found[] => {
    const words = wordsIn(text.text);
    if (words <= MOST_WORDS) return [];
    return [
      found({
        rule: 'over-length',
        place: { kind: 'practice', id },
        language: facts.language,
        params: { words, most: MOST_WORDS },
        about: text.text,
      }),
    ];
  });
