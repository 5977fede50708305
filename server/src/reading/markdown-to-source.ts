import type { FootnoteDefinition, List, PhrasingContent, RootContent, TableCell } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { Refused } from '@penholder/shared/kernel';
import type { Oddity, PaperSource, SourceBlock, SourceFootnote, SourceParagraph } from '@penholder/shared/reading';
import { LIMITS, malformed, readingRefusals } from './refusals.ts';
import { type Run, joinRuns, safeHref } from './runs.ts';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
const FRONT_MATTER = /^---[ \t]*\n([\s\S]{0,20000}?)\n---[ \t]*(?:\n|$)/;
/** A line that begins as an item of a list which Markdown does not know as one stays a line. */
const SOFT_BREAK = /[ \t]*\n[ \t]*(?![ \t]*[•·●▪‣◦–—])/g;
const DEPTH = 100;

/** Reads Markdown (CommonMark with the tables, footnotes and bare addresses of GitHub's flavour), in UTF-8. */
export function markdownToSource(file: Uint8Array): PaperSource {
  const written = decode(file);
  const front = FRONT_MATTER.exec(written);
  const text = front ? written.slice(front[0].length) : written;
  const reader = new MarkdownReader(parser.parse(text).children, text);
  if (front) reader.oddities.unshift({ code: 'front-matter', n: 0, text: front[1]!.trim() });
  const property = (name: string) =>
    new RegExp(`^${name}:[ \\t]*["']?(.+?)["']?[ \\t]*$`, 'mi').exec(front?.[1] ?? '')?.[1];
  const [title, language] = [property('title'), property('lang(?:uage)?')];
  return {
    blocks: reader.blocks,
    footnotes: reader.footnotes(),
    oddities: reader.oddities,
    ...(title && { title }),
    ...(language && { language }),
  };
}

function decode(file: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file).replace(/\r\n?/g, '\n');
    if (text.includes('\0')) throw malformed('it is no text');
    return text;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw malformed('its letters are not in UTF-8');
  }
}

type Style = Omit<Run, 'text' | 'footnote'>;
const PLAIN: Style = { bold: false, italic: false, href: undefined };

class MarkdownReader {
  readonly blocks: SourceBlock[] = [];
  readonly oddities: Oddity[] = [];
  private readonly definitions = new Map<string, FootnoteDefinition>();
  private readonly addresses = new Map<string, string>();
  private readonly marks = new Map<string, string>();
  private paragraphs = 0;
  private lists = 0;

  private readonly written: string;

  constructor(nodes: readonly RootContent[], written: string) {
    this.written = written;
    this.collect(nodes, 0);
    for (const node of nodes) this.block(node, 0, {});
  }

  footnotes(): SourceFootnote[] {
    for (const identifier of this.definitions.keys()) this.mark(identifier);
    const notes: SourceFootnote[] = [];
    // A note may hold the mark of another: the list grows while it is read.
    for (const [identifier, id] of this.marks) {
      const definition = this.definitions.get(identifier);
      const runs: Run[] = [];
      for (const node of definition?.children ?? []) {
        if (runs.length) runs.push({ text: '\n', ...PLAIN });
        runs.push(...this.runsWithin(node, 0));
      }
      const content = joinRuns(runs);
      if (content.length) notes.push({ id, content });
    }
    return notes;
  }

  private collect(nodes: readonly RootContent[], depth: number) {
    if (depth > DEPTH) throw malformed('it is nested too deeply');
    for (const node of nodes) {
      if (node.type === 'footnoteDefinition') this.definitions.set(node.identifier, node);
      else if (node.type === 'definition') this.addresses.set(node.identifier, node.url);
      else if ('children' in node) this.collect(node.children as RootContent[], depth + 1);
    }
  }

  private mark(identifier: string): string {
    if (!this.marks.has(identifier)) this.marks.set(identifier, `fn${this.marks.size + 1}`);
    return this.marks.get(identifier)!;
  }

  private paragraph(runs: readonly Run[], more: Partial<SourceParagraph>): SourceParagraph | undefined {
    const content = joinRuns(runs);
    if (content.length === 0) return undefined;
    if (++this.paragraphs > LIMITS.paragraphs) throw new Refused(readingRefusals.tooLong());
    return { kind: 'paragraph', n: this.paragraphs, content, ...more };
  }

  private push(runs: readonly Run[], more: Partial<SourceParagraph>) {
    const paragraph = this.paragraph(runs, more);
    if (paragraph) this.blocks.push(paragraph);
  }

  private block(node: RootContent, depth: number, more: Partial<SourceParagraph>) {
    switch (node.type) {
      case 'heading':
        return this.push(this.phrasing(node.children, PLAIN), { level: node.depth });
      case 'paragraph':
        return this.push(this.phrasing(node.children, PLAIN), more);
      case 'blockquote':
        for (const child of node.children) this.block(child, depth, { ...more, style: 'quotation' });
        return;
      case 'list': {
        const list = String(++this.lists);
        const labels = this.labels(node);
        node.children.forEach((item, nth) => {
          const label = labels[nth] ?? '';
          item.children.forEach((child, at) =>
            // The first paragraph is the item; what follows within it is text of its own.
            this.block(
              child,
              depth + 1,
              at === 0 ? { list: { ordered: node.ordered ?? false, level: depth, label, list } } : {},
            ),
          );
        });
        return;
      }
      case 'table': {
        const rows = node.children.map((row, nth) => {
          const cells = row.children.map((cell: TableCell) => {
            const paragraph = this.paragraph(this.phrasing(cell.children, PLAIN), {});
            return { paragraphs: paragraph ? [paragraph] : [], span: 1, isContinued: false };
          });
          return { n: cells.flatMap((cell) => cell.paragraphs)[0]?.n ?? this.paragraphs, isHeader: nth === 0, cells };
        });
        if (rows[0]) this.blocks.push({ kind: 'table', n: rows[0].n, rows });
        return;
      }
      case 'code':
        return this.push([{ text: node.value, ...PLAIN }], more);
      case 'html':
        // Comments are the writer's own; anything else might be text.
        if (!/^<!--[\s\S]*-->$/.test(node.value.trim()))
          this.oddities.push({ code: 'raw-html', n: this.paragraphs, text: node.value.slice(0, 2_000) });
        return;
      case 'thematicBreak':
      case 'definition':
      case 'footnoteDefinition':
        return;
      default:
        this.oddities.push({ code: 'unknown-part', n: this.paragraphs, text: node.type });
    }
  }

  /** The numbers as typed: Markdown joins lists that blank lines part, and would count on. Where all are alike it counts. */
  private labels(list: List): string[] {
    if (!list.ordered) return [];
    const typed = list.children.map(
      (item) =>
        /^\d+/.exec(
          this.written.slice(item.position?.start.offset ?? 0, (item.position?.start.offset ?? 0) + 10),
        )?.[0] ?? '',
    );
    const isLazy = typed.length > 1 && new Set(typed).size === 1;
    return isLazy || typed.includes('') ? typed.map((_, nth) => String((list.start ?? 1) + nth)) : typed;
  }

  /** All runs of a block, whatever its kind: notes keep their text, not their structure. */
  private runsWithin(node: RootContent, depth: number): Run[] {
    if (depth > DEPTH) throw malformed('it is nested too deeply');
    if (node.type === 'paragraph' || node.type === 'heading') return this.phrasing(node.children, PLAIN);
    if ('children' in node)
      return (node.children as RootContent[]).flatMap((child, nth) => [
        ...(nth ? [{ text: '\n', ...PLAIN }] : []),
        ...this.runsWithin(child, depth + 1),
      ]);
    return 'value' in node ? [{ text: node.value, ...PLAIN }] : [];
  }

  private phrasing(nodes: readonly PhrasingContent[], style: Style, depth = 0): Run[] {
    if (depth > DEPTH) throw malformed('it is nested too deeply');
    return nodes.flatMap((node): Run[] => {
      const within = (children: readonly PhrasingContent[], changed: Partial<Style>) =>
        this.phrasing(children, { ...style, ...changed }, depth + 1);
      switch (node.type) {
        case 'text':
          return [{ text: node.value.replace(SOFT_BREAK, ' '), ...style }];
        case 'inlineCode':
          return [{ text: node.value, ...style }];
        case 'strong':
          return within(node.children, { bold: true });
        case 'emphasis':
          return within(node.children, { italic: true });
        case 'delete':
          this.oddities.push({ code: 'tracked-changes', n: this.paragraphs + 1, text: '' });
          return [];
        case 'link':
          return within(node.children, this.link(node.url));
        case 'linkReference':
          return within(node.children, this.link(this.addresses.get(node.identifier) ?? ''));
        case 'break':
          return [{ text: '\n', ...style }];
        case 'footnoteReference':
          return [{ text: '', ...style, footnote: this.mark(node.identifier) }];
        case 'image':
        case 'imageReference':
          this.oddities.push({ code: 'picture', n: this.paragraphs + 1, text: node.alt ?? '' });
          return [];
        case 'html':
          if (/^<br\s*\/?>$/i.test(node.value)) return [{ text: '\n', ...style }];
          if (!node.value.startsWith('<!--'))
            this.oddities.push({ code: 'raw-html', n: this.paragraphs + 1, text: node.value.slice(0, 2_000) });
          return [];
        default:
          return [];
      }
    });
  }

  private link(address: string): Partial<Style> {
    const href = safeHref(address);
    // An address within the paper itself (#section) leads nowhere once the text is taken apart; it is not missed.
    if (!href && address && !address.startsWith('#'))
      this.oddities.push({ code: 'link-address', n: this.paragraphs + 1, text: address.slice(0, 500) });
    return { href: href ?? undefined };
  }
}
