import type { Language } from '../kernel/index.ts';
import { isOfTheState, type Surrounded } from './demonyms.ts';
import { type KnownParty, isAcronym, isColumn, plainName, register } from './register-of-parties.ts';

/** A known party named in a text: where (UTF-16 offset) and as what. */
export interface Mention {
  readonly party: KnownParty;
  readonly at: number;
  readonly text: string;
}

/** What is named in a text: where (UTF-16 offset) and as what. */
export interface Named<Thing> {
  readonly thing: Thing;
  readonly at: number;
  readonly text: string;
}

/** What names are looked up in. */
export interface Lexicon<Thing> {
  /** By plain words with a space between; `isCapital` where the text begins them with a capital, or its script has none. */
  name(plain: string, isCapital: boolean): Thing | undefined;
  /** In capitals, without points. */
  acronym(bare: string): Thing | undefined;
  /** What a demonym stands for where what it tells of is the state's. */
  demonym?(word: Surrounded): Thing | undefined;
  /** Whether demonyms are written with small letters. */
  readonly demonymsAreSmall?: boolean;
  /** By the words themselves, in a script without spaces. */
  unspaced?(words: string): Thing | undefined;
  /** The most words that a name has. */
  readonly longest: number;
  /** Whether a name that counts in any case begins with this word. */
  beginsInAnyCase?(plain: string): boolean;
}

/** The most words that a name has ("United Kingdom of Great Britain and Northern Ireland" has eight, UNESCO's ten). */
const LONGEST = 12;
/** "Costa Rican", "sud-africain" */
const LONGEST_DEMONYM = 2;
/** "ministère de la santé" */
const MOST_BEFORE = 4;
/** Places whose names hold a state's. */
const NOT_STATES = new Set([
  'northern ireland',
  'new mexico',
  'gulf of guinea',
  'south china sea',
  'sea of japan',
  'irlande du nord',
  'irlanda del norte',
  'irlanda do norte',
  'irlanda del nord',
  'nouveau mexique',
  'nuevo mexico',
  'novo mexico',
  'nuovo messico',
  'севернои ирландии',
  'северная ирландия',
]);
/** Arabic writes "and", "in", "for", "like" and the article as letters of the word that follows. */
const clitics = (word: string): string[] => {
  const forms = [word];
  const bare = /^[وفبلك](?=..)/.exec(word) ? word.slice(1) : undefined;
  if (bare) forms.push(bare, bare.startsWith('ل') ? `ال${bare.slice(1)}` : `ال${bare}`);
  if (word.startsWith('لل')) forms.push(`ال${word.slice(2)}`);
  if (/^و(?:لل|[بلفك])/.test(word)) forms.push(...clitics(word.slice(1)));
  return forms;
};

export interface Ways {
  /** Names in these languages count too. */
  readonly alsoIn?: readonly Language[];
  /** Demonyms of the text's language count beside what is the state's. */
  readonly withDemonyms?: boolean;
}

/** The register of parties, as texts in a language name them. */
export function lexiconOfParties(
  language: Language,
  { alsoIn = [], withDemonyms = false }: Ways = {},
): Lexicon<KnownParty> {
  const { byLanguage, demonyms } = register();
  const english = byLanguage.get('en')!;
  const languages = [...new Set([language, ...alsoIn])];
  // Of the languages that are not the United Nations' the register has the states; all else is looked up in English.
  const indexes = languages
    .filter((one) => one !== 'zh')
    .flatMap((one) => (isColumn(one) ? [byLanguage.get(one)!] : [byLanguage.get(one)!, english]));
  const first = <Thing>(look: (index: typeof english) => Thing | undefined): Thing | undefined => {
    for (const index of indexes) {
      const found = look(index);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    longest: LONGEST,
    name: (plain, isCapital) => (isCapital ? first(({ names }) => names.get(plain)) : undefined),
    acronym: (bare) => first(({ acronyms }) => acronyms.get(bare)) ?? english.acronyms.get(bare),
    ...(withDemonyms && {
      demonym: (word: Surrounded) => {
        const state = demonyms.get(language)?.get(word.plain);
        return state && isOfTheState(word, language) ? state : undefined;
      },
      demonymsAreSmall: language !== 'en',
    }),
    ...(languages.includes('zh') && { unspaced: (words: string) => byLanguage.get('zh')!.names.get(words) }),
  };
}

/**
 * The known parties that a text names, in its order, each mention once: full and short names in `language` and those of
 * `alsoIn`, acronyms of these languages and of English. The longest name wins ("Guinea-Bissau" is not Guinea). Demonyms are no
 * mention, unless `withDemonyms` asks for those that what stands beside them makes the state's.
 */
export const partiesIn = (text: string, language: Language, ways: Ways = {}): Mention[] =>
  namesIn(text, lexiconOfParties(language, ways)).map(({ thing, ...where }) => ({ party: thing, ...where }));

/** What a text names of what a lexicon holds, in the text's order; the longest name wins. */
export function namesIn<Thing>(text: string, lexicon: Lexicon<Thing>): Named<Thing>[] {
  const spaced = amongWords(text, lexicon);
  if (!lexicon.unspaced) return spaced;
  return [...spaced, ...withoutSpaces(text, lexicon.unspaced)].sort((a, b) => a.at - b.at);
}

function firstOf<Thing>(names: readonly string[], look: (name: string) => Thing | undefined): Thing | undefined {
  for (const name of names) {
    const found = look(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function amongWords<Thing>(text: string, lexicon: Lexicon<Thing>): Named<Thing>[] {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\.\p{Lu}\.?)*/gu)];
  const plain = words.map((word) => plainName(word[0]));
  const found: Named<Thing>[] = [];
  const note = (thing: Thing, from: number, to: number) => {
    const at = words[from]!.index;
    found.push({ thing, at, text: text.slice(at, words[to]!.index + words[to]![0].length) });
  };

  // Looked at only where there is such a demonym.
  const surrounded = (plainly: Pick<Surrounded, 'plain' | 'isCapital'>, from: number, length: number): Surrounded => ({
    ...plainly,
    get before() {
      let first = from;
      while (first > 0 && from - first < MOST_BEFORE && goOn(words[first - 1]!, words[first]!)) first--;
      return plain.slice(first, from);
    },
    get after() {
      let last = from + length - 1;
      while (last + 1 < words.length && last - from - length < 1 && goOn(words[last]!, words[last + 1]!)) last++;
      return plain.slice(from + length, last + 1);
    },
  });
  const goOn = (one: RegExpExecArray, next: RegExpExecArray): boolean =>
    /^[\s’'"“”«»-]*$/u.test(text.slice(one.index + one[0].length, next.index));

  for (let from = 0; from < words.length; from++) {
    const first = words[from]![0];
    if (isAcronym(first)) {
      const thing = lexicon.acronym(first.replace(/\./g, ''));
      if (thing !== undefined) {
        note(thing, from, from);
        continue;
      }
    }
    // A name begins with a capital where the script has them: "turkey" and "china" are not states.
    const isCapital = !/^\p{Ll}/u.test(first);
    const mayBeName = isCapital || lexicon.beginsInAnyCase?.(plain[from]!) === true;
    if (!mayBeName && !lexicon.demonymsAreSmall) continue;
    const beginnings = /^\p{Script=Arabic}/u.test(first) ? clitics(plain[from]!) : [plain[from]!];
    const most = mayBeName ? lexicon.longest : LONGEST_DEMONYM;
    for (let length = Math.min(most, words.length - from); length > 0; length--) {
      const rest = plain.slice(from + 1, from + length);
      const names = beginnings.map((beginning) => [beginning, ...rest].join(' '));
      const thing =
        firstOf(names, (name) => lexicon.name(name, isCapital)) ??
        (lexicon.demonym && length <= LONGEST_DEMONYM
          ? firstOf(names, (name) => lexicon.demonym!(surrounded({ plain: name, isCapital }, from, length)))
          : undefined);
      if (thing === undefined && !(isCapital && names.some((name) => NOT_STATES.has(name)))) continue;
      if (thing !== undefined) note(thing, from, from + length - 1);
      from += length - 1;
      break;
    }
  }
  return found;
}

function withoutSpaces<Thing>(text: string, look: (words: string) => Thing | undefined): Named<Thing>[] {
  const found: Named<Thing>[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!/\p{Script=Han}/u.test(text[at]!)) continue;
    for (let length = Math.min(18, text.length - at); length > 1; length--) {
      const thing = look(text.slice(at, at + length));
      if (thing === undefined) continue;
      found.push({ thing, at, text: text.slice(at, at + length) });
      at += length - 1;
      break;
    }
  }
  return found;
}
