import { z } from 'zod';
import { type Block, Inline, type Publication } from '../documents/index.ts';
import { id, Language, LocalizedText } from '../kernel/index.ts';
import { type AnnexFacts, type EditionId, entryText } from '../output/index.ts';
import { PARTY_KINDS } from '../people/index.ts';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  phrasesGiven,
  type PracticeContent,
} from '../practices/index.ts';

/** A party that an edition names as submitter. */
export const NamedParty = z.object({ names: LocalizedText, kind: z.enum(PARTY_KINDS) });
export type NamedParty = z.infer<typeof NamedParty>;

/** What everyone may know of a practice in the version that an edition prints [CP1]. */
export const PublicFacts = z.object({
  number: z.number().int(),
  version: z.number().int(),
  language: Language,
  title: z.string(),
  summary: z.string(),
  /** What the sentence of the annex is made of; absent where the version does not give it. */
  action: z.string().optional(),
  measure: z.string().optional(),
  result: z.string().optional(),
  area: z.object({ id: id('area'), names: LocalizedText }),
  submitters: z.array(NamedParty),
  countries: z.array(z.string()),
  partners: z.string(),
  beneficiaries: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  livingStatus: z.enum(LIVING_STATUSES).nullable(),
  livingStatusOn: z.string().nullable(),
  evidenceLevel: z.enum(EVIDENCE_LEVELS).nullable(),
  sources: z.array(z.object({ label: z.string(), address: z.string() })),
  instruments: z.array(LocalizedText),
  objectives: z.array(z.number().int()),
  targets: z.array(z.string()),
  phases: z.array(z.enum(JOURNEY_PHASES)),
  /** Guiding principles of the Global Compact, and groups that it reaches; absent where the version names none. */
  principles: z.array(z.enum(GUIDING_PRINCIPLES)).optional(),
  groups: z.array(z.enum(BENEFICIARY_GROUPS)).optional(),
});
export type PublicFacts = z.infer<typeof PublicFacts>;

/** The edition that prints it, with what it calls its round table and forum. */
export const PrintingEdition = z.object({
  id: id('edition'),
  symbol: z.string(),
  number: z.number().int(),
  language: Language,
  issuedOn: z.string(),
  publishedAt: z.string(),
  /** `RT2`. */
  code: z.string(),
  /** As the edition prints them: `RT2: Migration and health`. */
  roundTable: z.string(),
  forum: z.string(),
});
export type PrintingEdition = z.infer<typeof PrintingEdition>;

/** What one edition prints of one practice. */
export const Printed = z.object({
  edition: PrintingEdition,
  facts: PublicFacts,
  /** The entry as it is printed, with its links; sources that notes hold, and the number by which it is called, are among the facts. */
  text: z.array(Inline),
  /** The standing disclaimers of the edition, in its language. */
  disclaimers: z.array(z.string()),
});
export type Printed = z.infer<typeof Printed>;

/** A practice as lists show it: the facts of its newest edition, and the language versions of that edition. */
export const Shown = z.object({
  facts: PublicFacts,
  editions: z.array(PrintingEdition.extend({ sentence: z.string() })),
});
export type Shown = z.infer<typeof Shown>;

const PRACTICE = 'practice-';

/** The entries that a publication prints of practices, by the practices' ids, in order. */
const entriesOf = (blocks: readonly Block[]): [id: string, content: Inline[]][] =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
    .flatMap((item) => (item.id.startsWith(PRACTICE) ? [[item.id.slice(PRACTICE.length), item.content]] : []));

export interface PublishedEdition {
  readonly id: EditionId;
  readonly symbol: string;
  readonly number: number;
  readonly language: Language;
  readonly issuedOn: string;
  readonly publishedAt: string;
  readonly publication: Publication;
  readonly facts: AnnexFacts;
}

/**
 * What a published edition prints of each practice, by the practices' ids: the version that it froze, the delegations that
 * it names and the words that it prints. Of the version's content it takes what the form asks for and leaves the description
 * and the days on which sources were seen. [CP1]
 */
export function printingsOf(
  edition: PublishedEdition,
  contents: ReadonlyMap<string, PracticeContent>,
): Map<string, Printed> {
  const { publication, facts, ...head } = edition;
  const frozen = new Map(facts.practices.map((practice) => [practice.id, practice]));
  const areas = new Map(facts.areas.map((area) => [area.id, area.names]));
  const printed = new Map<string, Printed>();
  for (const [practice, entry] of entriesOf(publication.blocks)) {
    const given = frozen.get(practice);
    const content = contents.get(practice);
    const names = given && areas.get(given.areaId);
    if (!given || !content || !names) continue;
    printed.set(practice, {
      edition: {
        id: head.id,
        symbol: head.symbol,
        number: head.number,
        language: head.language,
        issuedOn: head.issuedOn,
        publishedAt: head.publishedAt,
        code: facts.roundTable.code,
        roundTable: publication.roundTable,
        forum: publication.forum,
      },
      facts: {
        number: content.number,
        version: given.version,
        language: content.language,
        title: content.title,
        summary: content.summary,
        ...phrasesGiven(content),
        area: { id: given.areaId as PublicFacts['area']['id'], names },
        submitters: given.submitters
          .filter((submitter) => submitter.confirmed)
          .map(({ name, kind }) => ({ names: name, kind })),
        countries: content.countries,
        partners: content.partners,
        beneficiaries: content.beneficiaries,
        startDate: content.startDate,
        endDate: content.endDate,
        livingStatus: content.livingStatus,
        livingStatusOn: content.livingStatusOn,
        evidenceLevel: content.evidenceLevel,
        sources: content.sources.map(({ label, address }) => ({ label, address })),
        instruments: content.instruments.map(({ citations }) => citations),
        objectives: content.gcmObjectives,
        targets: content.sdgTargets,
        phases: content.journeyPhases,
        ...(content.guidingPrinciples && { principles: content.guidingPrinciples }),
        ...(content.beneficiaryGroups && { groups: content.beneficiaryGroups }),
      },
      text: entryText(entry, given),
      disclaimers: publication.disclaimers,
    });
  }
  return printed;
}

/**
 * Of the printings of one practice those of its newest edition, in the order of their languages: the ones with the highest
 * number, whenever they were published. [CP3]
 */
export function newestOf(printings: readonly Printed[]): Printed[] {
  const highest = Math.max(...printings.map(({ edition }) => edition.number));
  return printings
    .filter(({ edition }) => edition.number === highest)
    .toSorted((a, b) => (a.edition.language < b.edition.language ? -1 : 1));
}
