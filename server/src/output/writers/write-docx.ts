import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TextRun,
  type FileChild,
} from 'docx';
import type { Publication } from '@penholder/shared/documents';
import { writtenDate } from '@penholder/shared/output';
import { bar, docxBlocks } from './docx-blocks.ts';
import { lineParagraph, spoken, words } from './docx-lines.ts';
import { HAIRLINE, PAGE, docxNumbering, docxStyles } from './docx-styles.ts';
import { tidyDocx } from './docx-tidy.ts';
import { LABELS } from './labels.ts';
import { prepare } from './prepare.ts';
import type { Prepared, PreparedBlock, PreparedItem } from './prepared.ts';

/**
 * A publication as a Word file (OOXML): real styles, contents that are filled in and can be clicked, footnotes, links,
 * a bookmark for each block. The page numbers in the contents are estimated by laying the pages out as Word would, with
 * the widths of its own faces; contents in Arabic and Chinese, whose faces are not known, and of very long texts are links
 * without numbers. The same publication gives the same bytes, on any day and in any process.
 */
export async function writeDocx(publication: Publication): Promise<Uint8Array> {
  const prepared = prepare(publication);
  const { language } = prepared;
  const isNumbered = isMeasured(prepared);
  const document = new Document({
    title: prepared.title,
    subject: prepared.symbol,
    creator: prepared.roundTable,
    lastModifiedBy: prepared.roundTable,
    keywords: prepared.keywords.join(', '),
    description: prepared.disclaimers.join(' '),
    revision: 1,
    styles: docxStyles(language),
    numbering: docxNumbering,
    ...(isNumbered ? { pageNumbers: (await import('docx/layout')).estimatePageNumbersWith({ guess: true }) } : {}),
    footnotes: Object.fromEntries(
      prepared.notes.map(({ number, line }) => [
        number,
        { children: [lineParagraph(line, language, { style: 'FootnoteText' })] },
      ]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
              header: 680,
              footer: 680,
            },
          },
        },
        headers: { first: new Header({ children: [new Paragraph({ style: 'Footer' })] }), default: header(prepared) },
        footers: { first: footer(prepared), default: footer(prepared) },
        children: [...frontMatter(prepared, isNumbered), ...docxBlocks(prepared.blocks, language)],
      },
    ],
  });
  return tidyDocx(await Packer.toArrayBuffer(document), {
    issuedOn: prepared.issuedOn,
    language,
    letters: prepared.isLettered ? prepared.notes.map(({ mark }) => mark) : [],
  });
}

/**
 * The most paragraphs that are laid out for the page numbers: some thirty pages, after which the estimate and other word
 * processors begin to differ by a page. A number that may be wrong is worse than a link without one.
 */
const LONGEST = 250;

/** Whether pages are laid out: the widths of the language's letters in Word's faces are known, and the text is not too long. */
const isMeasured = ({ language, blocks }: Prepared): boolean =>
  language !== 'ar' && language !== 'zh' && blocks.reduce((sum, block) => sum + linesOf(block), 0) <= LONGEST;

function linesOf(block: PreparedBlock): number {
  if (block.kind === 'list') return countItems(block.items);
  return block.kind === 'table' ? 1 + block.rows.length * block.header.length : 1;
}

const countItems = (items: readonly PreparedItem[]): number =>
  items.reduce((sum, item) => sum + 1 + countItems(item.items), 0);

function frontMatter(prepared: Prepared, isNumbered: boolean): FileChild[] {
  const { language } = prepared;
  const { colon, contents, distribution, name } = LABELS[language];
  const line = (style: string, text: string): Paragraph => new Paragraph({ style, children: [words(text, language)] });
  const facts = [
    ...(prepared.distribution === null ? [] : [`${distribution}${colon} ${prepared.distribution}`]),
    writtenDate(prepared.issuedOn, language),
    name,
  ];
  return [
    new Paragraph({
      style: 'Masthead',
      children: [
        words(prepared.forum, language),
        new TextRun({ children: [new Tab()] }),
        new TextRun({ text: prepared.symbol, style: 'Symbol', size: 24 }),
      ],
    }),
    line('MastheadTable', prepared.roundTable),
    line('MastheadFacts', facts.join(' · ')),
    line('Title', prepared.title),
    ...(prepared.subtitle === null ? [] : [line('Subtitle', prepared.subtitle)]),
    ...prepared.disclaimers.map(
      (text, index) =>
        new Paragraph({
          style: 'Disclaimer',
          ...bar(language, HAIRLINE, 18),
          spacing: { before: index === 0 ? 60 : 0, after: index === prepared.disclaimers.length - 1 ? 200 : 80 },
          children: [words(text, language)],
        }),
    ),
    ...(prepared.outline.length === 0
      ? []
      : [
          line('ContentsHeading', contents),
          new TableOfContents(contents, {
            hyperlink: true,
            headingStyleRange: '1-3',
            beginDirty: false,
            ...(isNumbered ? {} : { pageNumbersEntryLevelsRange: '1-3' }),
          }),
        ]),
  ];
}

const header = (prepared: Prepared): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Header',
        children: [
          words(prepared.headline, prepared.language),
          new TextRun({ children: [new Tab()] }),
          new TextRun({ text: prepared.symbol, style: 'Symbol' }),
        ],
      }),
    ],
  });

const footer = (prepared: Prepared): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [
          words(writtenDate(prepared.issuedOn, prepared.language), prepared.language),
          new TextRun({
            children: [new Tab(), PageNumber.CURRENT, LABELS[prepared.language].of, PageNumber.TOTAL_PAGES],
            ...spoken(prepared.language, ''),
          }),
        ],
      }),
    ],
  });
