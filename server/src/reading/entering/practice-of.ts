import { plainText, type Inline, type RichInline, type RichMark, type RichText } from '@penholder/shared/documents';
import type { Language } from '@penholder/shared/kernel';
import { spanIn } from '@penholder/shared/output';
import type { PracticeFields, Source } from '@penholder/shared/practices';
import { beginningOf, isPlace, MOST_SUMMARY } from '@penholder/shared/practices';
import { linksIn, type PaperPractice, type PaperReading, sinceWhen } from '@penholder/shared/reading';

/** What the text of a practice says: its words on one line. */
export const wordsOf = ({ content }: PaperPractice): string => plainText(content).replace(/\s+/g, ' ').trim();

/** The fields that a practice of the paper fills in. */
export function fieldsOf(
  practice: PaperPractice,
  { language, footnotes }: { readonly language: Language } & Pick<PaperReading, 'footnotes'>,
): Pick<PracticeFields, 'summary' | 'countries' | 'startDate' | 'endDate' | 'sources'> {
  const text = wordsOf(practice);
  const span = spanIn(text, language);
  return {
    summary: beginningOf(text, MOST_SUMMARY),
    countries: [...new Set(practice.countries)].filter(isPlace),
    startDate: sinceWhen(text) ?? span?.start ?? null,
    endDate: span?.end ?? null,
    sources: sourcesOf(practice, footnotes),
  };
}

/**
 * The links in their order, each label and address once, then those of the practice's notes to addresses that are not among
 * them [RD19]. Others than http stay in the text only.
 */
function sourcesOf({ links, content }: PaperPractice, footnotes: PaperReading['footnotes']): Source[] {
  const notes = new Map(footnotes.map((footnote) => [footnote.id, footnote.content]));
  const addresses = new Set(links.map(({ href }) => href));
  const ofNotes = content
    .flatMap(({ footnote }) => (footnote === undefined ? [] : linksIn(notes.get(footnote) ?? [])))
    .filter(({ href }) => !addresses.has(href));
  const sources = new Map<string, Source>();
  for (const { text, href } of [...links, ...ofNotes]) {
    const label = text.replace(/\s+/g, ' ').trim().slice(0, 300) || href;
    if (/^https?:\/\//i.test(href) && URL.canParse(href))
      sources.set(`${label}\n${href}`, { label, address: href, seenOn: null });
  }
  return [...sources.values()].slice(0, 50);
}

/** The text with its links, emphasis and footnotes, as a body. */
export function bodyOf({ content }: PaperPractice, { footnotes }: PaperReading): RichText {
  const notes = new Map(footnotes.map((footnote) => [footnote.id, plainText(footnote.content)]));
  return { type: 'doc', content: [{ type: 'paragraph', content: content.flatMap((run) => inlinesOf(run, notes)) }] };
}

function inlinesOf({ text, bold, italic, href, footnote }: Inline, notes: ReadonlyMap<string, string>): RichInline[] {
  const marks: RichMark[] = [
    ...(bold ? [{ type: 'bold' } as const] : []),
    ...(italic ? [{ type: 'italic' } as const] : []),
    ...(href ? [{ type: 'link', attrs: { href } } as const] : []),
  ];
  const lines = text
    .split('\n')
    .flatMap((line, nth): RichInline[] => [
      ...(nth > 0 ? [{ type: 'hardBreak' } as const] : []),
      ...(line ? [{ type: 'text' as const, text: line, ...(marks.length > 0 && { marks }) }] : []),
    ]);
  const note = footnote === undefined ? undefined : notes.get(footnote);
  return note === undefined ? lines : [...lines, { type: 'footnote', attrs: { text: note } }];
}
