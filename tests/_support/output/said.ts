import { marksOf, type Block, type Inline, type Publication } from '@penholder/shared/documents';
import { address, printable } from '@penholder/server/output/writers/printable';

/** What one line says: its text with `⟦n⟧` for the mark of a note called n, white space made even, and its links in order. */
export interface SaidLine {
  readonly text: string;
  readonly links: readonly (readonly [text: string, href: string])[];
}

/** What a file says: the lines of its blocks in order, and its notes'. */
export interface Said {
  readonly lines: readonly SaidLine[];
  readonly notes: readonly SaidLine[];
}

/** Line breaks and runs of spaces are one space: what all formats agree on. */
export const even = (text: string): string => text.replace(/[ \n]+/g, ' ').trim();

/** A line gathered from pieces in reading order. */
export class LineBook {
  private text = '';
  private readonly links: [string, string][] = [];
  write(text: string): void {
    this.text += text;
    if (this.open !== undefined) this.open[0] += text;
  }
  private open: [string, string] | undefined;
  openLink(href: string): void {
    this.open = ['', href];
    this.links.push(this.open);
  }
  closeLink(): void {
    this.open = undefined;
  }
  mark(note: string | number): void {
    this.text += `⟦${note}⟧`;
  }
  close(): SaidLine {
    return { text: even(this.text), links: this.links.map(([text, href]) => [even(text), href]) };
  }
}

/** What every format must say of a publication, worked out from the publication alone. */
export function saidBy(publication: Publication): Said {
  const marks = new Map(
    publication.noteMarks === 'letters'
      ? partsOf(publication.blocks).flatMap((part) => marksOf(part).map((id, index) => [id, letterOf(index)] as const))
      : marksOf(publication.blocks).map((id, index) => [id, String(index + 1)] as const),
  );
  const line = (runs: readonly Inline[], number?: string): SaidLine => {
    const book = new LineBook();
    if (number !== undefined) book.write(`${number} `);
    let open: string | undefined;
    for (const run of runs) {
      const href = run.href === undefined ? undefined : address(run.href);
      if (open !== href) {
        if (open !== undefined) book.closeLink();
        if (href !== undefined) book.openLink(href);
        open = href;
      }
      book.write(printable(run.text));
      if (run.footnote !== undefined) {
        if (open !== undefined) book.closeLink();
        open = undefined;
        book.mark(marks.get(run.footnote)!);
      }
    }
    return book.close();
  };
  const linesOf = (block: Block): SaidLine[] => {
    if (block.kind === 'list') return block.items.map((item) => line(item.content));
    if (block.kind === 'table') return [...block.header, ...block.rows.flat()].map((cell) => line(cell));
    return [line(block.content, block.kind === 'paragraph' ? block.number : undefined)];
  };
  const notes = new Map(publication.footnotes.map((footnote) => [footnote.id, footnote.content]));
  return { lines: publication.blocks.flatMap(linesOf), notes: [...marks.keys()].map((id) => line(notes.get(id)!)) };
}

/** Blocks cut before each heading that begins a page. */
function partsOf(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.startsPage) parts.push([]);
    parts.at(-1)!.push(block);
  }
  return parts;
}

/** `a` for 0; as far as test texts go. */
const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
const LETTERS = [...ALPHABET, ...ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second))];
const letterOf = (index: number): string => LETTERS[index]!;

/** The same without marks of direction, which the Word file adds of its own. */
export function withoutMarks({ lines, notes }: Said): Said {
  const bare = (text: string): string => text.replace(/[\u200E\u200F]/g, '');
  const line = (said: SaidLine): SaidLine => ({
    text: bare(said.text),
    links: said.links.map(([text, href]) => [bare(text), href]),
  });
  return { lines: lines.map(line), notes: notes.map(line) };
}
