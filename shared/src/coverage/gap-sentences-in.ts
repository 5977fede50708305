import { type Language, QUOTES } from '../kernel/index.ts';
import { type Dimension, DIMENSIONS } from './coverage.ts';
import { called, gapWords } from './gap-words.ts';
import type { Covered } from './grid-of.ts';

/** A sentence about gaps that stands in a text, with what it is about. */
export interface GapSentence {
  readonly text: string;
  /** UTF-16 offset. */
  readonly at: number;
  /** The row as the sentence calls it. */
  readonly row: string;
  readonly rows: Dimension;
  /** Undefined where it says that there is nothing in the row at all, or names what no key is called. */
  readonly columns: Dimension | undefined;
}

/** What the keys of dimensions are called in sentences of a language, but for areas, which stand in quotation marks. */
export const namesOfKeys = (keys: Covered['keys'], language: Language): ReadonlyMap<string, Dimension> =>
  new Map(
    DIMENSIONS.filter((dimension) => dimension !== 'area').flatMap((dimension) =>
      keys[dimension].map(({ key, names }) => [called(dimension, key, names, language), dimension] as const),
    ),
  );

/** The sentences about gaps that somebody put into a text, by whichever two dimensions. [CV4] */
export function gapSentencesIn(
  text: string,
  language: Language,
  names: ReadonlyMap<string, Dimension> = new Map(),
): GapSentence[] {
  const [opens] = QUOTES[language];
  const dimensionOf = (start: string): Dimension | undefined =>
    start.startsWith(opens) ? 'area' : [...names].find(([name]) => start.startsWith(name))?.[1];
  const seen = new Set<number>();
  return formsOf(language, [...names.keys()])
    .flatMap((form) => [...text.matchAll(form)])
    .flatMap(({ 0: sentence, 1: row = '', 2: columns = '', index: at }): GapSentence[] => {
      const rows = dimensionOf(row);
      return rows ? [{ text: sentence, at, row, rows, columns: dimensionOf(columns) }] : [];
    })
    .filter(({ at }) => !seen.has(at) && seen.add(at))
    .toSorted((a, b) => a.at - b.at);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
const ROW = '\u0001';
const COLUMNS = '\u0002';
const THRESHOLD = 7_654_321;

/** What the sentences of a language look like: the first group is the row, an area in quotation marks or a name that is known; the second the columns. */
function formsOf(language: Language, names: readonly string[]): RegExp[] {
  const { none, few, nothing } = gapWords(language);
  const [opens, closes] = QUOTES[language];
  const area = `${escaped(opens)}[^\\n${escaped(closes.at(-1)!)}]+${escaped(closes)}`;
  // The longer first: one name may begin with another.
  const known = names.toSorted((a, b) => b.length - a.length).map(escaped);
  return [none(ROW, COLUMNS), few(ROW, COLUMNS, THRESHOLD), nothing(ROW)].map(
    (sentence) =>
      new RegExp(
        escaped(sentence)
          .replace(ROW, () => `(${[area, ...known].join('|')})`)
          .replace(COLUMNS, () => String.raw`([^\n]+?)`)
          .replace(String(THRESHOLD), () => String.raw`\d+`),
        'gu',
      ),
  );
}
