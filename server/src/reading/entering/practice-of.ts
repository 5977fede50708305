import { plainText, type Inline, type RichInline, type RichMark, type RichText } from '@penholder/shared/documents';
import type { Language } from '@penholder/shared/kernel';
import { spanIn } from '@penholder/shared/output';
import type { PracticeFields, Source } from '@penholder/shared/practices';
import { isPlace } from '@penholder/shared/practices';
import { type PaperPractice, type PaperReading, sinceWhen } from '@penholder/shared/reading';

const MOST_SUMMARY = 2000;
const MOST_TITLE = 120;

/** What the text of a practice says: its words on one line. */
export const wordsOf = ({ content }: PaperPractice): string => plainText(content).replace(/\s+/g, ' ').trim();

/** The beginning of a text up to a whole word, with an ellipsis where something follows. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** A title for a practice that has none: its first sentence, or how that begins. */
export function titleOf(text: string): string {
  const sentence = /^.{20,}?[.!?。؟](?=\s|$)/su.exec(text)?.[0].replace(/[.。]$/u, '') ?? text;
  return beginningOf(sentence, MOST_TITLE);
}

/** The fields that a practice of the paper fills in. */
export function fieldsOf(
  practice: PaperPractice,
  language: Language,
): Pick<PracticeFields, 'summary' | 'countries' | 'startDate' | 'endDate' | 'sources'> {
  const text = wordsOf(practice);
  const span = spanIn(text, language);
  return {
    summary: beginningOf(text, MOST_SUMMARY),
    countries: [...new Set(practice.countries)].filter(isPlace),
    startDate: sinceWhen(text) ?? span?.start ?? null,
    endDate: span?.end ?? null,
    sources: sourcesOf(practice),
  };
}

/** The links in their order, each label and address once. Others than http stay in the text only. */
function sourcesOf({ links }: PaperPractice): Source[] {
  const sources = new Map<string, Source>();
  for (const { text, href } of links) {
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
