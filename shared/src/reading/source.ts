import type { Inline } from '../documents/index.ts';

/**
 * A paper as its file says it, before anything is recognised in it: what the readers of DOCX and Markdown make and the
 * recogniser takes. Paragraphs are numbered from 1 in the order of the file, those in tables included; the numbers are
 * the places that a preview names, and the ids of what is recognised come from them.
 */
export interface PaperSource {
  readonly blocks: readonly SourceBlock[];
  readonly footnotes: readonly SourceFootnote[];
  readonly oddities: readonly Oddity[];
  /** The title and language that the file's own properties give. */
  readonly title?: string;
  readonly language?: string;
}

export type SourceBlock = SourceParagraph | SourceTable;

export interface SourceParagraph {
  readonly kind: 'paragraph';
  readonly n: number;
  /** Line breaks are `\n` in the text of a run. */
  readonly content: readonly Inline[];
  /** 1–9, where the paragraph has the style of a heading. */
  readonly level?: number;
  readonly style?: 'title' | 'subtitle' | 'quotation' | 'contents';
  /** `label` is the number as printed ("1", "1.1", "a"), empty for a bullet; `list` tells lists apart. */
  readonly list?: { readonly ordered: boolean; readonly level: number; readonly label: string; readonly list: string };
  /** Points, of most of its text, where the file says so. */
  readonly size?: number;
}

export interface SourceTable {
  readonly kind: 'table';
  /** The number of its first paragraph. */
  readonly n: number;
  readonly rows: readonly SourceRow[];
}
export interface SourceRow {
  readonly n: number;
  readonly isHeader: boolean;
  readonly cells: readonly SourceCell[];
}
/** `span`: columns it takes; `isContinued`: merged with the cell above it. Tables within cells are flattened into paragraphs. */
export interface SourceCell {
  readonly paragraphs: readonly SourceParagraph[];
  readonly span: number;
  readonly isContinued: boolean;
}

export interface SourceFootnote {
  readonly id: string;
  readonly content: readonly Inline[];
}

/** What a reader met and could not turn into text: where, what, and why it was left out. */
export const ODDITIES = [
  'picture',
  'equation',
  'embedded-object',
  'comment',
  'header-or-footer',
  'hidden-text',
  'raw-html',
  'front-matter',
  'link-address',
  'unknown-part',
] as const;
/** What a reader understood and acted upon, of which the penholder is told. */
export const NOTICES = ['tracked-changes', 'text-box'] as const;

export interface Oddity {
  readonly code: (typeof ODDITIES)[number] | (typeof NOTICES)[number];
  /** The paragraph in which, or after which, it stands; 0 for what belongs to no paragraph. */
  readonly n: number;
  readonly text: string;
  /** The id of the footnote in which it stands. */
  readonly footnote?: string;
}
