import type { Oddity, SourceBlock, SourceCell, SourceParagraph, SourceRow } from '@penholder/shared/reading';
import { Refused } from '@penholder/shared/kernel';
import { LIMITS, readingRefusals } from '../refusals.ts';
import { type Run, joinRuns, safeHref } from '../runs.ts';
import { type XmlElement, parseXml } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import type { DocxParts, Relationship } from './parts.ts';
import { type Style, type Styles, isOn } from './styles.ts';

/** What all parts of one document share while they are read. */
export interface Story {
  readonly parts: DocxParts;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly oddities: Oddity[];
  /** Called at each mark of a note; gives the id under which the note will be listed. */
  mark(kind: 'footnote' | 'endnote', id: string): string;
  /** Paragraphs numbered, and runs made, so far. */
  paragraphs: number;
  runs: number;
}

/** An item of a part that is a list of small texts (footnotes, comments): its id and its paragraphs. */
export interface StoryItem {
  readonly id: string;
  readonly blocks: SourceBlock[];
}

interface Paragraph {
  runs: Run[];
  style: Style;
  styleId: string | undefined;
  numId: string | undefined;
  numLevel: number | undefined;
  outline: number | undefined;
  isContents: boolean;
  sizes: Map<number, number>;
  oddities: { code: Oddity['code']; text: string }[];
  /** What text boxes anchored in it hold. */
  boxes: SourceBlock[];
}
interface Field {
  code: string;
  isResult: boolean;
  href: string | undefined;
}
interface Table {
  rows: SourceRow[];
  row: { cells: SourceCell[]; isHeader: boolean; isDeleted: boolean } | undefined;
  cell: { span: number; isContinued: boolean } | undefined;
}

/** Elements whose insides are not read: older states of what was changed, what was deleted, the second choice of two. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:tblGridChange',
  'w:numberingChange',
  'mc:Fallback',
  'w:rt',
  'w:tblPr',
  'w:tblGrid',
  'w:tblPrEx',
  'w:fldData',
  'w:ffData',
]);
const WRAPPERS = new Set(['w:footnote', 'w:endnote', 'w:comment']);

/**
 * Reads one part of a Word document into blocks (ISO/IEC 29500-1, 17): the body, or a part that wraps small texts, given
 * item by item to `onItem`. Insertions are taken, deletions passed over; tables within tables become paragraphs of the cell.
 */
export function readStory(part: string, story: Story, onItem?: (item: StoryItem) => void): SourceBlock[] {
  const relations = new Map(
    story.parts.relationshipsOf(part).map((relationship): [string, Relationship] => [relationship.id, relationship]),
  );
  const blocks: SourceBlock[] = [];
  const containers: SourceBlock[][] = [blocks];
  const open: Paragraph[] = [];
  const tables: Table[] = [];
  const links: (string | undefined)[] = [];
  const fields: Field[] = [];
  let nestedTables = 0;
  let skipping = 0;
  let inParagraphProperties = false;
  let inRunProperties = false;
  let inRowProperties = false;
  let run: { bold?: boolean; italic?: boolean; isHidden?: boolean; size?: number; style: Style } = { style: {} };
  let takesText: 'text' | 'code' | 'math' | undefined;
  let math = '';
  let drawing: { isPicture: boolean; isObject: boolean; hasText: boolean; text: string } | undefined;
  let contentsControls = 0;
  const controls: boolean[] = [];
  let item: { id: string; blocks: SourceBlock[] } | undefined;

  const here = () => open.at(-1);
  const note = (code: Oddity['code'], text: string) => {
    const paragraph = here();
    if (paragraph) paragraph.oddities.push({ code, text });
    else story.oddities.push({ code, n: story.paragraphs, text });
  };

  const addText = (text: string) => {
    const paragraph = here();
    if (!paragraph || text === '') return;
    if (run.isHidden ?? run.style.isHidden ?? paragraph.style.isHidden) return note('hidden-text', text);
    if (++story.runs > LIMITS.runs) throw new Refused(readingRefusals.tooLong());
    const field = fields.findLast((candidate) => candidate.isResult && candidate.href);
    paragraph.runs.push({
      text,
      bold: run.bold ?? run.style.bold ?? paragraph.style.bold ?? false,
      italic: run.italic ?? run.style.italic ?? paragraph.style.italic ?? false,
      href: links.findLast((link) => link !== undefined) ?? field?.href,
    });
    const size = run.size ?? run.style.size ?? paragraph.style.size;
    if (size) paragraph.sizes.set(size, (paragraph.sizes.get(size) ?? 0) + text.length);
  };

  const addMark = (kind: 'footnote' | 'endnote', element: XmlElement) => {
    const id = element.attribute('w:id');
    if (id !== undefined)
      here()?.runs.push({ text: '', bold: false, italic: false, href: undefined, footnote: story.mark(kind, id) });
  };

  const hrefOf = (address: string): string | undefined => {
    const href = safeHref(address);
    if (!href && address) note('link-address', address.slice(0, 500));
    return href;
  };

  const endParagraph = (paragraph: Paragraph) => {
    const container = containers.at(-1)!;
    const content = joinRuns(paragraph.runs);
    const { style } = paragraph;
    const place = story.numbering(paragraph.numId ?? style.numId, paragraph.numLevel ?? style.numLevel ?? 0);
    if (content.length > 0) {
      if (++story.paragraphs > LIMITS.paragraphs) throw new Refused(readingRefusals.tooLong());
      const level = paragraph.outline ?? style.level;
      const role = paragraph.isContents ? 'contents' : style.role;
      const size = [...paragraph.sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
      container.push({
        kind: 'paragraph',
        n: story.paragraphs,
        content,
        ...(level && { level }),
        ...(role && { style: role }),
        ...(place && { list: place }),
        ...(size && { size }),
      });
    }
    for (const oddity of paragraph.oddities) story.oddities.push({ ...oddity, n: story.paragraphs });
    container.push(...paragraph.boxes);
  };

  const openElement = (element: XmlElement) => {
    const { name } = element;
    if (skipping || SKIPPED.has(name)) {
      if ((name === 'w:del' || name === 'w:moveFrom') && !skipping) {
        if (inRowProperties && tables.at(-1)?.row) tables.at(-1)!.row!.isDeleted = true;
        story.oddities.push({ code: 'tracked-changes', n: story.paragraphs, text: '' });
      }
      skipping++;
      return;
    }
    const value = () => element.attribute('w:val');
    const paragraph = here();
    switch (name) {
      // paragraphs
      case 'w:p':
        open.push({
          runs: [],
          style: story.styles.paragraph(undefined),
          styleId: undefined,
          numId: undefined,
          numLevel: undefined,
          outline: undefined,
          isContents: contentsControls > 0 || fields.some((field) => /^\s*TOC\b/.test(field.code)),
          sizes: new Map(),
          oddities: [],
          boxes: [],
        });
        break;
      case 'w:pPr':
        inParagraphProperties = true;
        break;
      case 'w:pStyle':
        if (paragraph && inParagraphProperties) paragraph.style = story.styles.paragraph(value());
        break;
      case 'w:numId':
        if (paragraph && inParagraphProperties) paragraph.numId = value();
        break;
      case 'w:ilvl':
        if (paragraph && inParagraphProperties) paragraph.numLevel = Number(value()) || 0;
        break;
      case 'w:outlineLvl':
        if (paragraph && inParagraphProperties && Number(value()) < 9) paragraph.outline = Number(value()) + 1;
        break;

      // runs
      case 'w:r':
        run = { style: {} };
        break;
      case 'w:rPr':
        inRunProperties = !inParagraphProperties;
        break;
      case 'w:rStyle':
        if (inRunProperties) run.style = story.styles.character(value());
        break;
      case 'w:b':
        if (inRunProperties) run.bold = isOn(value());
        break;
      case 'w:i':
        if (inRunProperties) run.italic = isOn(value());
        break;
      case 'w:vanish':
        if (inRunProperties) run.isHidden = isOn(value());
        break;
      case 'w:sz':
        if (inRunProperties && Number(value()) > 0) run.size = Number(value()) / 2;
        break;
      case 'w:t':
        takesText = fields.some((field) => !field.isResult) ? undefined : 'text';
        break;
      case 'w:tab':
      case 'w:ptab':
        if (!inParagraphProperties) addText('\t');
        break;
      case 'w:br':
        if (!/^(?:page|column)$/.test(element.attribute('w:type') ?? '')) addText('\n');
        break;
      case 'w:cr':
        addText('\n');
        break;
      case 'w:noBreakHyphen':
        addText('\u2011');
        break;
      case 'w:sym':
        addText(symbol(element.attribute('w:char') ?? ''));
        break;
      case 'w:footnoteReference':
        addMark('footnote', element);
        break;
      case 'w:endnoteReference':
        addMark('endnote', element);
        break;
      case 'w:commentReference':
        if (paragraph) paragraph.oddities.push({ code: 'comment', text: element.attribute('w:id') ?? '' });
        break;

      // links and fields
      case 'w:hyperlink': {
        const relation = relations.get(element.attribute('r:id') ?? '');
        links.push(relation?.isExternal ? hrefOf(relation.target) : undefined);
        break;
      }
      case 'w:fldSimple':
        fields.push({ code: element.attribute('w:instr') ?? '', isResult: true, href: undefined });
        fields.at(-1)!.href = fieldHref(fields.at(-1)!.code, hrefOf);
        break;
      case 'w:fldChar': {
        const type = element.attribute('w:fldCharType');
        const field = fields.at(-1);
        if (type === 'begin') fields.push({ code: '', isResult: false, href: undefined });
        else if (type === 'end') fields.pop();
        else if (field) {
          field.isResult = true;
          field.href = fieldHref(field.code, hrefOf);
          if (/^\s*TOC\b/.test(field.code) && paragraph) paragraph.isContents = true;
        }
        break;
      }
      case 'w:instrText':
        takesText = 'code';
        break;

      // tables
      case 'w:tbl':
        if (tables.at(-1)?.cell && containers.at(-1) !== blocks) nestedTables++;
        else tables.push({ rows: [], row: undefined, cell: undefined });
        break;
      case 'w:tr':
        if (!nestedTables && tables.length) tables.at(-1)!.row = { cells: [], isHeader: false, isDeleted: false };
        break;
      case 'w:trPr':
        inRowProperties = !nestedTables;
        break;
      case 'w:tblHeader':
        if (inRowProperties && tables.at(-1)?.row) tables.at(-1)!.row!.isHeader = isOn(value());
        break;
      case 'w:tc':
        if (nestedTables || !tables.length) break;
        tables.at(-1)!.cell = { span: 1, isContinued: false };
        containers.push([]);
        break;
      case 'w:gridSpan':
        if (!nestedTables && tables.at(-1)?.cell)
          tables.at(-1)!.cell!.span = Math.min(Math.max(Number(value()) || 1, 1), 64);
        break;
      case 'w:vMerge':
        if (!nestedTables && tables.at(-1)?.cell) tables.at(-1)!.cell!.isContinued = value() !== 'restart';
        break;

      // what is no text, or holds some
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        drawing ??= { isPicture: false, isObject: name === 'w:object', hasText: false, text: '' };
        break;
      case 'wp:docPr':
        if (drawing)
          drawing.text = element.attribute('descr') ?? element.attribute('title') ?? element.attribute('name') ?? '';
        break;
      case 'a:blip':
      case 'v:imagedata':
        if (drawing) drawing.isPicture = true;
        break;
      case 'c:chart':
      case 'dgm:relIds':
      case 'o:OLEObject':
        if (drawing) drawing.isObject = true;
        break;
      case 'w:txbxContent':
        if (drawing) drawing.hasText = true;
        containers.push([]);
        break;
      case 'm:oMath':
        math = '';
        break;
      case 'm:t':
        takesText = 'math';
        break;
      case 'w:altChunk':
      case 'w:subDoc':
        note('embedded-object', '');
        break;
      case 'w:sdt':
        controls.push(false);
        break;
      case 'w:docPartGallery':
        if (/table of contents/i.test(value() ?? '') && controls.length && !controls.at(-1)) {
          controls[controls.length - 1] = true;
          contentsControls++;
        }
        break;
      case 'w:ins':
      case 'w:moveTo':
        story.oddities.push({ code: 'tracked-changes', n: story.paragraphs, text: '' });
        break;
      default:
        if (onItem && WRAPPERS.has(name)) {
          // Separators are drawn lines, not notes.
          const isText = !/separator|continuationNotice/i.test(element.attribute('w:type') ?? '');
          item = { id: isText ? (element.attribute('w:id') ?? '') : '', blocks: [] };
          containers.push(item.blocks);
        }
    }
  };

  const closeElement = (name: string) => {
    if (skipping) {
      skipping--;
      return;
    }
    switch (name) {
      case 'w:p': {
        const paragraph = open.pop();
        if (paragraph) endParagraph(paragraph);
        break;
      }
      case 'w:pPr':
        inParagraphProperties = false;
        break;
      case 'w:rPr':
        inRunProperties = false;
        break;
      case 'w:r':
        run = { style: {} };
        break;
      case 'w:t':
      case 'w:instrText':
      case 'm:t':
        takesText = undefined;
        break;
      case 'w:hyperlink':
        links.pop();
        break;
      case 'w:fldSimple':
        fields.pop();
        break;
      case 'w:tbl': {
        if (nestedTables) {
          nestedTables--;
          break;
        }
        const table = tables.pop();
        const first = table?.rows[0];
        if (table && first) containers.at(-1)!.push({ kind: 'table', n: first.n, rows: table.rows });
        break;
      }
      case 'w:tr': {
        const table = tables.at(-1);
        if (nestedTables || !table?.row) break;
        const { cells, isHeader, isDeleted } = table.row;
        table.row = undefined;
        const n = cells.flatMap((cell) => cell.paragraphs.map((paragraph) => paragraph.n))[0];
        if (n !== undefined && !isDeleted) table.rows.push({ n, isHeader, cells });
        break;
      }
      case 'w:trPr':
        inRowProperties = false;
        break;
      case 'w:tc': {
        const table = tables.at(-1);
        if (nestedTables || !table?.cell) break;
        const paragraphs = flattened(containers.pop()!);
        table.row?.cells.push({ ...table.cell, paragraphs });
        table.cell = undefined;
        break;
      }
      case 'w:txbxContent': {
        const boxed = containers.pop()!;
        const host = here();
        if (host) host.boxes.push(...boxed);
        else containers.at(-1)!.push(...boxed);
        break;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (drawing?.hasText) note('text-box', '');
        else if (drawing?.isObject) note('embedded-object', drawing.text);
        else if (drawing?.isPicture) note('picture', drawing.text);
        drawing = undefined;
        break;
      case 'm:oMath':
        addText(math);
        note('equation', math);
        break;
      case 'w:sdt':
        if (controls.pop()) contentsControls--;
        break;
      default:
        if (item && WRAPPERS.has(name)) {
          containers.pop();
          if (item.id !== '') onItem!(item);
          item = undefined;
        }
    }
  };

  parseXml(
    story.parts.read(part),
    {
      open: openElement,
      close: closeElement,
      text(text) {
        if (skipping || !takesText) return;
        if (takesText === 'text') addText(text);
        else if (takesText === 'code') {
          const field = fields.at(-1);
          if (field && field.code.length < 5_000) field.code += text;
        } else math += text;
      },
    },
    story.parts.budget,
  );
  return blocks;
}

const flattened = (blocks: readonly SourceBlock[]): SourceParagraph[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)),
  );

/** The address of a HYPERLINK field; one that points within the document (`\l`) has none. */
function fieldHref(code: string, hrefOf: (address: string) => string | undefined): string | undefined {
  const address = /^\s*HYPERLINK\s+(?!\\l)(?:"([^"]*)"|(\S+))/i.exec(code);
  return address ? hrefOf(address[1] ?? address[2]!) : undefined;
}

/** A character of a symbol font. Bullets are the ones that texts use; others have no counterpart that is certain. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16);
  if (!(point > 0)) return '';
  return point >= 0xf000 && point <= 0xf0ff
    ? '•'
    : point < 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      ? String.fromCodePoint(point)
      : '';
}
