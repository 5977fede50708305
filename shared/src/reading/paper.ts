import { z } from 'zod';
import { Block, Footnote, Inline } from '../documents/index.ts';
import { Citation } from '../instruments/index.ts';
import { Language } from '../kernel/index.ts';
import { PARTY_KINDS } from '../people/index.ts';
import { LIVING_STATUSES } from '../practices/index.ts';
import { NOTICES, ODDITIES } from './source.ts';

/**
 * The preview of a background paper that was read in: what was recognised, what was not, and what looks odd. The penholder
 * corrects and confirms it; nothing enters a round table from it unconfirmed. Ids come from the places of things in the
 * file (`p17` begins with its 17th paragraph): the same file gives the same ids.
 */

/** Where in the file: the paragraph's number, counted from 1 with those of tables (0: nowhere in particular), and the nearest heading above. */
export const Place = z.object({
  paragraph: z.number().int().min(0),
  heading: z.string(),
  footnote: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

/** A heading as it is written, with number, links and marks of footnotes, which a plain title leaves out; empty where there is none. */
const Heading = z.array(Inline);

/** A section with those inside it; `number` as printed ("2.1.1"), null where it has none. */
export const Section = z.object({
  id: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  heading: Heading,
  level: z.number().int().min(1).max(6),
  place: Place,
  blocks: z.array(Block),
  get sections() {
    return z.array(Section);
  },
});
export type Section = z.infer<typeof Section>;

export const PaperQuestion = z.object({ id: z.string(), number: z.string(), content: z.array(Inline), place: Place });
export type PaperQuestion = z.infer<typeof PaperQuestion>;

/**
 * One submitter. `party` is the key in the register of parties of one that is known; `certain` is false where the
 * penholder has to look: the name is unknown and its kind unclear, or perhaps several names (see `alternatives`).
 */
export const PaperSubmitter = z.object({
  name: z.string(),
  party: z.string().nullable(),
  partyKind: z.enum(PARTY_KINDS).nullable(),
  iso3166: z.string().nullable(),
  certain: z.boolean(),
});
export type PaperSubmitter = z.infer<typeof PaperSubmitter>;

/** What lets guess a practice's living status, and the words that do. */
export const StatusHint = z.object({ status: z.enum(LIVING_STATUSES), phrase: z.string() });
export type StatusHint = z.infer<typeof StatusHint>;

export const PaperLink = z.object({ text: z.string(), href: z.string() });
export type PaperLink = z.infer<typeof PaperLink>;

export const PaperPractice = z.object({
  id: z.string(),
  place: Place,
  /** As written, without its colon; empty where none was found. */
  submitterText: z.string(),
  submitters: z.array(PaperSubmitter),
  /** Other ways to read `submitterText`, each a list of names; empty where it is certain. */
  alternatives: z.array(z.array(z.string())),
  /** Without the submitter's lead. */
  content: z.array(Inline),
  links: z.array(PaperLink),
  /** States that the text names (ISO 3166 alpha-2, in its order): the submitter's own is among them only if the text names it. */
  countries: z.array(z.string()),
  /** Years that the text names, ascending. */
  years: z.array(z.number().int()),
  statusHints: z.array(StatusHint),
});
export type PaperPractice = z.infer<typeof PaperPractice>;

/** Practices under one heading; `name` is empty where they stand under none. `blocks`: what introduces them. */
export const PaperArea = z.object({
  id: z.string(),
  name: z.string(),
  heading: Heading,
  /** The letter of the annex it stands in; null for one in a section. */
  annex: z.string().nullable(),
  place: Place,
  blocks: z.array(Block),
  practices: z.array(PaperPractice),
});
export type PaperArea = z.infer<typeof PaperArea>;

/** One entry of an annex of instruments; it may name several, each with its citation. */
export const PaperInstrument = z.object({
  id: z.string(),
  place: Place,
  text: z.string(),
  href: z.string().nullable(),
  citations: z.array(Citation),
});
export type PaperInstrument = z.infer<typeof PaperInstrument>;

export const PaperInstrumentGroup = z.object({
  id: z.string(),
  annex: z.string().nullable(),
  title: z.string(),
  heading: Heading,
  place: Place,
  blocks: z.array(Block),
  instruments: z.array(PaperInstrument),
});
export type PaperInstrumentGroup = z.infer<typeof PaperInstrumentGroup>;

/** An annex; `blocks` is what of it is neither practice nor instrument: its introduction, or all of an annex of another kind. */
export const PaperAnnex = z.object({
  id: z.string(),
  /** `A`, `II`, `3`; Arabic letters as their Latin counterparts; empty for an annex without one. */
  letter: z.string(),
  title: z.string(),
  heading: Heading,
  kind: z.enum(['practices', 'instruments', 'other']),
  place: Place,
  blocks: z.array(Block),
});
export type PaperAnnex = z.infer<typeof PaperAnnex>;

/** Why something of the file is in none of the lists above. Words for people are the page's. */
export const WHYS = [...ODDITIES, 'row-without-text'] as const;
export const NotUnderstood = z.object({ place: Place, text: z.string(), why: z.enum(WHYS) });
export type NotUnderstood = z.infer<typeof NotUnderstood>;

/** What is worth a look though it was understood. `about`: ids of what it concerns; `texts`: what the paper says. */
export const REMARKS = [
  ...NOTICES,
  // the paper as a whole
  'no-title',
  'language-uncertain',
  'headings-by-look',
  'no-questions',
  'questions-without-heading',
  'no-annexes',
  'no-practices',
  'practices-in-section',
  // set aside: repeats what stands elsewhere
  'contents-list',
  'list-of-annexes',
  // said in two ways
  'annex-named-differently',
  'theme-named-differently',
  'citation-forms',
  'citation-numbers-differ',
  'instrument-twice',
  'entry-names-several',
  // practices
  'area-without-practices',
  'practices-without-area',
  'practice-without-submitter',
  'practice-continued',
  'submitter-uncertain',
  'footnote-without-mark',
] as const;
export const Remark = z.object({
  code: z.enum(REMARKS),
  place: Place.nullable(),
  about: z.array(z.string()),
  texts: z.array(z.string()),
});
export type Remark = z.infer<typeof Remark>;

export const PaperReading = z.object({
  title: z.string(),
  heading: Heading,
  /** Detected, or as the penholder corrected it. */
  language: Language,
  /** What stands between the title and the first section. */
  front: z.array(Block),
  sections: z.array(Section),
  annexes: z.array(PaperAnnex),
  footnotes: z.array(Footnote),
  questions: z.array(PaperQuestion),
  areas: z.array(PaperArea),
  instrumentGroups: z.array(PaperInstrumentGroup),
  notUnderstood: z.array(NotUnderstood),
  remarks: z.array(Remark),
  /** Of the whole file. A link is an unbroken stretch of text with one address, wherever it stands, footnotes and annexes included. */
  counts: z.object({
    paragraphs: z.number().int(),
    sections: z.number().int(),
    footnotes: z.number().int(),
    links: z.number().int(),
    questions: z.number().int(),
    practices: z.number().int(),
    areas: z.number().int(),
    instruments: z.number().int(),
  }),
});
export type PaperReading = z.infer<typeof PaperReading>;
