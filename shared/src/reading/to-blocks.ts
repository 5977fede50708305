import type { Block, Inline } from '../documents/index.ts';
import type { Heading } from './headings.ts';
import type { Line, Piece } from './prepare.ts';
import { onLines } from './runs.ts';

type ListBlock = Extract<Block, { kind: 'list' }>;

/** Lines and tables as blocks of a document: items that follow one another become one list, headings given in `headings` stay headings. */
export function toBlocks(pieces: readonly Piece[], headings: ReadonlyMap<Piece, Heading> = new Map()): Block[] {
  const blocks: Block[] = [];
  let open: { list: ListBlock; of: string } | undefined;
  for (const piece of pieces) {
    const list = piece.kind === 'paragraph' && !headings.has(piece) ? piece.list : undefined;
    if (!list || piece.kind === 'table') {
      open = undefined;
      blocks.push(toBlock(piece, headings.get(piece)));
      continue;
    }
    const of = `${list.list} ${list.level === 0 ? list.ordered : ''}`;
    // Items of a lower level belong to the list they stand in, whatever the file calls theirs.
    if (!open || (list.level === 0 && open.of !== of)) {
      const block: ListBlock = { kind: 'list', id: `${piece.id}-list`, ordered: list.ordered, items: [] };
      open = { list: block, of };
      blocks.push(block);
    }
    open.list.items.push({
      id: piece.id,
      content: [...piece.content],
      level: Math.min(list.level, 5),
    });
  }
  return blocks;
}

function toBlock(piece: Piece, heading: Heading | undefined): Block {
  if (piece.kind === 'table') return toTable(piece);
  const content = [...piece.content];
  if (heading) return { kind: 'heading', id: piece.id, level: heading.level, content: withoutBold(content) };
  return piece.style === 'quotation'
    ? { kind: 'quotation', id: piece.id, content }
    : { kind: 'paragraph', id: piece.id, content };
}

function toTable(table: Extract<Piece, { kind: 'table' }>): Block {
  const rows = table.rows.map((row) =>
    row.cells.map((cell) => onLines(cell.paragraphs.map((paragraph) => paragraph.content))),
  );
  const header = table.rows[0]?.isHeader ? rows.shift()! : [];
  return { kind: 'table', id: table.id, header, rows };
}

/** Headings are bold by being headings. */
export const withoutBold = (content: readonly Inline[]): Inline[] =>
  content.map((run) => {
    const plain = { ...run };
    delete plain.bold;
    return plain;
  });

/** A line's text on one line, for titles. */
export const titleText = (line: Pick<Line, 'text'> | string): string =>
  (typeof line === 'string' ? line : line.text).replace(/\s+/g, ' ').trim();
