import { z } from 'zod';

/**
 * The text that delegations write together, as ProseMirror JSON: what the editor shows, what a submission freezes, and
 * what pages read. Four kinds of marks and nodes for everything a diplomatic text needs, and no pictures.
 */

/** Addresses that a link may have. */
export const LINK_PROTOCOLS = ['http', 'https', 'mailto'] as const;
const SAFE_LINK = /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu;

/** Whether `href` is an address that a text may link to: http, https or mailto, and well-formed. */
export const isSafeLink = (href: unknown): href is string =>
  typeof href === 'string' && href.length <= 2_000 && SAFE_LINK.test(href) && URL.canParse(href);

export const RichMark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: z.string().refine(isSafeLink) }) }),
]);
export type RichMark = z.infer<typeof RichMark>;

/** A run of text, a line break, or a footnote: a mark in the text whose own words are its attribute. */
export const RichInline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1), marks: z.array(RichMark).optional() }),
  z.object({ type: z.literal('hardBreak') }),
  z.object({ type: z.literal('footnote'), attrs: z.object({ text: z.string() }) }),
]);
export type RichInline = z.infer<typeof RichInline>;

const Inlines = z.array(RichInline).optional();

export const RichParagraph = z.object({ type: z.literal('paragraph'), content: Inlines });
export type RichParagraph = z.infer<typeof RichParagraph>;

export const RichHeading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
  content: Inlines,
});
export type RichHeading = z.infer<typeof RichHeading>;

export interface RichListItem {
  type: 'listItem';
  content: (RichParagraph | RichList)[];
}
export type RichList =
  | { type: 'bulletList'; content: RichListItem[] }
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: RichListItem[] };

const RichListItem: z.ZodType<RichListItem> = z.object({
  type: z.literal('listItem'),
  content: z.array(z.union([RichParagraph, z.lazy((): z.ZodType<RichList> => RichList)])).min(1),
});
export const RichList: z.ZodType<RichList> = z.union([
  z.object({ type: z.literal('bulletList'), content: z.array(RichListItem).min(1) }),
  z.object({
    type: z.literal('orderedList'),
    attrs: z.object({ start: z.number().int().min(0) }).optional(),
    content: z.array(RichListItem).min(1),
  }),
]);

const Flow = z.union([RichParagraph, RichHeading, RichList]);

export const RichQuotation = z.object({
  type: z.literal('blockquote'),
  content: z.array(z.union([RichParagraph, RichList])).min(1),
});
export type RichQuotation = z.infer<typeof RichQuotation>;

const Span = z.number().int().min(1).max(50);
export const RichCell = z.object({
  type: z.enum(['tableHeader', 'tableCell']),
  attrs: z.object({ colspan: Span.optional(), rowspan: Span.optional() }).optional(),
  content: z.array(z.union([RichParagraph, RichList])).min(1),
});
export type RichCell = z.infer<typeof RichCell>;
export const RichTable = z.object({
  type: z.literal('table'),
  content: z.array(z.object({ type: z.literal('tableRow'), content: z.array(RichCell) })).min(1),
});
export type RichTable = z.infer<typeof RichTable>;

export const RichBlock = z.union([Flow, RichQuotation, RichTable]);
export type RichBlock = RichParagraph | RichHeading | RichList | RichQuotation | RichTable;

/** A whole text. An empty one is one empty paragraph. */
export const RichText = z.object({ type: z.literal('doc'), content: z.array(RichBlock) });
export interface RichText {
  type: 'doc';
  content: RichBlock[];
}

/** Text without any styling as rich text: a paragraph for every line that is not blank. */
export function richTextOf(plain: string): RichText {
  const lines = plain
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    type: 'doc',
    content:
      lines.length > 0
        ? lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
        : [{ type: 'paragraph' }],
  };
}

/** Whether nobody has written anything in it. */
export function isBlank(text: RichText): boolean {
  const written = (node: unknown): boolean => {
    const { type, text, content } = node as { type: string; text?: string; content?: unknown[] };
    return type === 'footnote' || (text !== undefined && text.trim() !== '') || (content ?? []).some(written);
  };
  return !written(text);
}
