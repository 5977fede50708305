import { createHash } from 'node:crypto';
import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunPropertiesOptions,
  type ParagraphChild,
} from 'docx';
import { directionOf, type Language } from '@penholder/shared/kernel';
import { TAGS } from './labels.ts';
import type { Line, Span } from './prepared.ts';

const HAN = /\p{Script=Han}/u;

/**
 * What a bookmark is called: `b_` and the block's id where Word takes it (letters, digits, underscores, 40 at most),
 * else `b_` and a digest of it.
 */
export const bookmarkName = (id: string): string =>
  `b_${/^\w{1,38}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)}`;

/**
 * The direction of a paragraph, where the file's is another. (Word sets bidirectional text right only where paragraph
 * and run both say so; the paragraphs of a file written from right to left say it by default, see `tidyDocx`.)
 */
export const directed = (language: Language, file: Language): Pick<IParagraphOptions, 'bidirectional'> =>
  directionOf(language) === directionOf(file) ? {} : { bidirectional: directionOf(language) === 'rtl' };

/** The properties of text in a language that is not the file's, or is written from right to left. */
export function spoken(language: Language, text: string): IRunPropertiesOptions {
  if (directionOf(language) === 'rtl') return { rightToLeft: true, language: { bidirectional: TAGS[language] } };
  if (language === 'zh')
    return {
      language: { value: TAGS.zh, eastAsia: TAGS.zh },
      ...(HAN.test(text) ? { font: { hint: 'eastAsia' } } : {}),
    };
  return { language: { value: TAGS[language] } };
}

/** A text of the masthead, header or footer in the file's language. */
export const words = (text: string, language: Language, options: IRunPropertiesOptions = {}): TextRun =>
  new TextRun({ text, ...spoken(language, text), ...options });

function spanRuns({ text, bold, italic, language }: Span, isLink: boolean): TextRun[] {
  const style: IRunPropertiesOptions = {
    ...spoken(language, text),
    ...(bold ? { bold, boldComplexScript: true } : {}),
    ...(italic ? { italics: true, italicsComplexScript: true } : {}),
    ...(isLink ? { style: 'Hyperlink' } : {}),
  };
  return text
    .split('\n')
    .flatMap((piece, index) => [
      ...(index > 0 ? [new TextRun({ break: 1 })] : []),
      ...(piece === '' ? [] : [new TextRun({ text: piece, ...style })]),
    ]);
}

/** A line's runs, links and footnote marks. */
export const lineChildren = (line: Line): ParagraphChild[] =>
  line.phrases.flatMap(({ href, spans, note }): ParagraphChild[] => {
    const runs = spans.flatMap((span) => spanRuns(span, href !== null));
    return [
      ...(href === null || runs.length === 0 ? runs : [new ExternalHyperlink({ link: href, children: runs })]),
      ...(note === null ? [] : [new FootnoteReferenceRun(note)]),
    ];
  });

/** A paragraph of one line, in the line's direction, under a bookmark where it has an id; `file` is the file's language. */
export function lineParagraph(
  line: Line,
  file: Language,
  options: IParagraphOptions & { readonly before?: readonly ParagraphChild[]; readonly id?: string },
): Paragraph {
  const { before = [], id, ...rest } = options;
  const children = [...before, ...lineChildren(line)];
  return new Paragraph({
    ...directed(line.language, file),
    ...rest,
    children: id === undefined ? children : [new Bookmark({ id: bookmarkName(id), children })],
  });
}
