import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  LineRuleType,
  ShadingType,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx';
import type { Language } from '@penholder/shared/kernel';
import { TAGS } from './labels.ts';

/**
 * The look of a Word file, in styles that an author can change once for the whole text. Faces are those that every Word
 * has, since none are embedded: lengths in twentieths of a point, sizes in half points.
 */
export const ACCENT = '14406B';
export const QUIET = '4D5762';
export const HAIRLINE = 'B9C4CF';
export const WASH = 'F2F5F8';
export const LINKED = '0B4F8F';

const SERIF = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' };
const SANS = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'SimHei' };

/** A4 with 25 mm margins: what is left for a line. */
export const PAGE = { width: 11906, height: 16838, margin: 1417 } as const;
export const MEASURE = PAGE.width - 2 * PAGE.margin;

const size = (halfPoints: number) => ({ size: halfPoints, sizeComplexScript: halfPoints + 2 });
const edge = (color: string, thickness: number, space = 4) => ({
  style: BorderStyle.SINGLE,
  color,
  size: thickness,
  space,
});

const heading = (halfPoints: number, before: number, after: number, run: object = {}) => ({
  run: { font: SANS, bold: true, color: ACCENT, ...size(halfPoints), ...run },
  paragraph: { spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
});

const style = (
  id: string,
  name: string,
  rest: Omit<IParagraphStyleOptions, 'id' | 'name'>,
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...rest,
});

const contents = (level: number): IParagraphStyleOptions =>
  style(`TOC${level}`, `toc ${level}`, {
    next: 'Normal',
    uiPriority: 39,
    quickFormat: false,
    run: { font: SANS, bold: level === 1, ...size(20) },
    paragraph: {
      spacing: { before: level === 1 ? 120 : 40, after: 0, line: 264, lineRule: LineRuleType.AUTO },
      indent: { start: (level - 1) * 240 },
    },
  });

export const docxStyles = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: SERIF,
        ...size(22),
        language: {
          value: language === 'ar' || language === 'zh' ? 'en-GB' : TAGS[language],
          bidirectional: TAGS.ar,
          eastAsia: TAGS.zh,
        },
      },
      paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: SANS, bold: true, color: ACCENT, ...size(46) },
      paragraph: { spacing: { before: 480, after: 120, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    heading1: heading(30, 480, 180),
    heading2: heading(25, 360, 140),
    heading3: heading(23, 280, 100),
    heading4: heading(22, 240, 80, { color: '1B1F24' }),
    heading5: heading(22, 220, 80, { color: '1B1F24', bold: false, italics: true }),
    heading6: heading(22, 220, 80, { color: '1B1F24', bold: false }),
    hyperlink: { run: { color: LINKED, underline: { type: 'single', color: '9DB9D2' } } },
    footnoteText: { run: size(18), paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } } },
    listParagraph: { paragraph: { spacing: { after: 110, line: 276, lineRule: LineRuleType.AUTO } } },
  },
  paragraphStyles: [
    style('Subtitle', 'Subtitle', {
      next: 'Normal',
      run: { font: SANS, color: QUIET, ...size(25) },
      paragraph: { spacing: { after: 240 } },
    }),
    style('Masthead', 'Masthead', {
      run: { font: SANS, color: QUIET, ...size(20) },
      paragraph: { spacing: { after: 100 }, border: { bottom: edge(ACCENT, 18) }, rightTabStop: MEASURE },
    }),
    style('MastheadTable', 'Masthead round table', {
      run: { font: SANS, bold: true, color: ACCENT, ...size(26) },
      paragraph: { spacing: { before: 60, after: 40 } },
    }),
    style('MastheadFacts', 'Masthead facts', {
      run: { font: SANS, color: QUIET, ...size(18) },
      paragraph: { spacing: { after: 200 }, border: { bottom: edge(HAIRLINE, 4, 6) } },
    }),
    style('Disclaimer', 'Disclaimer', {
      run: { color: '333C46', ...size(20) },
      paragraph: {
        spacing: { after: 0, line: 264, lineRule: LineRuleType.AUTO },
        indent: { start: 200, end: 120 },
        shading: { type: ShadingType.CLEAR, fill: WASH, color: 'auto' },
        keepLines: true,
      },
    }),
    style('Lead', 'Lead', {
      next: 'Normal',
      run: size(24),
      paragraph: { spacing: { after: 180, line: 300, lineRule: LineRuleType.AUTO } },
    }),
    style('Note', 'Note', { run: { color: QUIET, ...size(20) } }),
    style('Quote', 'Quote', {
      run: { color: '333C46' },
      paragraph: { spacing: { before: 160, after: 200 }, indent: { start: 360, end: 360 } },
    }),
    style('NumberedParagraph', 'Numbered paragraph', { paragraph: { leftTabStop: 720 } }),
    style('ContentsHeading', 'Contents heading', {
      next: 'Normal',
      run: { font: SANS, bold: true, color: ACCENT, ...size(28) },
      paragraph: { spacing: { before: 420, after: 100 }, keepNext: true },
    }),
    contents(1),
    contents(2),
    contents(3),
    style('TableText', 'Table text', {
      run: size(20),
      paragraph: { spacing: { before: 50, after: 50, line: 252, lineRule: LineRuleType.AUTO } },
    }),
    style('TableHeader', 'Table header', {
      basedOn: 'TableText',
      run: { font: SANS, bold: true, color: ACCENT, ...size(19) },
      paragraph: { keepNext: true },
    }),
    style('Header', 'header', {
      run: { font: SANS, color: QUIET, ...size(17) },
      paragraph: { spacing: { after: 0 }, border: { bottom: edge(HAIRLINE, 4) }, rightTabStop: MEASURE },
    }),
    style('Footer', 'footer', {
      run: { font: SANS, color: QUIET, ...size(17) },
      paragraph: { spacing: { after: 0 }, rightTabStop: MEASURE },
    }),
  ],
  characterStyles: [
    {
      id: 'Symbol',
      name: 'Document symbol',
      basedOn: 'DefaultParagraphFont',
      quickFormat: true,
      run: { font: SANS, bold: true, color: ACCENT },
    },
    {
      id: 'ParagraphNumber',
      name: 'Paragraph number',
      basedOn: 'DefaultParagraphFont',
      quickFormat: true,
      run: { color: QUIET },
    },
  ],
});

const BULLETS = ['•', '–', '·', '•', '–', '·'];
const NUMBERS = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN];
const step = (level: number) => ({ paragraph: { indent: { start: 340 * (level + 1), hanging: 340 } } });

/** The two kinds of list: `bullets`, and `numbers` (1. a. i.), of which each list is an instance of its own. */
export const docxNumbering: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: BULLETS.map((text, level) => ({
        level,
        text,
        format: LevelFormat.BULLET,
        alignment: AlignmentType.START,
        style: { ...step(level), run: { color: ACCENT, font: SERIF } },
      })),
    },
    {
      reference: 'numbers',
      levels: BULLETS.map((_, level) => ({
        level,
        text: `%${level + 1}.`,
        format: NUMBERS[level % 3]!,
        alignment: AlignmentType.START,
        style: step(level),
      })),
    },
  ],
};
