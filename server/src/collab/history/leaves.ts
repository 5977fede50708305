import type { BlockKind } from '@penholder/shared/documents';

/** A node of a rich text with, in its words, who they are by: a place in a list of authors. */
export interface AuthoredNode {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown>;
  content?: unknown;
  by?: number;
}

/** Words in a row by one author. */
export interface Piece {
  text: string;
  by: number | undefined;
}

/** What a comparison compares: a block that holds words itself. */
export interface Leaf {
  kind: BlockKind;
  level: number;
  number: number | null;
  row: string | null;
  pieces: Piece[];
}

interface Place extends Omit<Leaf, 'pieces'> {
  tables: { count: number };
}

/** Stands in the words where a footnote is called. */
export const NOTE_MARK = '*';
/** Nothing that the gate lets in is nested deeper; what is, is read as one paragraph. */
const DEEPEST = 64;

/** The blocks of a text in reading order, each with its words; a footnote follows the block that calls it. */
export function leavesOf(text: AuthoredNode): Leaf[] {
  const leaves: Leaf[] = [];
  const nowhere: Place = { kind: 'paragraph', level: 0, number: null, row: null, tables: { count: 0 } };
  walk(childrenOf(text), nowhere, 0, leaves);
  return leaves;
}

const childrenOf = (node: AuthoredNode): AuthoredNode[] =>
  Array.isArray(node.content)
    ? node.content.filter((child): child is AuthoredNode => typeof child === 'object' && child !== null)
    : [];

const isInline = ({ type }: AuthoredNode) => type === 'text' || type === 'hardBreak' || type === 'footnote';

function walk(nodes: readonly AuthoredNode[], place: Place, depth: number, leaves: Leaf[]): void {
  for (const node of nodes) {
    const inner = childrenOf(node);
    if (node.type === 'paragraph' || isInline(node) || depth > DEEPEST)
      pushLeaf(node.type === 'paragraph' ? inner : [node], place, leaves);
    else if (node.type === 'heading')
      pushLeaf(inner, { ...place, kind: 'heading', level: Number(node.attrs?.['level']) || 2 }, leaves);
    else if (node.type === 'bulletList' || node.type === 'orderedList') walkList(node, place, depth, leaves);
    else if (node.type === 'blockquote') walk(inner, { ...place, kind: 'quotation' }, depth + 1, leaves);
    else if (node.type === 'table') walkTable(inner, place, depth, leaves);
    else walk(inner, place, depth + 1, leaves);
  }
}

function walkList(list: AuthoredNode, place: Place, depth: number, leaves: Leaf[]): void {
  const start = Number(list.attrs?.['start']) || 1;
  const level = place.kind === 'item' ? place.level + 1 : 1;
  childrenOf(list).forEach((item, nth) =>
    walk(
      item.type === 'listItem' ? childrenOf(item) : [item],
      { ...place, kind: 'item', level, number: list.type === 'orderedList' ? start + nth : null },
      depth + 1,
      leaves,
    ),
  );
}

function walkTable(rows: readonly AuthoredNode[], place: Place, depth: number, leaves: Leaf[]): void {
  const table = ++place.tables.count;
  rows.forEach((row, nth) => {
    for (const cell of childrenOf(row))
      walk(
        childrenOf(cell),
        { ...place, kind: 'cell', level: 0, number: null, row: `${table}.${nth + 1}` },
        depth + 2,
        leaves,
      );
  });
}

function pushLeaf(inlines: readonly AuthoredNode[], { tables: _, ...place }: Place, leaves: Leaf[]): void {
  const pieces: Piece[] = [];
  const notes: Leaf[] = [];
  for (const { type, text, attrs, by } of inlines) {
    if (type === 'text' && typeof text === 'string') pieces.push({ text, by });
    else if (type === 'hardBreak') pieces.push({ text: '\n', by });
    else if (type === 'footnote') {
      pieces.push({ text: NOTE_MARK, by });
      notes.push({
        ...place,
        kind: 'footnote',
        level: 0,
        number: null,
        pieces: [{ text: String(attrs?.['text'] ?? ''), by }],
      });
    }
  }
  leaves.push({ ...place, pieces }, ...notes);
}
