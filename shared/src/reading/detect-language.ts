import { LANGUAGES, type Language } from '../kernel/index.ts';
import { STOP_WORDS } from './words.ts';

const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];
/** More than enough to tell, and little to read. */
const SAMPLE = 40_000;

/**
 * The language that most of a text is in: by its script, else by its commonest words. `hint` is what the file says of
 * itself and decides only where the text does not (`isCertain: false`).
 */
export function detectLanguage(text: string, hint?: string): { language: Language; isCertain: boolean } {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS)
    if ((sample.match(script)?.length ?? 0) > letters * 0.4) return { language, isCertain: true };

  const words = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  const scores = Object.entries(STOP_WORDS)
    .map(([language, stops]) => ({
      language: language as Language,
      score: stops.reduce((sum, word) => sum + (words.get(word) ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = [scores[0]!, scores[1]!];
  if (first.score >= 5 && first.score > second.score * 1.2) return { language: first.language, isCertain: true };
  const said = LANGUAGES.find((language) => language === hint?.slice(0, 2).toLowerCase());
  return { language: said ?? (first.score > 0 ? first.language : 'en'), isCertain: false };
}
