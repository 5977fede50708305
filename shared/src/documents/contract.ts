import { z } from 'zod';
import { defineRoute, id, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable, Voice } from '../round-tables/index.ts';
import { ComparedBlock, MOMENTS, SESSIONS_BY } from './history.ts';
import { RichText } from './rich-text/index.ts';

const InDocument = InRoundTable.extend({ document: id('document') });
const unknown = ['document.not-found', 'document.not-permitted'] as const;
const ofVersion = [
  ...unknown,
  'document.no-such-version',
  'document.history-too-long',
  'document.history-busy',
  'document.history-one-at-a-time',
  'document.version-damaged',
] as const;
const Sequence = z.coerce.number().int().min(0);

export const listDocumentVersions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/documents/:document/versions',
  summary: "A document's versions, newest first: one at the end of each author's session, and its named moments",
  policy: { who: 'act', act: 'round-table.read' },
  params: InDocument,
  query: PageQuery,
  reply: pageOf(
    z.object({
      /** The version: all that was written up to this update of the log. */
      sequence: z.number().int(),
      /** The version before the session began. */
      before: z.number().int(),
      /** Exact from the delegation's rung up; else days (YYYY-MM-DD). */
      begunAt: z.string(),
      endedAt: z.string(),
      /** Who wrote; null where the reader is not told, or the server did. */
      voice: Voice.nullable(),
    }),
  ).extend({
    /** How sessions are told apart for this reader. */
    by: z.enum(SESSIONS_BY),
    /** The version of the present text. */
    head: z.number().int(),
    /** Up to here there is only the text, no log; null while the log is whole. */
    flattened: z.number().int().nullable(),
    /** The newest few hundred, newest first. */
    moments: z.array(
      z.object({ sequence: z.number().int(), name: z.enum(MOMENTS), version: z.number().int(), at: z.string() }),
    ),
    may: z.object({ restore: z.boolean() }),
  }),
  refusals: unknown,
});

export const listDocumentGaps = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/documents/:document/gaps',
  summary: 'Which changes of a document were found to be unreadable where they are stored, and are not in its text',
  policy: { who: 'act', act: 'round-table.read' },
  params: InDocument,
  reply: z.object({
    items: z.array(
      z.object({
        /** The sequences of the first and last of these changes; others between them may be whole. */
        first: z.number().int(),
        last: z.number().int(),
        updates: z.number().int(),
        /** Exact from the delegation's rung up; else days (YYYY-MM-DD). Null where even that is lost. */
        begunAt: z.string().nullable(),
        endedAt: z.string().nullable(),
        /** Who wrote; null where the reader is not told, or that is lost. */
        voice: Voice.nullable(),
      }),
    ),
  }),
  refusals: unknown,
});

export const getDocumentVersion = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/documents/:document/versions/:sequence',
  summary: 'The text of a document as it was at a version',
  policy: { who: 'act', act: 'round-table.read' },
  params: InDocument.extend({ sequence: Sequence }),
  reply: z.object({ sequence: z.number().int(), content: RichText }),
  refusals: ofVersion,
});

export const compareDocumentVersions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/documents/:document/compare',
  summary:
    'What was inserted and deleted between two versions, word by word, and by whom as far as the reader may know',
  policy: { who: 'act', act: 'round-table.read' },
  params: InDocument,
  query: z.object({
    from: Sequence,
    /** The present text when left out. */
    to: Sequence.optional(),
  }),
  reply: z.object({
    from: z.number().int(),
    to: z.number().int(),
    inserted: z.number().int(),
    deleted: z.number().int(),
    blocks: z.array(ComparedBlock),
    /** Whom the runs' `by` means. */
    voices: z.array(Voice),
  }),
  refusals: [...ofVersion, 'document.versions-out-of-order'],
});

export const restoreDocumentVersion = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/documents/:document/restore',
  summary: 'Bring back the text of an older version, as a new edit in the name of whoever asks',
  policy: { who: 'act', act: 'round-table.read' },
  params: InDocument,
  body: z.object({ sequence: z.number().int().min(0) }),
  /** The version that the restoring made. */
  reply: z.object({ sequence: z.number().int() }),
  refusals: [
    ...ofVersion,
    'document.read-only',
    'document.delegation-changed',
    'document.nothing-to-restore',
    'document.too-large',
  ],
});
