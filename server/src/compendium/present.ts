import type { findCompendiumPractice, ListedRow } from '@penholder/db/compendium';
import {
  cite,
  type CompendiumItem,
  type CompendiumPractice,
  newestOf,
  type Printed,
  type PrintingEdition,
} from '@penholder/shared/compendium';
import { type Language, notFound, refuse } from '@penholder/shared/kernel';
import { type EditionId, isolatedText } from '@penholder/shared/output';
import type { PracticeId } from '@penholder/shared/practices';
import { presentPlace } from '../practices/index.ts';

/** Whoever reads: in which language, and where the pages are. */
export interface Reader {
  readonly language: Language;
  readonly address: string;
}

export const noSuchEntry = notFound(
  'compendium.not-found',
  'There is no such practice in the compendium, or not in this edition.',
);

/** The permanent address of a practice; of what one edition prints of it where that is named. */
export const addressOfEntry = (address: string, practice: PracticeId, edition?: EditionId): string =>
  `${address}/compendium/${practice}${edition ? `?edition=${edition}` : ''}`;

/** Of the language versions of an edition the one in the reader's language, else in the practice's, else in any. */
const versionFor = <One extends { readonly language: Language }>(
  versions: readonly One[],
  ...wanted: readonly Language[]
): One => {
  for (const language of wanted) {
    const one = versions.find((version) => version.language === language);
    if (one) return one;
  }
  return versions[0]!;
};

export function presentItem(row: ListedRow, { language, address }: Reader): CompendiumItem {
  const { countries, sources: _, instruments: __, ...facts } = row.shown.facts;
  const { sentence, ...edition } = versionFor(row.shown.editions, language, facts.language, 'en');
  return {
    ...facts,
    id: row.practice_id,
    countries: countries.map((code) => presentPlace(code, language)),
    principles: facts.principles ?? [],
    groups: facts.groups ?? [],
    edition,
    sentence,
    publishedAt: row.published_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    address: addressOfEntry(address, row.practice_id),
  };
}

type FoundPractice = NonNullable<Awaited<ReturnType<typeof findCompendiumPractice>>>;

/** What the reader asked for: what an edition prints, or the newest in their language. */
export const printedFor = (printings: readonly Printed[], language: Language, edition?: EditionId): Printed => {
  if (edition !== undefined) return printings.find((one) => one.edition.id === edition) ?? refuse(noSuchEntry);
  const newest = newestOf(printings);
  const versions = newest.map((one) => ({ language: one.edition.language, one }));
  return versionFor(versions, language, newest[0]!.facts.language, 'en').one;
};

const linksOf = ({ links }: FoundPractice, address: string, isNext: boolean) =>
  links
    .filter((link) => link.is_next === isNext)
    .map(({ is_next: _, ...link }) => ({ ...link, address: addressOfEntry(address, link.id) }));

/** A practice as an edition prints it, with every other edition that does. */
export function presentPractice(
  row: FoundPractice,
  { language, address }: Reader,
  asked?: EditionId,
): CompendiumPractice {
  const printed = printedFor(row.printings, language, asked);
  const { facts, edition, text, disclaimers } = printed;
  const at = (of: PrintingEdition) => addressOfEntry(address, row.practice_id, of.id);
  return {
    ...facts,
    id: row.practice_id,
    countries: facts.countries.map((code) => presentPlace(code, language)),
    principles: facts.principles ?? [],
    groups: facts.groups ?? [],
    edition,
    sentence: isolatedText(text, edition.language),
    publishedAt: row.published_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    address: addressOfEntry(address, row.practice_id),
    text,
    disclaimers,
    isWithdrawn: row.is_withdrawn,
    carriedOnBy: linksOf(row, address, true),
    carriesOn: linksOf(row, address, false),
    printings: row.printings.map((one) => ({
      edition: one.edition,
      version: one.facts.version,
      address: at(one.edition),
    })),
    citation: cite(printed, 'text', at(edition)),
  };
}
