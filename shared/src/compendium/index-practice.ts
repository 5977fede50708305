import { plainText } from '../documents/index.ts';
import { fold, type Language, type LocalizedText, yearOf } from '../kernel/index.ts';
import { isolatedText } from '../output/index.ts';
import { goalOf, phrasesIn } from '../practices/index.ts';
import { placeNames, regionsAround } from './places.ts';
import { newestOf, type Printed, type Shown } from './printing.ts';
import { type Configuration, indexed, type Weight } from './words.ts';

/** Raised when practices are to be indexed anew, because what they are found by has changed. */
export const INDEX_FORM = 4;

/** What a practice is shown, filtered, ordered and found by. */
export interface IndexedPractice {
  readonly editionNumber: number;
  readonly shown: Shown;
  readonly startYear: number | null;
  readonly titleKey: string;
  /** Every value that it is counted under: `country:EG`, `year:2019`. */
  readonly facets: string[];
  /** When it was first published, and when in the version that is shown. ISO 8601. */
  readonly publishedAt: string;
  readonly changedAt: string;
  /** When the last of its printings was published. */
  readonly printedLastAt: string;
  /** Words for `to_tsvector`, those of one configuration and weight together. */
  readonly vector: { configuration: Configuration; weight: Weight; words: string }[];
  readonly words: string;
  readonly names: string;
}

type Said = readonly [text: string, language: Language];
const inAll = (text: LocalizedText): Said[] =>
  Object.entries(text).map(([language, words]) => [words, language as Language]);

/** Makes of a practice's printings, of which there is one at least, what it is listed and found by. [CP3, CP5, CP9] */
export function indexPractice(printings: readonly Printed[]): IndexedPractice {
  const newest = newestOf(printings);
  const { facts, edition } = newest[0]!;
  const moments = (some: readonly Printed[]) => some.map((one) => one.edition.publishedAt).toSorted()[0]!;
  const said: Record<Weight, Said[]> = {
    A: [[facts.title, facts.language]],
    B: [
      ...facts.countries.flatMap((code) => placeNames(code).map(({ name, language }): Said => [name, language])),
      ...facts.submitters.flatMap(({ names }) => inAll(names)),
      ...inAll(facts.area.names),
    ],
    C: [[facts.summary, facts.language], ...newest.map((one): Said => [plainText(one.text), one.edition.language])],
    D: [
      ...Object.values(phrasesIn(facts)).map((text): Said => [text, facts.language]),
      [facts.partners, facts.language],
      [facts.beneficiaries, facts.language],
      ...facts.sources.map(({ label }): Said => [label, facts.language]),
      ...facts.instruments.flatMap(inAll),
      [`P-${facts.number} ${edition.code} ${edition.symbol}`, 'en'],
    ],
  };
  const textsOf = (...weights: Weight[]) =>
    fold(weights.flatMap((weight) => said[weight].map(([text]) => text)).join('\n'));
  return {
    editionNumber: edition.number,
    shown: {
      facts,
      editions: newest.map((one) => ({ ...one.edition, sentence: isolatedText(one.text, one.edition.language) })),
    },
    startYear: yearOfStart(facts),
    facets: facetsOf(newest),
    titleKey: fold(facts.title),
    publishedAt: moments(printings),
    printedLastAt: printings
      .map((one) => one.edition.publishedAt)
      .toSorted()
      .at(-1)!,
    changedAt: moments(printings.filter((one) => one.facts.version === facts.version)),
    vector: vectorOf(said),
    words: textsOf('A', 'B', 'C', 'D'),
    names: textsOf('A', 'B'),
  };
}

const yearOfStart = ({ startDate }: Printed['facts']): number | null => (startDate === null ? null : yearOf(startDate));

/** What the newest edition files a practice under; regions with those around them, languages of its text and of the edition. [CP11] */
const facetsOf = (newest: readonly Printed[]): string[] => {
  const { facts } = newest[0]!;
  const values: Readonly<Record<string, readonly (string | number | null)[]>> = {
    area: [facts.area.id],
    country: facts.countries,
    region: facts.countries.flatMap(regionsAround),
    objective: facts.objectives,
    goal: facts.targets.map(goalOf),
    target: facts.targets,
    phase: facts.phases,
    principle: facts.principles ?? [],
    group: facts.groups ?? [],
    living: [facts.livingStatus],
    evidence: [facts.evidenceLevel],
    kind: facts.submitters.map(({ kind }) => kind),
    in: [facts.language, ...newest.map((one) => one.edition.language)],
    year: [yearOfStart(facts)],
  };
  const all = Object.entries(values).flatMap(([filter, some]) =>
    some.flatMap((value) => (value === null ? [] : [`${filter}:${value}`])),
  );
  return [...new Set(all)];
};

function vectorOf(said: Readonly<Record<Weight, Said[]>>): IndexedPractice['vector'] {
  const parts = Object.entries(said).flatMap(([weight, texts]) =>
    [...new Map(texts.map(([text, language]) => [`${language} ${text}`, [text, language] as const])).values()].flatMap(
      ([text, language]) => indexed(text, language).map((part) => ({ ...part, weight: weight as Weight })),
    ),
  );
  const groups = Map.groupBy(parts, ({ weight, configuration }) => `${weight} ${configuration}`);
  // A blank line between two texts is no distance to the database: a phrase may run from one into the next, which does no harm.
  return [...groups.values()].map((group) => ({
    configuration: group[0]!.configuration,
    weight: group[0]!.weight,
    words: group.map(({ words }) => words).join(' \n '),
  }));
}
