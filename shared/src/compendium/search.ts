import { fold } from '../kernel/index.ts';
import { arabicWords, byScript, pairQuery, plainWords } from './scripts.ts';
import { type Configuration, LATIN_CONFIGURATIONS } from './words.ts';

/**
 * Something to look for, in one script. `words` goes to `websearch_to_tsquery` with each of the configurations, any of which
 * may find it; `pairs` is a query already.
 */
export type Sought =
  { readonly configurations: readonly Configuration[]; readonly words: readonly string[] } | { readonly pairs: string };

/** What a reader's words ask for: all of one of the alternatives, and nothing of what is unwanted. */
export interface SearchPlan {
  readonly alternatives: readonly (readonly Sought[])[];
  readonly unwanted: readonly Sought[];
  /** The folded words that may also be found as parts of longer ones; none where anything but words is asked for. */
  readonly parts: readonly string[];
}

/** At most this many words and phrases of a search are looked at. */
const MOST = 12;
/** Phrases are looked up text by text: at most this many of a search are looked at, and so many words of each. */
const MOST_PHRASES = 3;
const LONGEST_PHRASE = 8;
/** Shorter parts of words are everywhere. */
const SHORTEST_PART = 3;

const TOKEN = /(-?)(?:"([^"]*)"|([^\s"]+))/gu;

interface Token {
  readonly text: string;
  readonly isPhrase: boolean;
  readonly isUnwanted: boolean;
}

const isPhrase = (text: string) => /\p{L}[^\p{L}\p{M}\p{N}]+[\p{L}\p{N}]/u.test(text);

/** The first words and phrases of a search; of a phrase its first words. Several words without a space between are a phrase too. */
function tokensOf(search: string): Token[] {
  const tokens = [
    ...search
      .normalize('NFKC')
      .replace(/[“”„«»]/gu, '"')
      .matchAll(TOKEN),
  ]
    .slice(0, MOST)
    .map(([, sign, phrase, word]): Token => ({
      text: (phrase ?? word ?? '')
        .split(/(?<=[\p{L}\p{N}])(?=[^\p{L}\p{M}\p{N}])/u)
        .slice(0, LONGEST_PHRASE)
        .join(''),
      isPhrase: phrase !== undefined,
      isUnwanted: sign === '-',
    }));
  let phrases = 0;
  return tokens.filter((token) => !(token.isPhrase || isPhrase(token.text)) || ++phrases <= MOST_PHRASES);
}

/** The words of tokens as `websearch_to_tsquery` takes them, as written and without accents. */
const written = (tokens: readonly Token[], plain: (text: string) => string): string =>
  tokens
    .map(({ text, isPhrase }) => [plain(text), isPhrase] as const)
    .filter(([text]) => text !== '')
    .map(([text, isPhrase]) => (isPhrase || text.includes(' ') ? `"${text}"` : text))
    // A word that the notation would take for its own.
    .map((text) => (text === 'or' ? '"or"' : text))
    .join(' ');

function soughtBy(tokens: readonly Token[]): Sought[] {
  const part = (script: 'latin' | 'cyrillic' | 'arabic') => (text: string) => byScript(text)[script];
  const eitherWay = (script: 'latin' | 'cyrillic') => [
    ...new Set([written(tokens, part(script)), written(tokens, (text) => plainWords(fold(part(script)(text))))]),
  ];
  const found: Sought[] = [];
  if (written(tokens, part('latin'))) found.push({ configurations: LATIN_CONFIGURATIONS, words: eitherWay('latin') });
  if (written(tokens, part('cyrillic'))) found.push({ configurations: ['russian'], words: eitherWay('cyrillic') });
  const arabic = written(tokens, (text) => arabicWords(part('arabic')(text)));
  if (arabic) found.push({ configurations: ['arabic'], words: [arabic] });
  for (const { text } of tokens)
    for (const run of byScript(text).han.split(' ')) if (run !== '') found.push({ pairs: pairQuery(run) });
  return found;
}

/**
 * Reads a search as web searches are written: words that must all be there, "phrases" in quotes, `or` between alternatives,
 * `-` before what is not wanted. Undefined where nothing is asked for. [CP8]
 */
export function planSearch(search: string): SearchPlan | undefined {
  const tokens = tokensOf(search);
  const groups: Token[][] = [[]];
  for (const token of tokens.filter(({ isUnwanted }) => !isUnwanted))
    if (!token.isPhrase && token.text.toLowerCase() === 'or') groups.push([]);
    else groups.at(-1)!.push(token);
  const alternatives = groups.map(soughtBy).filter((group) => group.length > 0);
  const unwanted = tokens.filter(({ isUnwanted }) => isUnwanted).flatMap((token) => soughtBy([token]));
  if (alternatives.length === 0 && unwanted.length === 0) return undefined;
  const plain = unwanted.length === 0 && groups.length === 1 && groups[0]!.every(({ isPhrase }) => !isPhrase);
  const words = plain ? groups[0]!.flatMap(({ text }) => partsOf(text)) : [];
  return { alternatives, unwanted, parts: words.every(({ length }) => length >= SHORTEST_PART) ? words : [] };
}

/** The words of a token that are looked for within others: Chinese is found by its pairs. */
function partsOf(text: string): string[] {
  const { latin, cyrillic, arabic, han } = byScript(text);
  if (han) return [''];
  return [latin, cyrillic, arabic].flatMap((words) => plainWords(fold(words)).split(' ')).filter(Boolean);
}
