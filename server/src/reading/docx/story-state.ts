import type { Oddity } from '@penholder/shared/reading';
import type { Numbering } from './numbering.ts';
import type { DocxParts } from './parts.ts';
import type { Styles } from './styles.ts';

/** What all parts of one document share while they are read. */
export interface Story {
  readonly parts: DocxParts;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly oddities: Oddity[];
  /** Called at each mark of a note; gives the id under which the note will be listed. */
  mark(kind: 'footnote' | 'endnote', id: string): string;
  /** The words that stand for marks which do not count, such as letters and asterisks, by the ids of their notes. */
  readonly ownMarks: Map<string, string>;
  /** Paragraphs numbered, and runs made, so far. */
  paragraphs: number;
  runs: number;
}
