import { plainText } from '../documents/index.ts';
import { linkAddresses, sliceRuns, trimRuns } from './runs.ts';
import type { SourceBlock, SourceParagraph, SourceTable } from './source.ts';

/** A paragraph as it is recognised: with its text, its id, and typed bullets made list items. */
export interface Line extends SourceParagraph {
  readonly id: string;
  readonly text: string;
}
export interface Grid extends SourceTable {
  readonly id: string;
}
export type Piece = Line | Grid;

const BULLET = /^[•·●▪‣◦○■□➢➤✓*–—-][\s ]+(?=\S)/u;
const NEXT_ITEM = /\n(?=(?:[•·●▪‣◦○■□➢➤✓*–—-]|\d{1,2}[.)])[\s ])/u;

/** Paragraphs taken apart where one holds several items on lines of their own, typed bullets made list items, bare addresses made links. */
export function prepare(blocks: readonly SourceBlock[]): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    if (block.kind === 'table')
      return [
        {
          ...block,
          id: `p${block.n}`,
          rows: block.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(linked) })),
          })),
        },
      ];
    const content = linkAddresses(block.content);
    const text = plainText(content);
    const parts = text.split(NEXT_ITEM);
    let at = 0;
    return parts.map((part, nth): Line => {
      const from = at;
      at += part.length + 1;
      return line(
        { ...block, content: parts.length === 1 ? content : trimRuns(sliceRuns(content, from, from + part.length)) },
        nth,
      );
    });
  });
}

const linked = (paragraph: SourceParagraph): SourceParagraph => ({
  ...paragraph,
  content: linkAddresses(paragraph.content),
});

function line(paragraph: SourceParagraph, nth: number): Line {
  const text = plainText(paragraph.content);
  const id = nth === 0 ? `p${paragraph.n}` : `p${paragraph.n}.${nth + 1}`;
  const bullet = !paragraph.list && !paragraph.level ? BULLET.exec(text) : null;
  if (!bullet) return { ...paragraph, id, text };
  const content = trimRuns(sliceRuns(paragraph.content, bullet[0].length));
  return {
    ...paragraph,
    id,
    content,
    text: plainText(content),
    list: { ordered: false, level: 0, label: '', list: 'typed' },
  };
}

/** The number that a line bears as an item of a numbered list, counted by the file or typed, and its text without it. */
export function ordinalOf(piece: Line): { label: string; from: number } | undefined {
  if (piece.list?.ordered) return { label: piece.list.label, from: 0 };
  if (piece.list) return undefined;
  const typed = /^[(]?(\d{1,2})[.)]\s+(?=\S)/.exec(piece.text);
  return typed ? { label: typed[1]!, from: typed[0].length } : undefined;
}
