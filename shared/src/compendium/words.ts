import { fold, type Language } from '../kernel/index.ts';
import { arabicWords, byScript, pairsOf, plainWords } from './scripts.ts';

/** PostgreSQL's configurations for full text that are used here; each is there in every PostgreSQL and in the embedded one. */
export const CONFIGURATIONS = [
  'english',
  'french',
  'spanish',
  'portuguese',
  'german',
  'italian',
  'russian',
  'arabic',
  'simple',
] as const;
export type Configuration = (typeof CONFIGURATIONS)[number];

/** How words of languages in Latin script become stems; a text of another language has English words in it at most. */
const LATIN: Readonly<Partial<Record<Language, Configuration>>> = {
  en: 'english',
  fr: 'french',
  es: 'spanish',
  pt: 'portuguese',
  de: 'german',
  it: 'italian',
};
export const LATIN_CONFIGURATIONS: readonly Configuration[] = Object.values(LATIN);

/** How heavy a find weighs: in the title, in names, in the text, in what it points to. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** A text ready for `to_tsvector(configuration, words)`. */
export interface Indexed {
  readonly configuration: Configuration;
  readonly words: string;
}

/** As it is written, and without accents where that makes a difference: people search either way. */
const bothWays = (words: string): string => {
  const bare = plainWords(fold(words));
  return bare === words ? words : `${words} ${bare}`;
};

/** What a text in a language is found by: each script by its own configuration. [CP5, CP6, CP7] */
export function indexed(text: string, language: Language): Indexed[] {
  const { latin, cyrillic, arabic, han } = byScript(text);
  const parts: Indexed[] = [];
  if (latin) parts.push({ configuration: LATIN[language] ?? 'english', words: bothWays(latin) });
  if (cyrillic) parts.push({ configuration: 'russian', words: bothWays(cyrillic) });
  if (arabic) parts.push({ configuration: 'arabic', words: arabicWords(arabic) });
  if (han) parts.push({ configuration: 'simple', words: pairsOf(han) });
  return parts;
}
