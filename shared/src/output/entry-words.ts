import { type Inline, plainText } from '../documents/index.ts';
import { directionOf, type Language } from '../kernel/index.ts';
import { symbolOf } from '../practices/index.ts';
import type { PracticeFacts } from './annex-facts.ts';
import { withSources } from './source-links.ts';

/** What a practice is called in every language and edition, after its entry: ` [P-12]` (AX64). */
export function reference({ number }: Pick<PracticeFacts, 'number'>, language: Language): Inline[] {
  if (number === undefined) return [];
  // Latin letters run from left to right: in a text of the other direction they are marked as foreign.
  const foreign = directionOf(language) === 'rtl' ? { language: 'en' as const } : {};
  return [{ text: ' [' }, { text: symbolOf(number), ...foreign }, { text: ']' }];
}

/** The text of an entry, with its links and without what belongs to the page: the marks of notes, and its reference. */
export function entryText(content: readonly Inline[], practice: Pick<PracticeFacts, 'number'>): Inline[] {
  const own = practice.number === undefined ? content : content.slice(0, -3);
  return own.map(({ footnote: _, ...run }) => run).filter(({ text }) => text !== '');
}

/**
 * The words of an entry for comparing one edition with another: sources that it does not say stand in brackets, whether the edition has them so or in
 * a note, so that a change of form is no change of words.
 */
export function entryWords(
  content: readonly Inline[],
  practice: PracticeFacts | undefined,
  language: Language,
): string {
  if (practice?.number === undefined) return plainText(content);
  const [lead, ...rest] = entryText(content, practice);
  const unlinked = rest.map(({ href: _, ...run }) => run);
  return plainText([...(lead ? [lead] : []), ...withSources(unlinked, practice.sources, language)]);
}
