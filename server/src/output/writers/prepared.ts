import type { Language } from '@penholder/shared/kernel';
import type { Nested } from './nest.ts';

/**
 * A publication made ready for setting: texts printable, footnotes numbered, lists nested, each line's language known.
 * All formats but JSON are set from this, so that a decision about what is written is taken once.
 */
export interface Prepared {
  readonly language: Language;
  readonly symbol: string;
  readonly title: string;
  /** The title as the head of a page has room for it. */
  readonly headline: string;
  readonly subtitle: string | null;
  readonly forum: string;
  readonly roundTable: string;
  readonly distribution: string | null;
  readonly keywords: readonly string[];
  /** YYYY-MM-DD. */
  readonly issuedOn: string;
  readonly disclaimers: readonly string[];
  readonly blocks: readonly PreparedBlock[];
  /** The headings, the deeper under the higher. */
  readonly outline: readonly Nested<PreparedHeading>[];
  /** In the order of their marks. */
  readonly notes: readonly PreparedNote[];
  /** Whether notes are lettered, and their parts keep them to themselves. */
  readonly isLettered: boolean;
}

export interface PreparedNote {
  /** Its place among all notes, from 1: what its anchors are called by. */
  readonly number: number;
  /** What it is called where its mark stands: `12`, or `c`. */
  readonly mark: string;
  /** The part of the text in which its mark stands: the how manieth heading that begins a page. */
  readonly part: number;
  readonly line: Line;
}

export interface PreparedHeading {
  readonly kind: 'heading';
  readonly id: string;
  /** How deep it lies under the headings before it: 1–6. */
  readonly level: number;
  readonly startsPage: boolean;
  readonly line: Line;
}

export type PreparedBlock =
  | PreparedHeading
  | {
      kind: 'paragraph';
      id: string;
      role: 'introduction' | 'disclaimer' | 'note' | null;
      number: string | null;
      line: Line;
    }
  | { kind: 'quotation'; id: string; line: Line }
  | { kind: 'list'; id: string; ordered: boolean; items: readonly PreparedItem[] }
  | { kind: 'table'; id: string; header: readonly Line[]; rows: readonly (readonly Line[])[] };

export interface PreparedItem {
  readonly id: string;
  readonly line: Line;
  /** The items under this one. */
  readonly items: readonly PreparedItem[];
}

/** A text that is set as one: of a paragraph, an item, a cell, a footnote. */
export interface Line {
  /** The language of all its runs where they share one, else the publication's: it sets the line's direction. */
  readonly language: Language;
  readonly phrases: readonly Phrase[];
}

/** Runs under one link, or under none; then the mark of a footnote, by its number among all, or none. */
export interface Phrase {
  readonly href: string | null;
  readonly spans: readonly Span[];
  readonly note: number | null;
}

/** Text in one style and language; `\n` is a line break. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly language: Language;
}

/** The text of a line without its style and its marks. */
export const textOf = (line: Line): string =>
  line.phrases.flatMap((phrase) => phrase.spans.map((span) => span.text)).join('');

/** A heading's text as contents and bookmarks show it. */
export const headingText = (line: Line): string => textOf(line).replaceAll('\n', ' ');
