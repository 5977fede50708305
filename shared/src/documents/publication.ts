import { z } from 'zod';
import { Language } from '../kernel/index.ts';

/**
 * A text ready to be written out: what a compiled annex, an issued document or a statement looks like to the writers
 * (DOCX, PDF, HTML, Markdown, JSON). It knows nothing of practices or questions; assembling one from them is a rule,
 * writing it is typesetting. Plain data, so that it can be hashed, stored and sent to a worker.
 */

/** A run of text in one style. `footnote` is the id of a footnote whose mark follows the run's text (which may be empty). */
export const Inline = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  href: z.url({ protocol: /^(https?|mailto)$/ }).optional(),
  footnote: z.string().optional(),
  /** The run's language where it is not the publication's; sets direction and hyphenation. */
  language: Language.optional(),
});
export type Inline = z.infer<typeof Inline>;

const Runs = z.array(Inline);

/** Blocks have ids that never change: what was written stays linked to what it was made from. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), id: z.string(), level: z.number().int().min(1).max(6), content: Runs }),
  z.object({
    kind: z.literal('paragraph'),
    id: z.string(),
    content: Runs,
    role: z.enum(['introduction', 'disclaimer', 'note']).optional(),
  }),
  z.object({ kind: z.literal('quotation'), id: z.string(), content: Runs }),
  z.object({
    kind: z.literal('list'),
    id: z.string(),
    ordered: z.boolean(),
    items: z.array(z.object({ id: z.string(), content: Runs, level: z.number().int().min(0).max(5).default(0) })),
  }),
  z.object({ kind: z.literal('table'), id: z.string(), header: z.array(Runs), rows: z.array(z.array(Runs)) }),
]);
export type Block = z.infer<typeof Block>;

export const Footnote = z.object({ id: z.string(), content: Runs });
export type Footnote = z.infer<typeof Footnote>;

export const Publication = z.object({
  /** The document's symbol: `RT2/ANNEXES/ED.1`. */
  symbol: z.string(),
  language: Language,
  title: z.string(),
  subtitle: z.string().optional(),
  /** The forum and the round table, as the masthead shows them. */
  forum: z.string(),
  roundTable: z.string(),
  /** The day it bears, YYYY-MM-DD; the only date that may enter its bytes. */
  issuedOn: z.iso.date(),
  /** Standing disclaimers, attached by rule; every format shows them. */
  disclaimers: z.array(z.string()),
  blocks: z.array(Block),
  footnotes: z.array(Footnote),
});
export type Publication = z.infer<typeof Publication>;

/** The formats that an edition is written in. */
export const FORMATS = ['docx', 'pdf', 'html', 'markdown', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The text of runs without their style. */
export const plainText = (content: readonly Inline[]): string => content.map((run) => run.text).join('');
