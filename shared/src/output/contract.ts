import { z } from 'zod';
import { FORMATS, Publication } from '../documents/index.ts';
import { CitedInstruments } from '../instruments/index.ts';
import { defineRoute, id, Language, pageOf, PageQuery } from '../kernel/index.ts';
import { PracticeFilters } from '../practices/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { Annex } from './annex-facts.ts';
import { Warning } from './annex-contract.ts';
import { EDITION_STATUSES, EditionFile, EditionHead } from './edition.ts';

const policy = (act: string) => ({ who: 'act', act }) as const;
const unknown = 'edition.not-found';
const InEdition = InRoundTable.extend({ edition: id('edition') });
const InFile = z.object({ edition: id('edition'), format: z.enum(FORMATS) });

export const EditionSummary = EditionHead.extend({
  status: z.enum(EDITION_STATUSES),
  /** 0 to 100, while it is being compiled. */
  progress: z.number().int(),
  /** Why it failed, as a code; null unless it did. */
  error: z.string().nullable(),
  warnings: z.number().int(),
  createdAt: z.string(),
  compiledAt: z.string().nullable(),
});
export type EditionSummary = z.infer<typeof EditionSummary>;

export const Edition = EditionSummary.extend({
  files: z.array(EditionFile),
  /** How many practices and instruments it was compiled from. */
  inputs: z.number().int(),
  /** The other languages of this number. */
  siblings: z.array(z.object({ id: id('edition'), language: Language, status: z.enum(EDITION_STATUSES) })),
});
export type Edition = z.infer<typeof Edition>;

/** One thing that an edition was compiled from, and in which version. */
export const EditionInput = z.object({
  kind: z.enum(['practice', 'instrument']),
  id: z.string(),
  /** Of a practice. */
  number: z.number().int().nullable(),
  label: z.string(),
  version: z.number().int(),
  isPrinted: z.boolean(),
});
export type EditionInput = z.infer<typeof EditionInput>;

export const downloadPractices = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-document',
  summary: 'The practices of the list, under its filters, as a Word document with a form for each (2,000 at most)',
  policy: policy('practice.read'),
  params: InRoundTable,
  query: PracticeFilters.extend({ language: Language.optional() }),
  raw: 'download',
  refusals: ['practices.too-many-for-word', 'practices.word-busy'],
});

export const listEditions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions',
  summary: 'The editions of the annexes, newest first; whoever does not compile them is shown those published.',
  policy: policy('edition.read'),
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(EditionSummary),
});

export const compileEdition = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/editions',
  summary: 'Begins to compile an edition: of the next number, or another language of a number that there is.',
  policy: policy('edition.compile'),
  params: InRoundTable,
  body: z.object({
    letters: z.array(Annex).min(1).max(3),
    language: Language,
    /** The day it bears; today in the round table's time zone when left out. */
    issuedOn: z.iso.date().optional(),
    /** A number that there is in another language: the same practices in the same versions. */
    number: z.number().int().min(1).optional(),
  }),
  reply: EditionSummary,
  status: 202,
  refusals: ['edition.number-unknown', 'edition.language-exists', 'edition.not-frozen'],
});

export const getEdition = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition',
  summary: 'An edition: how far it is, its files with their hashes.',
  policy: policy('edition.read'),
  params: InEdition,
  reply: Edition,
  refusals: [unknown],
});

export const getEditionPublication = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/publication',
  summary: 'What an edition says, to be shown in the browser.',
  policy: policy('edition.read'),
  params: InEdition,
  reply: Publication,
  refusals: [unknown, 'edition.not-compiled', 'edition.attribution-lowered'],
});

export const listEditionInputs = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/inputs',
  summary: 'What an edition was compiled from, by version.',
  policy: policy('edition.compile'),
  params: InEdition,
  query: PageQuery,
  reply: pageOf(EditionInput),
  refusals: [unknown],
});

export const listCitedInEdition = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/cited-instruments',
  summary: 'The instruments that the words of an edition cite.',
  policy: policy('edition.read'),
  params: InEdition,
  reply: CitedInstruments,
  refusals: [unknown],
});

export const listEditionWarnings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/warnings',
  summary: 'What there was to look at when an edition was compiled.',
  policy: policy('edition.compile'),
  params: InEdition,
  query: PageQuery,
  reply: pageOf(Warning),
  refusals: [unknown, 'edition.attribution-lowered'],
});

export const retryEdition = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/editions/:edition/retry',
  summary: 'Tries again to compile an edition that failed, from the same inputs.',
  policy: policy('edition.compile'),
  params: InEdition,
  reply: EditionSummary,
  status: 202,
  refusals: [unknown, 'edition.not-failed'],
});

export const publishEdition = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/editions/:edition/publish',
  summary: 'Puts a compiled edition on its public page and marks its practices as published.',
  policy: policy('edition.publish'),
  params: InEdition,
  reply: EditionSummary,
  refusals: [
    unknown,
    'edition.not-compiled',
    'edition.already-published',
    'edition.outdated',
    'edition.mention-open',
    'edition.objection-open',
  ],
});

export const downloadEditionFile = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/files/:format',
  summary: 'A file of an edition; its ETag holds the SHA-256 of its bytes.',
  policy: policy('edition.read'),
  params: InEdition.extend({ format: z.enum(FORMATS) }),
  raw: 'download',
  refusals: [unknown, 'edition.attribution-lowered'],
});

/** A published edition as everyone may know it. */
export const PublicEdition = EditionHead.extend({
  publishedAt: z.string(),
  contentHash: z.string(),
  title: z.string(),
  forum: z.string(),
  roundTable: z.string(),
});
export type PublicEdition = z.infer<typeof PublicEdition>;

export const listPublicEditions = defineRoute({
  method: 'GET',
  path: '/public/editions',
  summary: 'Published editions of all round tables, newest first.',
  policy: { who: 'anyone' },
  query: PageQuery,
  reply: pageOf(PublicEdition),
});

export const getPublicEdition = defineRoute({
  method: 'GET',
  path: '/public/editions/:edition',
  summary: 'A published edition, whole, at its permanent address.',
  policy: { who: 'anyone' },
  params: z.object({ edition: id('edition') }),
  reply: PublicEdition.extend({
    publication: Publication,
    files: z.array(EditionFile),
    siblings: z.array(z.object({ id: id('edition'), language: Language })),
  }),
  refusals: [unknown],
});

export const downloadPublicFile = defineRoute({
  method: 'GET',
  path: '/public/editions/:edition/files/:format',
  summary: 'A file of a published edition; its ETag holds the SHA-256 of its bytes.',
  policy: { who: 'anyone' },
  params: InFile,
  raw: 'download',
  refusals: [unknown],
});
