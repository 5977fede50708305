import type { Oddity, SourceBlock } from '@penholder/shared/reading';
import { safeHref } from '../runs.ts';
import { type XmlElement, parseXml } from '../xml.ts';
import { FieldStack } from './fields.ts';
import { ParagraphBuilder, type RunStyle } from './paragraph-builder.ts';
import type { Relationship } from './parts.ts';
import type { Story } from './story-state.ts';
import { isOn } from './styles.ts';
import { TableBuilder } from './table-builder.ts';

/** An item of a part that is a list of small texts (footnotes, comments): its id and its paragraphs. */
export interface StoryItem {
  readonly id: string;
  readonly blocks: SourceBlock[];
}

/**
 * Reads one part of a Word document into blocks (ISO/IEC 29500-1, 17): the body, or a part that wraps small texts, given
 * item by item to `onItem`. Insertions are taken, deletions passed over; tables within tables become paragraphs of the cell.
 * Paragraphs bear the numbers in which they end; those of text boxes end before the paragraph that holds them.
 */
export function readStory(part: string, story: Story, onItem?: (item: StoryItem) => void): SourceBlock[] {
  const reader = new StoryReader(part, story, onItem);
  parseXml(story.parts.read(part), reader, story.parts.budget);
  return reader.blocks;
}

/** Elements whose insides are not read: older states of what was changed, what was deleted, the second choice of two. */
const SKIPPED = new Set(
  (
    'w:del w:moveFrom w:delText w:delInstrText w:pPrChange w:rPrChange w:tblPrChange w:trPrChange w:tcPrChange w:sectPrChange ' +
    'w:tblGridChange w:numberingChange mc:Fallback w:rt w:tblPr w:tblGrid w:tblPrEx w:fldData w:ffData'
  ).split(' '),
);
const WRAPPERS = new Set(['w:footnote', 'w:endnote', 'w:comment']);

class StoryReader {
  readonly blocks: SourceBlock[] = [];
  private readonly story: Story;
  private readonly onItem: ((item: StoryItem) => void) | undefined;
  private readonly relations: ReadonlyMap<string, Relationship>;
  /** Where blocks go: the body, a cell, a text box, a note. */
  private readonly containers: SourceBlock[][] = [this.blocks];
  private readonly paragraphs: ParagraphBuilder[] = [];
  private readonly tables = new TableBuilder();
  private readonly fields = new FieldStack((address) => this.hrefOf(address));
  private readonly links: (string | undefined)[] = [];
  /** For each content control open, whether it is a table of contents. */
  private readonly controls: boolean[] = [];
  private skipping = 0;
  private properties: 'paragraph' | 'run' | 'row' | undefined;
  private run: RunStyle = { style: {} };
  /** The note whose mark, not a number but words, the rest of the run is. */
  private marked: string | undefined;
  /** The mark, not a number but words, that the note being read may begin with. */
  private ownMark: string | undefined;
  private takes: 'text' | 'code' | 'math' | undefined;
  private math = '';
  private drawing: { isPicture: boolean; isObject: boolean; hasText: boolean; text: string } | undefined;
  private item: StoryItem | undefined;

  constructor(part: string, story: Story, onItem: ((item: StoryItem) => void) | undefined) {
    this.story = story;
    this.onItem = onItem;
    this.relations = new Map(story.parts.relationshipsOf(part).map((relationship) => [relationship.id, relationship]));
  }

  open(element: XmlElement) {
    const { name } = element;
    if (this.skipping || SKIPPED.has(name)) {
      if (!this.skipping && (name === 'w:del' || name === 'w:moveFrom')) this.deleted();
      this.skipping++;
    } else if (!this.openProperty(element) && !this.openText(element) && !this.openTable(element))
      this.openOther(element);
  }

  close(name: string) {
    if (this.skipping) this.skipping--;
    else if (!this.closeText(name) && !this.closeTable(name)) this.closeOther(name);
  }

  text(text: string) {
    if (this.skipping || !this.takes) return;
    if (this.takes === 'text') this.addText(text);
    else if (this.takes === 'code') this.fields.addCode(text);
    else this.math += text;
  }

  private get paragraph(): ParagraphBuilder | undefined {
    return this.paragraphs.at(-1);
  }

  private addText(text: string) {
    if (this.marked !== undefined) {
      const { ownMarks } = this.story;
      ownMarks.set(this.marked, (ownMarks.get(this.marked) ?? '') + text);
      return;
    }
    const { ownMark } = this;
    this.ownMark = undefined;
    if (ownMark !== undefined && text.trim() === ownMark) return;
    this.paragraph?.addText(text, this.run, this.links.findLast((link) => link !== undefined) ?? this.fields.href);
  }

  private markOf(wrapper: string, id: string): string | undefined {
    if (wrapper === 'w:comment') return undefined;
    return this.story.ownMarks.get(this.story.mark(wrapper === 'w:footnote' ? 'footnote' : 'endnote', id));
  }

  private note(code: Oddity['code'], text: string) {
    if (this.paragraph) this.paragraph.note(code, text);
    else this.story.oddities.push({ code, n: this.story.paragraphs, text });
  }

  private deleted() {
    if (this.properties === 'row') this.tables.markDeleted();
    this.note('tracked-changes', '');
  }

  private hrefOf(address: string): string | undefined {
    const href = safeHref(address);
    if (!href && address) this.note('link-address', address.slice(0, 500));
    return href;
  }

  /** Properties of paragraphs and runs; tells whether the element was one. */
  private openProperty(element: XmlElement): boolean {
    const { paragraph, run, properties } = this;
    const value = element.attribute('w:val');
    switch (element.name) {
      case 'w:pPr':
        this.properties = 'paragraph';
        return true;
      case 'w:rPr':
        // The mark at the end of a paragraph has properties of its own, which are no run's.
        if (properties !== 'paragraph') this.properties = 'run';
        return true;
      case 'w:pStyle':
        if (paragraph && properties === 'paragraph') paragraph.style = this.story.styles.paragraph(value);
        return true;
      case 'w:numId':
        if (paragraph && properties === 'paragraph') paragraph.numId = value;
        return true;
      case 'w:ilvl':
        if (paragraph && properties === 'paragraph') paragraph.numLevel = Number(value) || 0;
        return true;
      case 'w:outlineLvl':
        if (paragraph && properties === 'paragraph' && Number(value) < 9) paragraph.outline = Number(value) + 1;
        return true;
      case 'w:rStyle':
        if (properties === 'run') run.style = this.story.styles.character(value);
        return true;
      case 'w:b':
        if (properties === 'run') run.bold = isOn(value);
        return true;
      case 'w:i':
        if (properties === 'run') run.italic = isOn(value);
        return true;
      case 'w:vanish':
        if (properties === 'run') run.isHidden = isOn(value);
        return true;
      case 'w:sz':
        if (properties === 'run' && Number(value) > 0) run.size = Number(value) / 2;
        return true;
      default:
        return false;
    }
  }

  /** Paragraphs, runs and what they are made of. */
  private openText(element: XmlElement): boolean {
    switch (element.name) {
      case 'w:p':
        this.paragraphs.push(new ParagraphBuilder(this.story, this.controls.includes(true) || this.fields.isContents));
        return true;
      case 'w:r':
        this.run = { style: {} };
        return true;
      case 'w:t':
        this.takes = this.fields.isInCode ? undefined : 'text';
        return true;
      case 'w:tab':
      case 'w:ptab':
        // Among the properties of a paragraph it is a stop, not a letter.
        if (this.properties !== 'paragraph') this.addText('\t');
        return true;
      case 'w:br':
        if (!/^(?:page|column)$/.test(element.attribute('w:type') ?? '')) this.addText('\n');
        return true;
      case 'w:cr':
        this.addText('\n');
        return true;
      case 'w:noBreakHyphen':
        this.addText('\u2011');
        return true;
      case 'w:sym':
        this.addText(symbol(element.attribute('w:char') ?? ''));
        return true;
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const id = element.attribute('w:id');
        const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        if (id === undefined) return true;
        const note = this.story.mark(kind, id);
        this.paragraph?.addMark(note);
        if (isOn(element.attribute('w:customMarkFollows') ?? 'false')) this.marked = note;
        return true;
      }
      case 'w:commentReference':
        // Its text is in a part of its own; the id stands in for it.
        this.paragraph?.note('comment', element.attribute('w:id') ?? '');
        return true;
      case 'w:hyperlink': {
        const relation = this.relations.get(element.attribute('r:id') ?? '');
        this.links.push(relation?.isExternal ? this.hrefOf(relation.target) : undefined);
        return true;
      }
      case 'w:fldSimple':
        this.fields.beginSimple(element.attribute('w:instr') ?? '');
        return true;
      case 'w:fldChar':
        this.fields.step(element.attribute('w:fldCharType') ?? '');
        if (this.paragraph && this.fields.isContents) this.paragraph.isContents = true;
        return true;
      case 'w:instrText':
        this.takes = 'code';
        return true;
      case 'w:ins':
      case 'w:moveTo':
        this.note('tracked-changes', '');
        return true;
      default:
        return false;
    }
  }

  private closeText(name: string): boolean {
    switch (name) {
      case 'w:p': {
        const paragraph = this.paragraphs.pop();
        if (paragraph) this.containers.at(-1)!.push(...paragraph.finish());
        return true;
      }
      case 'w:pPr':
        this.properties = undefined;
        return true;
      case 'w:rPr':
        if (this.properties === 'run') this.properties = undefined;
        return true;
      case 'w:r':
        this.run = { style: {} };
        this.marked = undefined;
        return true;
      case 'w:t':
      case 'w:instrText':
      case 'm:t':
        this.takes = undefined;
        return true;
      case 'w:hyperlink':
        this.links.pop();
        return true;
      case 'w:fldSimple':
        this.fields.step('end');
        return true;
      default:
        return false;
    }
  }

  private openTable(element: XmlElement): boolean {
    const value = element.attribute('w:val');
    switch (element.name) {
      case 'w:tbl':
        this.tables.openTable(this.containers.length > 1);
        return true;
      case 'w:tr':
        this.tables.openRow();
        return true;
      case 'w:trPr':
        this.properties = 'row';
        return true;
      case 'w:tblHeader':
        this.tables.markHeader(isOn(value));
        return true;
      case 'w:gridBefore':
        this.tables.indent(Number(value));
        return true;
      case 'w:tc':
        if (this.tables.openCell()) this.containers.push([]);
        return true;
      case 'w:gridSpan':
        this.tables.span(Number(value));
        return true;
      case 'w:vMerge':
        this.tables.merge(value !== 'restart');
        return true;
      default:
        return false;
    }
  }

  private closeTable(name: string): boolean {
    switch (name) {
      case 'w:tbl': {
        const table = this.tables.closeTable();
        if (table) this.containers.at(-1)!.push(table);
        return true;
      }
      case 'w:tr':
        this.tables.closeRow();
        return true;
      case 'w:trPr':
        this.properties = undefined;
        return true;
      case 'w:tc':
        this.tables.closeCell(() => this.containers.pop() ?? []);
        return true;
      default:
        return false;
    }
  }

  /** What is no text, or wraps some. */
  private openOther(element: XmlElement) {
    const { name } = element;
    switch (name) {
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing ??= { isPicture: false, isObject: name === 'w:object', hasText: false, text: '' };
        break;
      case 'wp:docPr':
        if (this.drawing)
          this.drawing.text =
            element.attribute('descr') ?? element.attribute('title') ?? element.attribute('name') ?? '';
        break;
      case 'a:blip':
      case 'v:imagedata':
        if (this.drawing) this.drawing.isPicture = true;
        break;
      case 'c:chart':
      case 'dgm:relIds':
      case 'o:OLEObject':
        if (this.drawing) this.drawing.isObject = true;
        break;
      case 'w:txbxContent':
        if (this.drawing) this.drawing.hasText = true;
        this.containers.push([]);
        break;
      case 'm:oMath':
        this.math = '';
        break;
      case 'm:t':
        this.takes = 'math';
        break;
      case 'w:altChunk':
      case 'w:subDoc':
        this.note('embedded-object', '');
        break;
      case 'w:sdt':
        this.controls.push(false);
        break;
      case 'w:docPartGallery':
        if (this.controls.length && /table of contents/i.test(element.attribute('w:val') ?? ''))
          this.controls[this.controls.length - 1] = true;
        break;
      default:
        if (!this.onItem || !WRAPPERS.has(name)) break;
        // Separators are drawn lines, not notes.
        this.item = {
          id: /separator|continuationNotice/i.test(element.attribute('w:type') ?? '')
            ? ''
            : (element.attribute('w:id') ?? ''),
          blocks: [],
        };
        this.ownMark = this.item.id === '' ? undefined : this.markOf(name, this.item.id);
        this.containers.push(this.item.blocks);
    }
  }

  private closeOther(name: string) {
    switch (name) {
      case 'w:txbxContent':
        (this.paragraph?.boxes ?? this.containers.at(-2)!).push(...this.containers.pop()!);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (this.drawing?.hasText) this.note('text-box', '');
        else if (this.drawing?.isObject) this.note('embedded-object', this.drawing.text);
        else if (this.drawing?.isPicture) this.note('picture', this.drawing.text);
        this.drawing = undefined;
        break;
      case 'm:oMath':
        this.addText(this.math);
        this.note('equation', this.math);
        break;
      case 'w:sdt':
        this.controls.pop();
        break;
      default:
        if (!this.item || !WRAPPERS.has(name)) break;
        this.containers.pop();
        if (this.item.id !== '') this.onItem!(this.item);
        this.item = undefined;
    }
  }
}

/** A character of a symbol font. Bullets are the ones that texts use; others have no counterpart that is certain. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16);
  if (!(point > 0 && point < 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) return '';
  return point >= 0xf000 && point <= 0xf0ff ? '•' : String.fromCodePoint(point);
}
