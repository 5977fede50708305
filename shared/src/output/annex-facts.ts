import { z } from 'zod';
import { Grid } from '../coverage/index.ts';
import { InstrumentKind } from '../instruments/index.ts';
import { Language, LocalizedText, PartialDate } from '../kernel/index.ts';
import { PARTY_KINDS } from '../people/index.ts';
import { LIVING_STATUSES, PhraseFields } from '../practices/index.ts';

/**
 * Everything that the annexes of one edition are assembled from: plain data, frozen with the edition, so that it can be
 * assembled again. Ids are those of the things themselves; positions count from 1.
 */

export const ANNEXES = ['A', 'B', 'C'] as const;
export const Annex = z.enum(ANNEXES);
export type Annex = z.infer<typeof Annex>;

const Key = z.string().regex(/^[A-Za-z0-9][\w.:-]{0,39}$/);

/** A delegation's party, and whether the delegation has confirmed the wording of this version. */
export const SubmitterFacts = z.object({ name: LocalizedText, kind: z.enum(PARTY_KINDS), confirmed: z.boolean() });
export type SubmitterFacts = z.infer<typeof SubmitterFacts>;

/** `seenOn` is the day on which somebody last saw the address answer. */
export const SourceFacts = z.object({
  label: z.string().min(1),
  address: z.url({ protocol: /^https?$/ }),
  seenOn: z.iso.date().nullable(),
});
export type SourceFacts = z.infer<typeof SourceFacts>;

export const PracticeFacts = z.object({
  id: Key,
  /** What it is called for good, in every language; absent in what was frozen before entries said it. */
  number: z.number().int().min(1).optional(),
  version: z.number().int().min(1),
  areaId: Key,
  submitters: z.array(SubmitterFacts),
  /** What follows the submitters' names, per language; where one is absent it is proposed from the fields. */
  sentence: z.partialRecord(Language, z.string().min(1)),
  /** The version that each sentence was written for, where it is known. */
  sentenceFor: z.partialRecord(Language, z.number().int().min(1)).default({}),
  /** Whether its author and the table let readers know the delegations behind it (attribution ladder). */
  mayBeNamed: z.boolean().default(true),
  /** Title and summary as the submitter wrote them. */
  original: z.object({ language: Language, title: z.string().min(1), summary: z.string() }),
  /** What its submitters give for the sentence, in the language of `original`; absent where that makes none, and in what was frozen before. [AX66] */
  phrases: PhraseFields.optional(),
  /** For whom it is, in the submitters' words and by the names that groups had; absent in what was frozen before sentences were proposed from it. */
  beneficiaries: z.object({ words: z.string(), groups: z.array(LocalizedText) }).optional(),
  startDate: PartialDate.nullable(),
  endDate: PartialDate.nullable(),
  livingStatus: z.enum(LIVING_STATUSES),
  sources: z.array(SourceFacts),
  /** Where in its area it stands, whatever the alphabet says. */
  position: z.number().int().min(1).nullable(),
  /** Why it was decided not to print it; null where it is printed. */
  leftOut: z.string().min(1).nullable(),
});
export type PracticeFacts = z.infer<typeof PracticeFacts>;

export const AreaFacts = z.object({ id: Key, position: z.number().int(), names: LocalizedText });
export type AreaFacts = z.infer<typeof AreaFacts>;

export const InstrumentGroupFacts = z.object({
  id: Key,
  annex: z.enum(['B', 'C']),
  titles: LocalizedText,
  order: z.enum(['chronological', 'by-number', 'given']),
});
export type InstrumentGroupFacts = z.infer<typeof InstrumentGroupFacts>;

export const InstrumentFacts = z.object({
  id: Key,
  kind: InstrumentKind,
  /** The canonical citation: `Forced Labour Convention, 1930 (No. 29)`. */
  citation: LocalizedText,
  number: z.number().int().nullable(),
  year: z.number().int().nullable(),
  /** `A/RES/73/195`. */
  symbol: z.string().nullable(),
  address: z.url({ protocol: /^https?$/ }).nullable(),
  groupIds: z.array(Key),
});
export type InstrumentFacts = z.infer<typeof InstrumentFacts>;

/** How annexes are written now: with lettered notes and numbered paragraphs [AX65]. */
export const ANNEX_FORM = 2;

export const AnnexFacts = z.object({
  /** Absent in what was frozen when sources stood in brackets and paragraphs had no numbers. */
  form: z.literal(ANNEX_FORM).optional(),
  /** The numbers of paragraphs by the ids of their blocks, as the first language version of the edition has them [AX64]. */
  paragraphs: z.record(z.string(), z.string()).optional(),
  roundTable: z.object({
    code: z.string().min(1),
    title: LocalizedText,
    forum: LocalizedText,
    languages: z.array(Language).min(1),
  }),
  language: Language,
  edition: z.number().int().min(1),
  issuedOn: z.iso.date(),
  /** To whom the edition goes, as the masthead shows it. */
  distribution: LocalizedText.nullable(),
  annexes: z.array(Annex).min(1),
  introductions: z.partialRecord(Annex, LocalizedText),
  /** Areas with fewer practices are listed as those in which few have been shared. */
  gapThreshold: z.number().int().min(0),
  /** What the printed practices cover, where Annex A ends with a paragraph on what they do not [AX49]. */
  coverage: Grid.nullable().default(null),
  areas: z.array(AreaFacts),
  practices: z.array(PracticeFacts),
  /** In the order in which they are printed. */
  instrumentGroups: z.array(InstrumentGroupFacts),
  /** The order that a group with the order `given` prints. */
  instruments: z.array(InstrumentFacts),
});
export type AnnexFacts = z.infer<typeof AnnexFacts>;

export const ANNEX_WARNINGS = [
  'area-empty',
  'submitter-not-confirmed',
  'practice-left-out',
  'attribution-withheld',
  'sentence-proposed',
  'sentence-older',
  'translation-missing',
  'undated',
  'no-source',
  'end-date-passed',
  'instrument-in-two-annexes',
  'citation-not-canonical',
] as const;

/** What whoever compiles an edition should look at before it goes out. `params` fill the message of the page that shows it. */
export interface AnnexWarning {
  readonly code: (typeof ANNEX_WARNINGS)[number];
  readonly subject: {
    readonly kind: 'round-table' | 'area' | 'practice' | 'instrument-group' | 'instrument';
    readonly id: string;
  };
  readonly params: Readonly<Record<string, string | number>>;
}
