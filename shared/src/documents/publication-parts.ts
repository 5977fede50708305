import { z } from 'zod';
import { Language } from '../kernel/index.ts';

/** What blocks, items and footnotes are called: at most 120 letters, digits, `_ . : -`. It is their anchor in every format that has anchors. */
export const Anchor = z.string().regex(/^[A-Za-z0-9][\w.:-]{0,119}$/, 'An anchor: letters, digits and _ . : - only.');
export type Anchor = z.infer<typeof Anchor>;

/** Well-formed Unicode: half a surrogate pair cannot be hashed or stored. */
export const WellFormedText = z.string().refine((text) => text.isWellFormed(), 'The text is not well-formed Unicode.');

/** A run of text in one style. `footnote` is the id of a footnote whose mark follows the run's text (which may be empty). */
export const Inline = z.object({
  text: WellFormedText,
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  href: z.url({ protocol: /^(https?|mailto)$/ }).optional(),
  footnote: Anchor.optional(),
  /** The run's language where it is not the publication's; sets direction and hyphenation. */
  language: Language.optional(),
});
export type Inline = z.infer<typeof Inline>;

const Runs = z.array(Inline);

/** An item of a list; `level` 0 is the outermost, an item deeper than the one before belongs under it. */
export const ListItem = z.object({ id: Anchor, content: Runs, level: z.number().int().min(0).max(5).default(0) });
export type ListItem = z.infer<typeof ListItem>;

/** Blocks have ids that never change: what was written stays linked to what it was made from. */
export const Block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    id: Anchor,
    level: z.number().int().min(1).max(6),
    content: Runs,
    /** Begins a new page where there are pages: annexes do. */
    startsPage: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('paragraph'),
    id: Anchor,
    content: Runs,
    role: z.enum(['introduction', 'disclaimer', 'note']).optional(),
    /** The number an issued paragraph is quoted by, as it is printed: `12`, `12 bis`. */
    number: WellFormedText.max(20).optional(),
  }),
  z.object({ kind: z.literal('quotation'), id: Anchor, content: Runs }),
  z.object({ kind: z.literal('list'), id: Anchor, ordered: z.boolean(), items: z.array(ListItem) }),
  /** Every row has as many cells as the header. */
  z.object({ kind: z.literal('table'), id: Anchor, header: z.array(Runs), rows: z.array(z.array(Runs)) }),
]);
export type Block = z.infer<typeof Block>;

export const Footnote = z.object({ id: Anchor, content: Runs });
export type Footnote = z.infer<typeof Footnote>;

/** The text of runs without their style. */
export const plainText = (content: readonly Inline[]): string => content.map((run) => run.text).join('');
