import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { LineBook, type Said, type SaidLine } from './said.ts';

export const parseMarkdown = (bytes: Uint8Array): { tree: Root; source: string } => {
  const source = new TextDecoder().decode(bytes);
  return { tree: unified().use(remarkParse).use(remarkGfm).parse(source), source };
};

/** What a Markdown edition says below its masthead of `mastBlocks` blocks, as GitHub's dialect is read. */
export function readMarkdown(bytes: Uint8Array, mastBlocks: number): Said {
  const { tree, source } = parseMarkdown(bytes);
  const notes = tree.children.filter((node) => node.type === 'footnoteDefinition');
  const blocks = tree.children.filter((node) => node.type !== 'footnoteDefinition').slice(mastBlocks);
  return {
    lines: blocks.flatMap((node) => linesOf(node, source)),
    notes: notes.flatMap((note) => note.children.map((child) => lineOf(child, source))),
  };
}

function linesOf(node: RootContent, source: string): SaidLine[] {
  if (node.type === 'table') return node.children.flatMap((row) => row.children.map((cell) => lineOf(cell, source)));
  if (node.type === 'blockquote') return node.children.map((child) => lineOf(child, source));
  if (node.type === 'list')
    return node.children.flatMap((item) =>
      item.children.flatMap((child) => (child.type === 'list' ? linesOf(child, source) : [lineOf(child, source)])),
    );
  return [lineOf(node, source)];
}

function lineOf(root: Nodes, source: string): SaidLine {
  const book = new LineBook();
  const walk = (node: Nodes): void => {
    switch (node.type) {
      case 'text':
        return book.write(node.value);
      case 'break':
        return book.write('\n');
      case 'footnoteReference':
        // Before a letter stands the ordinal of its part.
        return book.mark((node.label ?? node.identifier).replace(/^\d+(?=[a-z])/, ''));
      case 'paragraph':
      case 'heading':
      case 'tableCell':
      case 'emphasis':
      case 'strong':
        return node.children.forEach(walk);
      case 'link': {
        // An address in plain text, which readers make a link by themselves, is not one that we wrote.
        const isOurs = source[node.position?.start.offset ?? -1] === '[';
        if (isOurs) book.openLink(node.url);
        node.children.forEach(walk);
        if (isOurs) book.closeLink();
        return;
      }
      default:
        throw new Error(`A ${node.type} that nobody wrote: ${JSON.stringify(node).slice(0, 200)}`);
    }
  };
  walk(root);
  return book.close();
}
