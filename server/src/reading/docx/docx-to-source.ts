import type { Oddity, PaperSource, SourceBlock, SourceFootnote, SourceParagraph } from '@penholder/shared/reading';
import { plainText } from '@penholder/shared/documents';
import { type Run, joinRuns } from '../runs.ts';
import { parseXml } from '../xml.ts';
import { readNumbering } from './numbering.ts';
import { type DocxParts, openDocx } from './parts.ts';
import { type StoryItem, readStory } from './story.ts';
import type { Story } from './story-state.ts';
import { readStyles } from './styles.ts';

/** Reads a Word document; refuses what `openDocx` and the limits refuse. */
export function docxToSource(file: Uint8Array): PaperSource {
  const parts = openDocx(file);
  const optional = (type: string) => {
    const part = parts.related(type);
    return part === undefined ? undefined : parts.read(part);
  };
  const marks = new Map<string, string>();
  const oddities: Oddity[] = [];
  const story: Story = {
    parts,
    styles: readStyles(optional('styles'), parts.budget),
    numbering: readNumbering(optional('numbering'), parts.budget),
    oddities,
    mark(kind, id) {
      const key = `${kind} ${id}`;
      if (!marks.has(key)) marks.set(key, `fn${marks.size + 1}`);
      return marks.get(key)!;
    },
    ownMarks: new Map(),
    paragraphs: 0,
    runs: 0,
  };
  const read = readStory(parts.main, story);
  const { blocks, numbers } = inOrder(read);
  const placed = oddities.splice(0).map((oddity) => ({ ...oddity, n: numbers.get(oddity.n) ?? 0 }));
  const footnotes = readNotes(parts, story);
  const ofNotes = oddities.splice(0);
  const comments = readComments(parts, story);
  const margins = readMargins(parts, story);
  return {
    blocks,
    footnotes,
    oddities: [
      ...[...placed, ...ofNotes].map((oddity) =>
        oddity.code === 'comment' ? { ...oddity, text: comments.get(oddity.text) ?? '' } : oddity,
      ),
      ...margins,
    ],
    ...readProperties(parts),
  };
}

/** Blocks with their paragraphs numbered in the order in which they stand, and which number each had before. */
function inOrder(read: readonly SourceBlock[]): { blocks: SourceBlock[]; numbers: ReadonlyMap<number, number> } {
  const numbers = new Map<number, number>([[0, 0]]);
  const number = (paragraph: SourceParagraph): SourceParagraph => {
    numbers.set(paragraph.n, numbers.size);
    return { ...paragraph, n: numbers.get(paragraph.n)! };
  };
  const blocks = read.map((block): SourceBlock => {
    if (block.kind === 'paragraph') return number(block);
    const rows = block.rows.map((row) => {
      const cells = row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(number) }));
      return { ...row, n: cells.flatMap((cell) => cell.paragraphs)[0]!.n, cells };
    });
    return { ...block, n: rows[0]!.n, rows };
  });
  return { blocks, numbers };
}

/** The text of a part's small items as runs, its paragraphs on lines of their own. */
const asLines = (blocks: readonly SourceBlock[]) => {
  const runs: Run[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    if (runs.length) runs.push({ text: '\n', bold: false, italic: false, href: undefined });
    for (const { text, bold, italic, href, footnote } of block.content)
      runs.push({ text, bold: bold ?? false, italic: italic ?? false, href, ...(footnote && { footnote }) });
  }
  return joinRuns(runs);
};

/** Notes in the order of their marks, then those that no mark in the text leads to. */
function readNotes(parts: DocxParts, story: Story): SourceFootnote[] {
  const notes: SourceFootnote[] = [];
  for (const [kind, type] of [
    ['footnote', 'footnotes'],
    ['endnote', 'endnotes'],
  ] as const) {
    const part = parts.related(type);
    let noted = story.oddities.length;
    const take = ({ id, blocks }: StoryItem) => {
      const footnote = story.mark(kind, id);
      notes.push({ id: footnote, content: asLines(blocks) });
      for (; noted < story.oddities.length; noted++)
        story.oddities[noted] = { ...story.oddities[noted]!, n: 0, footnote };
    };
    if (part) readStory(part, story, take);
  }
  const order = (note: SourceFootnote) => Number(note.id.slice(2));
  return notes.filter((note) => note.content.length > 0).sort((a, b) => order(a) - order(b));
}

function readComments(parts: DocxParts, story: Story): Map<string, string> {
  const comments = new Map<string, string>();
  const part = parts.related('comments');
  if (part) readStory(part, story, ({ id, blocks }) => void comments.set(id, plainText(asLines(blocks))));
  return comments;
}

/** Headers and footers belong to no place in the text; page numbers alone are not worth a word. */
function readMargins(parts: DocxParts, story: Story): Oddity[] {
  const texts = new Set<string>();
  for (const { type, target, isExternal } of parts.relationshipsOf(parts.main)) {
    if (isExternal || !/^(?:header|footer)$/.test(type) || !parts.zip.has(target)) continue;
    const text = plainText(asLines(readStory(target, story)));
    if (/\p{L}{3}/u.test(text)) texts.add(text);
  }
  return [...texts].map((text) => ({ code: 'header-or-footer', n: 0, text }));
}

function readProperties(parts: DocxParts): Pick<PaperSource, 'title' | 'language'> {
  const core = parts
    .relationshipsOf('')
    .find((relationship) => relationship.type === 'core-properties' && !relationship.isExternal)?.target;
  if (!core || !parts.zip.has(core)) return {};
  const found: Record<string, string> = {};
  let at = '';
  parseXml(
    parts.read(core),
    {
      open: (element) => void (at = element.name),
      close: () => void (at = ''),
      text: (text) => void (found[at] = (found[at] ?? '') + text),
    },
    parts.budget,
  );
  const [title, language] = [found['dc:title']?.trim(), found['dc:language']?.trim()];
  return { ...(title && { title: title.slice(0, 500) }), ...(language && { language }) };
}
