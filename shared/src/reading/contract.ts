import { z } from 'zod';
import { Publication } from '../documents/index.ts';
import { defineRoute, id, Language, pageOf, PageQuery } from '../kernel/index.ts';
import { Findings, LINT_RULES } from '../output/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { PRACTICES_AS, ReadingOutcome } from './outcome.ts';
import { PaperReading } from './paper.ts';

export const READING_STATUSES = ['reading', 'preview', 'confirmed', 'refused', 'discarded'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

const InReading = InRoundTable.extend({ reading: id('paper-reading') });
const InPaper = InRoundTable.extend({ paper: id('paper') });
const At = z.string();
const byImport = { who: 'act', act: 'paper.import' } as const;
const byRead = { who: 'act', act: 'paper.read' } as const;
const unknown = 'paper-reading.not-found';

/** A file that was sent to be read, and how far that is. */
export const PaperReadingLine = z.object({
  id: id('paper-reading'),
  fileName: z.string(),
  status: z.enum(READING_STATUSES),
  /** 0 to 100. */
  progress: z.number().int(),
  revision: z.number().int(),
  /** SHA-256 of the file, in hex. */
  fileHash: z.string(),
  /** Why it was refused. */
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
  createdAt: At,
  createdBy: z.string(),
  confirmedAt: At.nullable(),
});
export type PaperReadingLine = z.infer<typeof PaperReadingLine>;

export const PaperReadingView = PaperReadingLine.extend({
  /** The preview, as it was corrected; kept after confirming, so that what was not understood stays readable. */
  reading: PaperReading.nullable(),
  outcome: ReadingOutcome.nullable(),
});
export type PaperReadingView = z.infer<typeof PaperReadingView>;

/** A paper that was read in. */
export const Paper = z.object({
  id: id('paper'),
  title: z.string(),
  language: Language,
  reading: id('paper-reading').nullable(),
  createdAt: At,
});
export type Paper = z.infer<typeof Paper>;

export const sendPaper = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/paper-readings',
  summary: 'Send a background paper to be read: multipart/form-data with one field `file`, at most 25 MB',
  policy: byImport,
  params: InRoundTable,
  raw: 'upload',
  status: 202,
  reply: z.object({ id: id('paper-reading'), status: z.enum(READING_STATUSES) }),
  refusals: ['reading.no-file', 'reading.too-large'],
});

export const listPaperReadings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/paper-readings',
  summary: 'Files sent to be read, newest first',
  policy: byImport,
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(PaperReadingLine),
});

export const getPaperReading = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/paper-readings/:reading',
  summary: 'A reading: its progress, its preview or refusal, and what came of it',
  policy: byImport,
  params: InReading,
  reply: PaperReadingView,
  refusals: [unknown],
});

const changes = [unknown, 'paper-reading.changed-meanwhile', 'paper-reading.not-in-preview'] as const;

export const listPaperFindings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/paper-readings/:reading/findings',
  summary: 'What the linter finds in the paper as it was read and corrected, before confirming',
  policy: byImport,
  params: InReading,
  query: PageQuery.extend({ rule: z.enum(LINT_RULES).optional() }),
  reply: Findings,
  refusals: [unknown],
});

export const correctPreview = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/paper-readings/:reading/preview',
  summary: 'Correct what was recognised',
  policy: byImport,
  params: InReading,
  body: z.object({ revision: z.number().int(), reading: PaperReading }),
  reply: PaperReadingView,
  refusals: [...changes, 'paper-reading.inconsistent'],
});

export const confirmReading = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/paper-readings/:reading/confirm',
  summary: 'Take what was read into the round table, all of it or nothing',
  policy: byImport,
  params: InReading,
  body: z.object({
    revision: z.number().int(),
    practicesAs: z.enum(PRACTICES_AS),
    /** Ids of questions, practices, areas, groups or instruments of the preview that do not enter. */
    leaveOut: z.array(z.string().max(120)).max(5000).default([]),
  }),
  reply: PaperReadingView,
  refusals: [...changes, 'paper-reading.incomplete', 'paper-reading.inconsistent'],
});

export const discardReading = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/paper-readings/:reading/discard',
  summary: 'Put a reading aside, with its file',
  policy: byImport,
  params: InReading,
  body: z.object({ revision: z.number().int() }),
  refusals: [unknown, 'paper-reading.changed-meanwhile', 'paper-reading.over'],
});

export const listPapers = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/papers',
  summary: 'Background papers of the round table, newest first',
  policy: byRead,
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(Paper),
});

export const getPaper = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/papers/:paper',
  summary: 'A background paper with its text',
  policy: byRead,
  params: InPaper,
  reply: Paper.extend({ publication: Publication }),
  refusals: ['paper.not-found'],
});
