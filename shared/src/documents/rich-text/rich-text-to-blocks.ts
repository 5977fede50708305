import type { Block, Footnote, Inline } from '../publication.ts';
import {
  type RichBlock,
  type RichCell,
  type RichInline,
  type RichList,
  type RichParagraph,
  type RichTable,
  type RichText,
} from './rich-text.ts';
import { splitAddresses } from './split-addresses.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** How a text is placed in a publication. */
export interface Placing {
  /** Begins every id, so that the blocks of several texts stay apart: `practice.12` gives `practice.12.3`. */
  prefix: string;
  /** Added to the levels of headings (2–4), which end at 6. */
  headingShift?: number;
}

const DEEPEST_LIST = 5;

/**
 * A rich text as blocks of a publication, with the footnotes that they call. A line break is a `\n` in a run; paragraphs
 * that share a list item or a cell are parted by one. Ids follow the place in the text: the same text gives the same ids.
 */
export function richTextToBlocks(
  text: RichText,
  { prefix, headingShift = 0 }: Placing,
): { blocks: Block[]; footnotes: Footnote[] } {
  const blocks: Block[] = [];
  const footnotes: Footnote[] = [];
  const nextId = () => `${prefix}.${blocks.length + 1}`;

  const runs = (content: readonly RichInline[] | undefined): Inline[] =>
    (content ?? []).map((run): Inline => {
      if (run.type === 'hardBreak') return { text: '\n' };
      if (run.type === 'footnote') {
        const id = `${prefix}.note.${footnotes.length + 1}`;
        footnotes.push({ id, content: splitAddresses(run.attrs.text) });
        return { text: '', footnote: id };
      }
      const href = run.marks?.find((mark) => mark.type === 'link')?.attrs.href;
      return {
        text: run.text,
        ...(run.marks?.some((mark) => mark.type === 'bold') && { bold: true }),
        ...(run.marks?.some((mark) => mark.type === 'italic') && { italic: true }),
        ...(href !== undefined && { href }),
      };
    });

  const joined = (parts: readonly Inline[][]): Inline[] =>
    parts.filter((part) => part.length > 0).flatMap((part, place) => (place === 0 ? part : [{ text: '\n' }, ...part]));

  function addList(list: RichList, level: number, into: BlockOf<'list'>['items'], id: string): void {
    for (const item of list.content) {
      const own = item.content.filter((node): node is RichParagraph => node.type === 'paragraph');
      into.push({ id: `${id}.${into.length + 1}`, content: joined(own.map((node) => runs(node.content))), level });
      for (const node of item.content)
        if (node.type !== 'paragraph') addList(node, Math.min(level + 1, DEEPEST_LIST), into, id);
    }
  }

  /** A cell's words in one line of runs: its lists become lines that begin with a mark. */
  const cellRuns = (cell: RichCell): Inline[] =>
    joined(cell.content.flatMap((node) => (node.type === 'paragraph' ? [runs(node.content)] : listLines(node))));
  const listLines = (list: RichList, indent = ''): Inline[][] =>
    list.content.flatMap((item, place) => {
      const mark = list.type === 'orderedList' ? `${(list.attrs?.start ?? 1) + place}. ` : '• ';
      return item.content.flatMap((node) =>
        node.type === 'paragraph' ? [[{ text: indent + mark }, ...runs(node.content)]] : listLines(node, `${indent}  `),
      );
    });

  function add(node: RichBlock): void {
    switch (node.type) {
      case 'paragraph': {
        const content = runs(node.content);
        if (content.some((run) => run.text.trim() !== '' || run.footnote))
          blocks.push({ kind: 'paragraph', id: nextId(), content });
        return;
      }
      case 'heading':
        blocks.push({
          kind: 'heading',
          id: nextId(),
          level: Math.min(node.attrs.level + headingShift, 6),
          content: runs(node.content),
        });
        return;
      case 'blockquote':
        for (const inner of node.content)
          if (inner.type === 'paragraph')
            blocks.push({ kind: 'quotation', id: nextId(), content: runs(inner.content) });
          else add(inner);
        return;
      case 'table': {
        const rows = gridOf(node).map((row) => row.map((cell) => (cell ? cellRuns(cell) : [])));
        const hasHeader = node.content[0]!.content.every((cell) => cell.type === 'tableHeader');
        blocks.push({
          kind: 'table',
          id: nextId(),
          header: hasHeader ? rows[0]! : [],
          rows: hasHeader ? rows.slice(1) : rows,
        });
        return;
      }
      default: {
        const list: BlockOf<'list'> = { kind: 'list', id: nextId(), ordered: node.type === 'orderedList', items: [] };
        addList(node, 0, list.items, list.id);
        blocks.push(list);
      }
    }
  }

  for (const node of text.content) add(node);
  return { blocks, footnotes };
}

/** The cells of a table by row and column; `undefined` where a wider or taller cell reaches. All rows are equally long. */
function gridOf(table: RichTable): (RichCell | undefined)[][] {
  const grid: (RichCell | undefined | null)[][] = table.content.map(() => []);
  table.content.forEach((row, y) => {
    let x = 0;
    for (const cell of row.content) {
      while (grid[y]![x] !== undefined) x++;
      const { colspan = 1, rowspan = 1 } = cell.attrs ?? {};
      for (let down = 0; down < rowspan && y + down < grid.length; down++)
        for (let right = 0; right < colspan; right++)
          grid[y + down]![x + right] = down === 0 && right === 0 ? cell : null;
      x += colspan;
    }
  });
  const width = Math.max(...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? undefined));
}
