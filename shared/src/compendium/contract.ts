import { z } from 'zod';
import { Inline } from '../documents/index.ts';
import { anyOf, defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { PARTY_KINDS } from '../people/index.ts';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  EXPORT_FORMATS,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LINEAGE_KINDS,
  LIVING_STATUSES,
  Place,
  SDG_GOALS,
  SdgTarget,
} from '../practices/index.ts';
import { CITATION_FORMS } from './citation.ts';
import { PrintingEdition, PublicFacts } from './printing.ts';

const Year = z.coerce.number().int().min(1000).max(9999).optional();
const Count = z.number().int();

/** What the compendium is narrowed by. Values of one filter widen, filters narrow. */
export const CompendiumFilters = z.object({
  /** Words that must all be there; "phrases", `or` and `-` as in web searches. */
  q: z.string().trim().max(200).optional(),
  area: anyOf(id('area')),
  country: anyOf(z.string().max(10)),
  /** A region, by its UN M49 code, that a country lies in. */
  region: anyOf(z.string().max(10)),
  objective: anyOf(z.coerce.number().int().min(1).max(23)),
  /** A target of the Sustainable Development Goals, by its code. */
  target: anyOf(SdgTarget),
  /** One of the goals, by its number: whatever is filed under any of its targets. */
  goal: anyOf(z.coerce.number().int().min(1).max(SDG_GOALS.length)),
  phase: anyOf(z.enum(JOURNEY_PHASES)),
  /** A guiding principle of the Global Compact. */
  principle: anyOf(z.enum(GUIDING_PRINCIPLES)),
  /** A group that it reaches. */
  group: anyOf(z.enum(BENEFICIARY_GROUPS)),
  living: anyOf(z.enum(LIVING_STATUSES)),
  evidence: anyOf(z.enum(EVIDENCE_LEVELS)),
  kind: anyOf(z.enum(PARTY_KINDS)),
  /** A language in which it was written or is printed. */
  in: anyOf(Language),
  /** The years between which it began. */
  from: Year,
  to: Year,
});
export type CompendiumFilters = z.output<typeof CompendiumFilters>;

export const COMPENDIUM_SORTS = ['relevance', 'newest', 'title'] as const;
export type CompendiumSort = (typeof COMPENDIUM_SORTS)[number];

const InReadersLanguage = { language: Language.optional() };

/** A practice as the compendium lists it. */
export const CompendiumItem = PublicFacts.omit({ countries: true, sources: true, instruments: true }).extend({
  id: id('practice'),
  countries: z.array(Place),
  principles: z.array(z.enum(GUIDING_PRINCIPLES)),
  groups: z.array(z.enum(BENEFICIARY_GROUPS)),
  /** The newest edition that prints it, in the reader's language where there is one. */
  edition: PrintingEdition,
  /** What that edition prints, without its links. */
  sentence: z.string(),
  publishedAt: z.string(),
  changedAt: z.string(),
  /** Its permanent address. */
  address: z.string(),
});
export type CompendiumItem = z.infer<typeof CompendiumItem>;

/** A practice of the compendium that carries another on, or is carried on by it. */
export const CompendiumLink = z.object({
  id: id('practice'),
  kind: z.enum(LINEAGE_KINDS),
  number: z.number().int(),
  title: z.string(),
  language: Language,
  address: z.string(),
});
export type CompendiumLink = z.infer<typeof CompendiumLink>;

export const CompendiumPractice = CompendiumItem.extend({
  /** What carries it on, and what it carries on itself, as far as that is in the compendium. */
  carriedOnBy: z.array(CompendiumLink),
  carriesOn: z.array(CompendiumLink),
  sources: PublicFacts.shape.sources,
  instruments: z.array(LocalizedText),
  /** The entry as the edition prints it. */
  text: z.array(Inline),
  disclaimers: z.array(z.string()),
  /** Whether its submitters have withdrawn it since. */
  isWithdrawn: z.boolean(),
  /** Every published edition that prints it, newest first. */
  printings: z.array(z.object({ edition: PrintingEdition, version: z.number().int(), address: z.string() })),
  citation: z.string(),
});
export type CompendiumPractice = z.infer<typeof CompendiumPractice>;

export const listCompendium = defineRoute({
  method: 'GET',
  path: '/compendium/practices',
  summary: 'The practices that published editions print: searched in any language, narrowed, sorted',
  policy: { who: 'anyone' },
  query: PageQuery.extend({
    ...CompendiumFilters.shape,
    /** A title may be long, in any script: the cursor that names it is longer. */
    after: z.string().max(3000).optional(),
    /** By relevance where there is a search (and only there), else the newest first. */
    sort: z.enum(COMPENDIUM_SORTS).optional(),
    ...InReadersLanguage,
  }),
  reply: pageOf(CompendiumItem).extend({
    /** Whether nothing has the words as they were typed, and these are like them. */
    isNear: z.boolean(),
  }),
  refusals: ['request.cursor', 'compendium.too-much'],
});

const Counted = { count: Count };
export const countCompendium = defineRoute({
  method: 'GET',
  path: '/compendium/counts',
  summary: 'How many practices of the compendium there are for each value of each filter, under the other filters',
  policy: { who: 'anyone' },
  query: CompendiumFilters.extend(InReadersLanguage),
  reply: z.object({
    total: Count,
    areas: z.array(z.object({ id: id('area'), names: LocalizedText, code: z.string(), ...Counted })),
    countries: z.array(Place.extend(Counted)),
    regions: z.array(Place.extend(Counted)),
    objectives: z.array(z.object({ objective: z.number().int(), ...Counted })),
    goals: z.array(z.object({ goal: z.number().int(), ...Counted })),
    targets: z.array(z.object({ target: z.string(), ...Counted })),
    phases: z.array(z.object({ phase: z.enum(JOURNEY_PHASES), ...Counted })),
    principles: z.array(z.object({ principle: z.enum(GUIDING_PRINCIPLES), ...Counted })),
    groups: z.array(z.object({ group: z.enum(BENEFICIARY_GROUPS), ...Counted })),
    livingStatuses: z.array(z.object({ livingStatus: z.enum(LIVING_STATUSES), ...Counted })),
    evidenceLevels: z.array(z.object({ evidenceLevel: z.enum(EVIDENCE_LEVELS), ...Counted })),
    kinds: z.array(z.object({ kind: z.enum(PARTY_KINDS), ...Counted })),
    languages: z.array(z.object({ language: Language, ...Counted })),
    years: z.array(z.object({ year: z.number().int(), ...Counted })),
  }),
});

const InPractice = z.object({ practice: id('practice') });
const OfEdition = z.object({ edition: id('edition').optional(), ...InReadersLanguage });
const unknown = 'compendium.not-found';

export const getCompendiumPractice = defineRoute({
  method: 'GET',
  path: '/compendium/practices/:practice',
  summary: 'A practice as its newest edition prints it, or as the edition asked for does',
  policy: { who: 'anyone' },
  params: InPractice,
  query: OfEdition,
  reply: CompendiumPractice,
  refusals: [unknown],
});

export const citeCompendiumPractice = defineRoute({
  method: 'GET',
  path: '/compendium/practices/:practice/citations/:form',
  summary: 'How a practice is cited, with its version and edition: as a sentence, BibTeX, RIS or CSL-JSON',
  policy: { who: 'anyone' },
  params: InPractice.extend({ form: z.enum(CITATION_FORMS) }),
  query: OfEdition,
  raw: 'download',
  refusals: [unknown],
});

export const exportCompendium = defineRoute({
  method: 'GET',
  path: '/compendium/exports/:format',
  summary: 'The practices of the compendium under its filters as a file',
  policy: { who: 'anyone' },
  params: z.object({ format: z.enum(EXPORT_FORMATS) }),
  query: CompendiumFilters.extend(InReadersLanguage),
  raw: 'download',
});

export const feedCompendium = defineRoute({
  method: 'GET',
  path: '/compendium/feed',
  summary: 'An Atom feed (RFC 4287) of new and changed practices of the compendium, under its filters',
  policy: { who: 'anyone' },
  query: CompendiumFilters.extend(InReadersLanguage),
  raw: 'download',
});
