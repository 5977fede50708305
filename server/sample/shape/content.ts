import { Inline } from '@penholder/shared/documents';
import { z } from 'zod';
import { Line } from './common.ts';

/**
 * Structured text as it is written in the files: a list of blocks, each `{ "heading": … }`, `{ "paragraph": … }` or
 * `{ "list": [ … ] }`. The words of a block are a string, or a list of strings and styled runs where there is a link:
 * `["See ", { "text": "the Global Compact", "href": "https://…" }, "."]`. Parsing gives blocks of uniform runs.
 */
const StyledRun = Inline.pick({ text: true, bold: true, italic: true, href: true }).strict();
export type Run = z.infer<typeof StyledRun>;

const Words = z
  .union([Line, z.array(z.union([z.string().min(1), StyledRun])).min(1)])
  .transform((words): Run[] => (typeof words === 'string' ? [{ text: words }] : words.map(asRun)));

const asRun = (word: string | Run): Run => (typeof word === 'string' ? { text: word } : word);

export type ContentBlock =
  | { kind: 'heading'; level: 2 | 3; content: Run[] }
  | { kind: 'paragraph'; content: Run[] }
  | { kind: 'list'; ordered: boolean; items: Run[][] };

const HeadingBlock = z
  .strictObject({ heading: Words, level: z.union([z.literal(2), z.literal(3)]).default(2) })
  .transform(({ heading, level }): ContentBlock => ({ kind: 'heading', level, content: heading }));

const ParagraphBlock = z
  .strictObject({ paragraph: Words })
  .transform(({ paragraph }): ContentBlock => ({ kind: 'paragraph', content: paragraph }));

const ListBlock = z
  .strictObject({ list: z.array(Words).min(1), ordered: z.boolean().default(false) })
  .transform(({ list, ordered }): ContentBlock => ({ kind: 'list', ordered, items: list }));

export const Content = z.array(z.union([HeadingBlock, ParagraphBlock, ListBlock])).min(1);
