import type { Oddity, PaperSource, SourceBlock, SourceFootnote } from '@penholder/shared/reading';
import { plainText } from '@penholder/shared/documents';
import { type Run, joinRuns } from '../runs.ts';
import { parseXml } from '../xml.ts';
import { readNumbering } from './numbering.ts';
import { type DocxParts, openDocx } from './parts.ts';
import { type Story, readStory } from './story.ts';
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
    paragraphs: 0,
    runs: 0,
  };
  const blocks = readStory(parts.main, story);
  const ofBody = story.paragraphs;
  const footnotes = readNotes(parts, story);
  const comments = readComments(parts, story);
  const margins = readMargins(parts, story);
  return {
    blocks,
    footnotes,
    oddities: [
      ...oddities
        .map((oddity) => (oddity.code === 'comment' ? { ...oddity, text: comments.get(oddity.text) ?? '' } : oddity))
        .map((oddity) => ({ ...oddity, n: oddity.n > ofBody ? 0 : oddity.n })),
      ...margins,
    ],
    ...readProperties(parts),
  };
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
    if (part)
      readStory(
        part,
        story,
        ({ id, blocks }) => void notes.push({ id: story.mark(kind, id), content: asLines(blocks) }),
      );
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
