import {
  BorderStyle,
  HeadingLevel,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type Paragraph,
} from 'docx';
import { directionOf, type Language } from '@penholder/shared/kernel';
import { columnWidths } from './column-widths.ts';
import { ACCENT, HAIRLINE, MEASURE } from './docx-styles.ts';
import { lineParagraph } from './docx-lines.ts';
import type { Line, PreparedBlock, PreparedItem } from './prepared.ts';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];
const ROLES = { introduction: 'Lead', disclaimer: 'Disclaimer', note: 'Note' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const edge = (color: string, size: number) => ({ style: BorderStyle.SINGLE, color, size, space: 6 });

/** The bar beside a box or quotation, on the side where lines begin. */
export const bar = (language: Language, color: string, size: number): Pick<IParagraphOptions, 'border'> => ({
  border: directionOf(language) === 'rtl' ? { right: edge(color, size) } : { left: edge(color, size) },
});

/** The paragraphs and tables of blocks; `language` is the file's. Every ordered list counts for itself. */
export function docxBlocks(blocks: readonly PreparedBlock[], language: Language): FileChild[] {
  let lists = 0;
  return blocks.flatMap((block): FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [
          lineParagraph(block.line, language, {
            heading: HEADINGS[block.level - 1]!,
            id: block.id,
            ...(block.startsPage ? { pageBreakBefore: true, spacing: { before: 0 } } : {}),
          }),
        ];
      case 'paragraph':
        return [paragraph(block, language)];
      case 'quotation':
        return [
          lineParagraph(block.line, language, {
            style: 'Quote',
            id: block.id,
            ...bar(block.line.language, ACCENT, 12),
          }),
        ];
      case 'list':
        lists += 1;
        return items(block.items, language, {
          reference: block.ordered ? 'numbers' : 'bullets',
          instance: lists,
          level: 0,
        });
      case 'table':
        return block.header.length === 0 ? [] : [table(block, language)];
    }
  });
}

function paragraph(block: Extract<PreparedBlock, { kind: 'paragraph' }>, language: Language): Paragraph {
  const { id, line, number, role } = block;
  if (number !== null) {
    const before = [new TextRun({ text: number, style: 'ParagraphNumber' }), new TextRun({ children: [new Tab()] })];
    return lineParagraph(line, language, { style: 'NumberedParagraph', id, before });
  }
  return lineParagraph(line, language, {
    id,
    ...(role === null ? {} : { style: ROLES[role] }),
    ...(role === 'disclaimer' ? { ...bar(language, HAIRLINE, 18), spacing: { after: 140 } } : {}),
  });
}

interface Numbering {
  readonly reference: string;
  readonly instance: number;
  readonly level: number;
}

const items = (list: readonly PreparedItem[], language: Language, numbering: Numbering): Paragraph[] =>
  list.flatMap((item) => [
    lineParagraph(item.line, language, { style: 'ListParagraph', numbering, id: item.id }),
    ...items(item.items, language, { ...numbering, level: Math.min(5, numbering.level + 1) }),
  ]);

/** As wide as the text; the header is repeated on every page, and no row is split. */
function table(block: Extract<PreparedBlock, { kind: 'table' }>, language: Language): Table {
  const parts = columnWidths(block);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => Math.floor((MEASURE * part) / whole));
  const row = (lines: readonly Line[], isHeader: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHeader,
      children: lines.map(
        (line, column) =>
          new TableCell({
            width: { size: widths[column]!, type: WidthType.DXA },
            borders: {
              top: NONE,
              left: NONE,
              right: NONE,
              bottom: { style: BorderStyle.SINGLE, color: isHeader ? ACCENT : HAIRLINE, size: isHeader ? 8 : 4 },
            },
            children: [lineParagraph(line, language, { style: isHeader ? 'TableHeader' : 'TableText' })],
          }),
      ),
    });
  return new Table({
    width: { size: MEASURE, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: directionOf(language) === 'rtl',
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    rows: [row(block.header, true), ...block.rows.map((lines) => row(lines, false))],
  });
}
