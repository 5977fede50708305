import { europeanFigures } from '../kernel/index.ts';
import {
  ASSEMBLY_RESOLUTION,
  ILO_NOUN,
  letterOf,
  NUMBER_MARK,
  numberOfResolution,
  STOP_WORDS,
  SYMBOL,
} from './citation-patterns.ts';
import { parseCitations } from './citation.ts';
import type { InstrumentFields, InstrumentId } from './instrument.ts';

/** An entry of the register as texts cite it. */
export type Citable = Pick<InstrumentFields, 'kind' | 'citations' | 'number' | 'symbol' | 'aliases'> & {
  readonly id: InstrumentId;
};

/** Where a text cites an instrument: the words as they stand there. */
export interface CitedInText {
  readonly instrument: InstrumentId;
  readonly words: string;
  readonly at: number;
}

interface Word {
  /** Without case, accents and the ending of a plural. */
  readonly plain: string;
  readonly from: number;
  readonly to: number;
}

interface Name {
  readonly instrument: InstrumentId;
  readonly words: readonly string[];
  readonly year: number | null;
}

/** Arabic writes "and", "in", "for" and the article into the word behind them. */
const ARABIC_PREFIX = /^[وفبك]?ال(?=\p{L}{3})|^[وفبلك](?=ا\p{L}{3})/u;

function plainWord(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replace(ARABIC_PREFIX, '');
  return plain.length > 3 ? plain.replace(/s$/, '') : plain;
}

/** The words of a text that tell titles apart. Chinese has no blanks: each of its signs is a word. */
function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(
    /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[’']s\b)?/gu,
  )) {
    const plain = plainWord(word);
    if (plain && !STOP_WORDS.has(plain)) words.push({ plain, from: index, to: index + word.length });
  }
  return words;
}

const ACRONYM = /^(?=(?:.*\p{Lu}){2})[\p{L}\p{N}-]{3,}$/u;
/** A title of one word is any word of a text; it cites only as an acronym, in capitals. */
const FEWEST = 2;

/** What finds the instruments of a register in texts: made once for many of them. */
export function createCitationFinder(register: readonly Citable[]): (text: string) => CitedInText[] {
  const byKey = new Map<string, InstrumentId>();
  const byAcronym = new Map<string, Set<InstrumentId>>();
  const byBeginning = new Map<string, Name[]>();
  for (const { id, kind, citations, number, symbol, aliases } of register) {
    if (number)
      byKey.set(`ilo:${number.replace(/^([CPR])\D*0*(\d+)$/u, (_, letter, n) => letter + n.padStart(3, '0'))}`, id);
    if (symbol) byKey.set(`un:${symbol}`, id);
    for (const text of [...Object.values(citations), ...aliases]) {
      if (ACRONYM.test(text)) byAcronym.set(text, (byAcronym.get(text) ?? new Set()).add(id));
      const read = parseCitations(text, kind);
      for (const { key, title, year } of read) {
        if (!key.startsWith('title:') && read.length === 1) byKey.set(key, id);
        const words = wordsIn(title).map(({ plain }) => plain);
        if (words.length < FEWEST) continue;
        const beginning = `${words[0]} ${words[1]}`;
        byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { instrument: id, words, year }]);
      }
    }
  }
  return (text) => {
    const read = europeanFigures(text);
    const found = [
      ...byNumbers(read, byKey),
      ...bySymbols(read, byKey),
      ...byAcronyms(read, byAcronym),
      ...byTitles(read, byBeginning),
    ];
    return withoutCovered(found).map(({ instrument, from, to }) => ({
      instrument,
      at: from,
      words: text.slice(from, to),
    }));
  };
}

interface Span {
  readonly instrument: InstrumentId;
  readonly from: number;
  readonly to: number;
}
type ByKey = ReadonlyMap<string, InstrumentId>;

const CODE =
  /(?<!(?!\p{Script=Han})[\p{L}\p{N}]|[/-])(?:(?:ILO|OIT)\s+([CPR])[\s.-]?0*(\d{1,3})|([CR])\s?(\d{2,3})|(P)(0\d\d))(?!(?!\p{Script=Han})[\p{L}\p{N}]|\/)/gu;
const NUMBERED = new RegExp(String.raw`${NUMBER_MARK}\s*(\d{1,3})(?!\d)(?:\s*号)?[)）]?`, 'giu');
/** So far before its number an instrument is called a convention, protocol or recommendation. */
const REACH = 120;

/** ILO instruments: `C190`, `ILO C 97`, `Convention No. 190`, `… Convention, 2019 (No. 190)`. */
function byNumbers(text: string, byKey: ByKey): Span[] {
  const spans: Span[] = [];
  const add = (letter: string, number: string, from: number, to: number) => {
    const instrument = byKey.get(`ilo:${letter}${number.padStart(3, '0')}`);
    if (instrument) spans.push({ instrument, from, to });
  };
  for (const match of text.matchAll(CODE))
    add(
      (match[1] ?? match[3] ?? match[5])!,
      String(Number(match[2] ?? match[4] ?? match[6])),
      match.index,
      match.index + match[0].length,
    );
  for (const match of text.matchAll(NUMBERED)) {
    const end = match.index + match[0].length;
    const behind = CHINESE_NOUN.exec(text.slice(end, end + 4))?.[0];
    if (behind) {
      add(letterOf(behind), match[1]!, match.index, end + behind.length);
      continue;
    }
    const before = text.slice(Math.max(0, match.index - REACH), match.index);
    // Another sentence, or another number, is about something else.
    const near = before.slice(
      Math.max(before.lastIndexOf('. '), before.lastIndexOf(';'), before.lastIndexOf('\n')) + 1,
    );
    const noun = [...near.matchAll(new RegExp(ILO_NOUN, 'giu'))].at(-1);
    if (!noun || NUMBER_BETWEEN.test(near.slice(noun.index))) continue;
    const from = match.index - near.length + noun.index;
    add(letterOf(noun[0]), match[1]!, from, end);
  }
  return spans;
}
/** In Chinese what is numbered follows: `第190号公约`. */
const CHINESE_NOUN = /^(?:公约|建议书|议定书)/u;
const NUMBER_BETWEEN = new RegExp(String.raw`${NUMBER_MARK}\s*\d`, 'iu');

/** Documents of the United Nations by their symbol, and resolutions of the General Assembly by their number. */
function bySymbols(text: string, byKey: ByKey): Span[] {
  const spans: Span[] = [];
  const add = (symbol: string, from: number, length: number) => {
    const instrument = byKey.get(`un:${symbol}`);
    if (instrument) spans.push({ instrument, from, to: from + length });
  };
  for (const match of text.matchAll(new RegExp(SYMBOL, 'gu'))) {
    const symbol = match[1]!.replace(/[().]+$/, '');
    add(symbol, match.index, symbol.length);
  }
  for (const match of text.matchAll(new RegExp(ASSEMBLY_RESOLUTION, 'giu')))
    add(`A/RES/${numberOfResolution(match)}`, match.index, match[0].length);
  return spans;
}

function byAcronyms(text: string, names: ReadonlyMap<string, ReadonlySet<InstrumentId>>): Span[] {
  const spans: Span[] = [];
  for (const { 0: word, index } of text.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{N}-]){3,}/gu)) {
    const meant = names.get(word);
    // What two entries go by names neither. [IN7]
    if (meant?.size === 1) spans.push({ instrument: [...meant][0]!, from: index, to: index + word.length });
  }
  return spans;
}

const YEAR_AFTER = /^[\s,،]{0,3}[(（]?((?:1[89]|20)\d\d)(?!\d)[)）]?/u;

/** Titles and other names, word by word; a year behind one must be the instrument's own. */
function byTitles(text: string, byBeginning: ReadonlyMap<string, readonly Name[]>): Span[] {
  const spans: Span[] = [];
  const words = wordsIn(text);
  for (let at = 0; at + 1 < words.length; at++) {
    const here = byBeginning
      .get(`${words[at]!.plain} ${words[at + 1]!.plain}`)
      ?.filter((name) => name.words.every((word, nth) => words[at + nth]?.plain === word));
    if (!here?.length) continue;
    const longest = Math.max(...here.map((name) => name.words.length));
    const end = words[at + longest - 1]!.to;
    const year = YEAR_AFTER.exec(text.slice(end, end + 12));
    const meant = here.filter(
      (name) => name.words.length === longest && (!year || name.year === null || name.year === Number(year[1])),
    );
    const instruments = new Set(meant.map((name) => name.instrument));
    if (instruments.size !== 1) continue;
    spans.push({ instrument: meant[0]!.instrument, from: words[at]!.from, to: end + (year?.[0].length ?? 0) });
  }
  return spans;
}

/** In the order of the text, without what lies within a longer citation: a protocol's title names its convention. */
function withoutCovered(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last && span.from < last.to) {
      if (span.instrument === last.instrument && span.to > last.to) kept[kept.length - 1] = { ...last, to: span.to };
      continue;
    }
    kept.push(span);
  }
  return kept;
}

/** What a text cites, each instrument once, that is not among those that the practice applies. [IN33] */
export function proposalsFrom(cited: readonly CitedInText[], applied: readonly InstrumentId[]): CitedInText[] {
  const first = new Map<InstrumentId, CitedInText>();
  for (const one of cited)
    if (!applied.includes(one.instrument) && !first.has(one.instrument)) first.set(one.instrument, one);
  return [...first.values()];
}
