import { z } from 'zod';
import { DIMENSIONS } from '../coverage/index.ts';
import { Publication } from '../documents/index.ts';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery, PartialDate } from '../kernel/index.ts';
import { LIVING_STATUSES, PhraseFields, PRACTICE_STATUSES } from '../practices/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { Annex, ANNEX_WARNINGS } from './annex-facts.ts';
import { Objection } from './objection.ts';

const policy = (act: string) => ({ who: 'act', act }) as const;
const Revision = z.number().int().min(0);
const Count = z.number().int();

/** `?letters=A&letters=B`; all of them when left out. */
export const Letters = z
  .union([Annex, z.array(Annex).max(3)])
  .optional()
  .transform((given): Annex[] => (given === undefined ? ['A', 'B', 'C'] : Array.isArray(given) ? given : [given]));

/** A warning with what it is about as people know it: a practice by number and title, an area or instrument by name. */
export const Warning = z.object({
  code: z.enum(ANNEX_WARNINGS),
  subject: z.object({
    kind: z.enum(['round-table', 'area', 'practice', 'instrument-group', 'instrument']),
    id: z.string(),
    label: z.string(),
    /** Of a practice. */
    number: z.number().int().nullable(),
    /** The area in which a practice is arranged. */
    areaId: z.string().nullable(),
  }),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Warning = z.infer<typeof Warning>;

/** What the penholder writes before the entries; revision 0 before anything was written. */
export const Introduction = z.object({ texts: LocalizedText.nullable(), revision: Revision });

/** Annex A as a whole: its areas, and how much is in each. */
export const ArrangedArea = z.object({
  id: z.string(),
  names: LocalizedText,
  printed: Count,
  leftOut: Count,
  /** Practices that nobody stands by yet, or whose author is not to be named: they are not printed. */
  heldBack: Count,
  warnings: Count,
});

export const ArrangedGroup = z.object({
  id: z.string(),
  titles: LocalizedText,
  order: z.enum(['chronological', 'by-number', 'given']),
  instruments: z.array(
    z.object({ id: z.string(), citation: z.string(), language: Language, address: z.string().nullable() }),
  ),
});

export const Annexed = z.object({
  letter: Annex,
  language: Language,
  introduction: Introduction,
  /** Of Annex A, in the table's order. */
  areas: z.array(ArrangedArea),
  /** Of Annexes B and C, as they are printed. */
  groups: z.array(ArrangedGroup),
  warnings: Count,
});
export type Annexed = z.infer<typeof Annexed>;

/** A practice as Annex A prints it, beside what its submitters wrote. */
export const AnnexEntry = z.object({
  id: id('practice'),
  number: z.number().int(),
  status: z.enum(PRACTICE_STATUSES),
  /** The cleared version, from which it is printed. */
  version: z.number().int(),
  original: z.object({
    language: Language,
    title: z.string(),
    summary: z.string(),
    /** What they give for the sentence; empty where they do not. [PR67] */
    ...PhraseFields.shape,
    /** The body without its marks, a paragraph a line. */
    body: z.string(),
    startDate: PartialDate.nullable(),
    endDate: PartialDate.nullable(),
    livingStatus: z.enum(LIVING_STATUSES),
  }),
  submitters: z.array(z.object({ names: LocalizedText, isConfirmed: z.boolean() })),
  sources: z.array(z.object({ label: z.string(), address: z.string(), seenOn: z.string().nullable() })),
  /** `Belgium and Morocco:`, in the language asked for; empty when nobody may be named. */
  lead: z.string(),
  /** What the house style would make of the fields. */
  proposed: z.string(),
  /** What the penholder wrote in the language asked for, and for which version of the practice. */
  sentence: z.object({ text: z.string(), writtenFor: z.number().int() }).nullable(),
  /** The languages in which there is a sentence. */
  languages: z.array(Language),
  revision: Revision,
  /** Whether it stands where it was put rather than where the alphabet has it. */
  isPlaced: z.boolean(),
  leftOutReason: z.string().nullable(),
  /** Why it is not printed: by decision, since nobody confirmed it, or since its author is not to be named. */
  held: z.enum(['left-out', 'nobody-confirmed', 'attribution-withheld']).nullable(),
  warnings: z.array(Warning),
  /** Objections to the sentence in the language asked for that nobody has answered [AX56]. */
  objections: z.array(Objection),
});
export type AnnexEntry = z.infer<typeof AnnexEntry>;

const InAnnex = InRoundTable.extend({ letter: Annex });
const InArea = InRoundTable.extend({ area: id('area') });
const InEntry = InRoundTable.extend({ practice: id('practice') });
const InLanguage = z.object({ language: Language.optional() });

export const getAnnex = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/:letter',
  summary: 'How an annex is arranged: introduction, areas or groups, and how much is in each.',
  policy: policy('annex.read'),
  params: InAnnex,
  query: InLanguage,
  reply: Annexed,
});

export const listAnnexEntries = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/A/areas/:area/entries',
  summary: 'The practices of an area in the order of Annex A, those not printed last; `order` names all of them.',
  policy: policy('annex.read'),
  params: InArea,
  query: PageQuery.extend({ language: Language.optional() }),
  reply: pageOf(AnnexEntry).extend({ order: z.array(id('practice')) }),
  refusals: ['area.not-found'],
});

export const listAnnexWarnings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/warnings',
  summary: 'What to look at before an edition is compiled, in the order of the annexes; `kinds` counts all of it.',
  policy: policy('annex.read'),
  params: InRoundTable,
  query: PageQuery.extend({ language: Language.optional(), letters: Letters, code: z.enum(ANNEX_WARNINGS).optional() }),
  reply: pageOf(Warning).extend({ kinds: z.array(z.object({ code: z.enum(ANNEX_WARNINGS), count: Count })) }),
});

export const previewAnnexes = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/preview',
  summary: 'The annexes as the next edition would print them today.',
  policy: policy('annex.read'),
  params: InRoundTable,
  query: InLanguage.extend({ letters: Letters }),
  reply: z.object({ publication: Publication, warnings: Count }),
});

export const getAnnexGaps = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/A/gaps',
  summary: 'The gaps that the practices of the next edition leave in two dimensions, as a paragraph of the annex.',
  policy: policy('annex.read'),
  params: InRoundTable,
  query: InLanguage.extend({
    rows: z.enum(DIMENSIONS).default('area'),
    columns: z.enum(DIMENSIONS).default('region'),
  }),
  reply: z.object({ paragraph: z.string() }),
  refusals: ['coverage.same-dimension'],
});

export const saveIntroduction = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/annexes/:letter/introduction',
  summary: 'Writes what stands before the entries of an annex in one language; null takes it away.',
  policy: policy('annex.arrange'),
  params: InAnnex,
  body: z.object({ language: Language, text: z.string().trim().min(1).max(20_000).nullable(), revision: Revision }),
  reply: Introduction,
  refusals: ['annex.changed-meanwhile'],
});

const entryRefusals = ['annex-entry.not-found', 'annex-entry.changed-meanwhile'] as const;
const Revised = z.object({ revision: Revision });

export const saveSentence = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/annexes/A/entries/:practice/sentence',
  summary:
    "Writes the sentence of a practice in one language; null goes back to the proposal. The submitters' own words stay as they are.",
  policy: policy('annex.arrange'),
  params: InEntry,
  body: z.object({
    language: Language,
    text: z.string().trim().min(1).max(4000).nullable(),
    /** The cleared version that was read. */
    version: z.number().int().min(1),
    revision: Revision,
  }),
  reply: Revised,
  refusals: entryRefusals,
});

export const leaveOut = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/annexes/A/entries/:practice/left-out',
  summary: 'Leaves a cleared practice out of Annex A, with a reason; null takes it in again.',
  policy: policy('annex.arrange'),
  params: InEntry,
  body: z.object({ reason: z.string().trim().min(1).max(2000).nullable(), revision: Revision }),
  reply: Revised,
  refusals: entryRefusals,
});

export const orderArea = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/annexes/A/areas/:area/order',
  summary: 'Puts the practices of an area in order, naming each once; null goes back to the alphabet.',
  policy: policy('annex.arrange'),
  params: InArea,
  body: z.object({ ids: z.array(id('practice')).max(5000).nullable() }),
  refusals: ['area.not-found', 'annex.order-incomplete'],
});
