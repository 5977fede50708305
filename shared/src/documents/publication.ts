import { z } from 'zod';
import { Language } from '../kernel/index.ts';
import { publicationFaults } from './publication-faults.ts';
import { Block, Footnote, WellFormedText as Text } from './publication-parts.ts';

export * from './publication-parts.ts';

/**
 * A text ready to be written out: what a compiled annex, an issued document or a statement looks like to the writers
 * (DOCX, PDF, HTML, Markdown, JSON). It knows nothing of practices or questions; assembling one from them is a rule,
 * writing it is typesetting. Plain data, so that it can be hashed, stored and sent to a worker.
 */

/** See the top of this file. Parsing also refuses what no format could write faithfully: `publicationFaults`. */
export const Publication = z
  .object({
    /** The document's symbol: `RT2/ANNEXES/ED.1`. */
    symbol: Text,
    language: Language,
    title: Text.regex(/[\p{L}\p{N}]/u, 'A title says something.'),
    subtitle: Text.optional(),
    /** The forum and the round table, as the masthead shows them. The round table is also the author that files name: never a person. */
    forum: Text,
    roundTable: Text,
    /** To whom it goes, as the masthead shows it: `General`, `Participants only`. */
    distribution: Text.optional(),
    /** For the files' metadata. */
    keywords: z.array(Text).optional(),
    /** The day it bears, YYYY-MM-DD; the only date that may enter its bytes. */
    issuedOn: z.iso.date(),
    /** Standing disclaimers, attached by rule; every format shows them. */
    disclaimers: z.array(Text),
    blocks: z.array(Block),
    /** Each is marked exactly once in the blocks; they are counted in the order of their marks. */
    footnotes: z.array(Footnote),
    /** How their marks count: with lower-case letters that begin anew with each heading that begins a page; with numbers through the text where it is left out. */
    noteMarks: z.literal('letters').optional(),
  })
  .superRefine((publication, context) => {
    for (const fault of publicationFaults(publication)) context.addIssue({ code: 'custom', message: fault });
  });
export type Publication = z.infer<typeof Publication>;

/** The formats that an edition is written in. */
export const FORMATS = ['docx', 'pdf', 'html', 'markdown', 'json'] as const;
export type Format = (typeof FORMATS)[number];
