import { type Extensions, getSchema } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { Footnote } from './footnote.ts';
import { SafeLink } from './safe-link.ts';

export { Footnote } from './footnote.ts';

/** Raised when the shape of texts changes; a page with an older one may only read. */
export const RICH_TEXT_VERSION = 1;

/** The name of the Yjs fragment that holds a text. */
export const RICH_TEXT_FRAGMENT = 'default';

/**
 * What a text may hold, for the editor and for the server: the one list. Headings 2–4, because a page's own title is 1;
 * no pictures, no code. Undo is Yjs's own: one's own steps only. Loading this costs some 100 kB: pages import it where
 * they edit, never where they read.
 */
export const richTextExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: false,
    strike: false,
    underline: false,
    undoRedo: false,
    // It adds an empty paragraph at the end of every co-editor's copy, each their own.
    trailingNode: false,
  }),
  SafeLink,
  TableKit.configure({ table: { resizable: false } }),
  Footnote,
];

/** The ProseMirror schema of `richTextExtensions`. */
export const richTextSchema = getSchema(richTextExtensions);
