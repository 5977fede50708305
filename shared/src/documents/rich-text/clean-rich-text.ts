import {
  isSafeLink,
  type RichBlock,
  type RichCell,
  type RichInline,
  type RichList,
  type RichListItem,
  type RichMark,
  type RichParagraph,
  type RichText,
} from './rich-text.ts';

/** Nesting below this is flattened: no text needs it, and a hostile one must not overflow a stack. */
const DEEPEST = 12;
const LONGEST_FOOTNOTE = 10_000;

interface Raw {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown>;
  marks?: unknown;
  content?: unknown;
}

/**
 * The rich text in a value of unknown origin: a shared document may hold anything that a client wrote. Unknown marks are
 * dropped, unknown nodes give way to what is in them, so that no words are lost; links that may not be are plain text.
 * Never throws; the same value gives the same text.
 */
export function cleanRichText(value: unknown): RichText {
  const content = blocks(childrenOf(value), 0);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const childrenOf = (node: unknown): Raw[] =>
  isObject(node) && Array.isArray(node.content) ? node.content.filter(isObject) : [];

/** Every inline that is in the nodes, however deep. Written as a loop: the input may be nested without bounds. */
function inlines(nodes: readonly Raw[]): RichInline[] {
  const found: RichInline[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') {
      if (typeof node.text !== 'string' || node.text === '') continue;
      const marks = marksOf(node.marks);
      found.push({ type: 'text', text: node.text, ...(marks.length > 0 && { marks }) });
    } else if (node.type === 'hardBreak') found.push({ type: 'hardBreak' });
    else if (node.type === 'footnote') {
      const text = node.attrs?.['text'];
      if (typeof text === 'string' && text.trim() !== '')
        found.push({ type: 'footnote', attrs: { text: text.slice(0, LONGEST_FOOTNOTE) } });
    } else waiting.push(...childrenOf(node).reverse());
  }
  return found;
}

function marksOf(marks: unknown): RichMark[] {
  const found: RichMark[] = [];
  for (const mark of Array.isArray(marks) ? marks.filter(isObject) : []) {
    if (found.some(({ type }) => type === mark.type)) continue;
    if (mark.type === 'bold' || mark.type === 'italic') found.push({ type: mark.type });
    else if (mark.type === 'link' && isSafeLink(mark.attrs?.['href']))
      found.push({ type: 'link', attrs: { href: mark.attrs['href'] } });
  }
  // Yjs keeps marks in no order of its own; the same text must always be the same value.
  return found.sort((a, b) => (a.type < b.type ? -1 : 1));
}

const withContent = (content: RichInline[]) => (content.length > 0 ? { content } : {});
const paragraph = (nodes: readonly Raw[]): RichParagraph => ({ type: 'paragraph', ...withContent(inlines(nodes)) });

function blocks(nodes: readonly Raw[], depth: number): RichBlock[] {
  return nodes.flatMap((node): RichBlock[] => {
    const inner = childrenOf(node);
    if (depth > DEEPEST) return [paragraph([node])];
    switch (node.type) {
      case 'paragraph':
        return [paragraph(inner)];
      case 'heading': {
        const level = node.attrs?.['level'];
        return [
          { type: 'heading', attrs: { level: level === 3 || level === 4 ? level : 2 }, ...withContent(inlines(inner)) },
        ];
      }
      case 'bulletList':
      case 'orderedList':
        return list(node, depth);
      case 'blockquote': {
        const content = flow(inner, depth + 1);
        return content.length > 0 ? [{ type: 'blockquote', content }] : [];
      }
      case 'table':
        return table(inner, depth);
      case 'text':
      case 'footnote':
      case 'hardBreak':
        return [paragraph([node])];
      default:
        return blocks(inner, depth + 1);
    }
  });
}

/** Paragraphs and lists: what stands in quotations, list items and cells. Whatever else is there becomes one of them. */
const flow = (nodes: readonly Raw[], depth: number): (RichParagraph | RichList)[] =>
  blocks(nodes, depth).flatMap((block): (RichParagraph | RichList)[] => {
    switch (block.type) {
      case 'heading':
        return [{ type: 'paragraph', ...withContent(block.content ?? []) }];
      case 'blockquote':
        return block.content;
      case 'table':
        return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content));
      default:
        return [block];
    }
  });

function list(node: Raw, depth: number): RichList[] {
  const content = childrenOf(node).flatMap((item): RichListItem[] => {
    const content = flow(item.type === 'listItem' ? childrenOf(item) : [item], depth + 1);
    if (content.length === 0) return [];
    return [
      { type: 'listItem', content: content[0]!.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] },
    ];
  });
  if (content.length === 0) return [];
  if (node.type === 'bulletList') return [{ type: 'bulletList', content }];
  const start = node.attrs?.['start'];
  return [
    {
      type: 'orderedList',
      ...(Number.isInteger(start) && (start as number) > 1 && { attrs: { start: start as number } }),
      content,
    },
  ];
}

function table(rows: readonly Raw[], depth: number): RichBlock[] {
  const content = rows
    .filter((row) => row.type === 'tableRow')
    .map((row) => ({
      type: 'tableRow' as const,
      content: childrenOf(row).map((cell): RichCell => {
        const content = flow(childrenOf(cell), depth + 1);
        const spans = spansOf(cell.attrs);
        return {
          type: cell.type === 'tableHeader' ? 'tableHeader' : 'tableCell',
          ...(spans && { attrs: spans }),
          content: content.length > 0 ? content : [{ type: 'paragraph' }],
        };
      }),
    }))
    .filter((row) => row.content.length > 0);
  return content.length > 0 ? [{ type: 'table', content }] : [];
}

function spansOf(attrs: Record<string, unknown> | undefined): RichCell['attrs'] {
  const span = (name: string) => {
    const value = attrs?.[name];
    return Number.isInteger(value) && (value as number) > 1 && (value as number) <= 50
      ? { [name]: value as number }
      : undefined;
  };
  const spans = { ...span('colspan'), ...span('rowspan') };
  return Object.keys(spans).length > 0 ? spans : undefined;
}
