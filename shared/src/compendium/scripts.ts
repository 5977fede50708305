import { fold } from '../kernel/index.ts';

/** The scripts that are searched each in its own way. */
export const SCRIPTS = ['latin', 'cyrillic', 'arabic', 'han'] as const;
export type Script = (typeof SCRIPTS)[number];

/** The words of a text in lower case, with nothing between them but a blank: the same on every database, whatever its locale. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const ARABIC = /^\p{Script=Arabic}/u;
const CYRILLIC = /^\p{Script=Cyrillic}/u;

/** A text taken apart by script; what has none (figures) goes with Latin. Each part is plain words. */
export function byScript(text: string): Record<Script, string> {
  const parts: Record<Script, string[]> = { latin: [], cyrillic: [], arabic: [], han: [] };
  const rest = plainWords(text).replace(HAN, (run) => {
    parts.han.push(run);
    return ' ';
  });
  for (const word of rest.split(' '))
    if (word !== '') parts[ARABIC.test(word) ? 'arabic' : CYRILLIC.test(word) ? 'cyrillic' : 'latin'].push(word);
  return {
    latin: parts.latin.join(' '),
    cyrillic: parts.cyrillic.join(' '),
    arabic: parts.arabic.join(' '),
    han: parts.han.join(' '),
  };
}

/** At least this much must be left of a word without its article. */
const STEM = 3;
const ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})/u;
const AND = /^و(?=.{3})/u;

/**
 * Arabic words as they are compared: without vowel signs and tatweel, alef, ya and ta marbuta in one form each, without the
 * article and the particles written together with it. `والهِجرَة`, `الهجره` and `هجرة` are one. [CP6]
 */
export const arabicWords = (text: string): string =>
  fold(text)
    .split(' ')
    .map((word) => {
      const bare = word.replace(ARTICLE, '');
      return bare === word && word.length > STEM + 1 ? word.replace(AND, '') : bare;
    })
    .join(' ');

const characters = (run: string): string[] => [...run];

/**
 * Chinese is written without blanks, and the database does not know its words: every two neighbouring characters are a word,
 * and so is the last one of a run. `移民健康` gives `移民 民健 健康 康`. [CP7]
 */
export const pairsOf = (text: string): string =>
  text
    .split(' ')
    .filter(Boolean)
    .map((run) => {
      const signs = characters(run);
      return [...signs.slice(1).map((sign, place) => signs[place]! + sign), signs.at(-1)!].join(' ');
    })
    .join(' ');

/**
 * What finds a run of Chinese characters among the pairs of `pairsOf`, in the database's own notation: neighbouring pairs
 * one after another, or whatever begins with a single character. [CP7]
 *
 * @example pairQuery('移民健康') // "'移民' <-> '民健' <-> '健康'"
 */
export function pairQuery(run: string): string {
  const signs = characters(run);
  if (signs.length === 1) return `'${run}':*`;
  return signs
    .slice(1)
    .map((sign, place) => `'${signs[place]! + sign}'`)
    .join(' <-> ');
}
