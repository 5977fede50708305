import type { RichBlock, RichInline, RichText } from './rich-text.ts';

/**
 * The words of a text without style: blocks apart by a blank line, list items and table rows by a line break, footnotes
 * numbered at the end. For searching, counting, previews and mail.
 */
export function richTextToText(text: RichText): string {
  const footnotes: string[] = [];
  const inline = (content: readonly RichInline[] | undefined): string =>
    (content ?? [])
      .map((run) => {
        if (run.type === 'text') return run.text;
        if (run.type === 'hardBreak') return '\n';
        return `[${footnotes.push(run.attrs.text)}]`;
      })
      .join('');
  const block = (node: RichBlock, indent = ''): string => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return inline(node.content);
      case 'blockquote':
        return node.content.map((inner) => block(inner)).join('\n');
      case 'table':
        return node.content
          .map((row) => row.content.map((cell) => cell.content.map((inner) => block(inner)).join(' ')).join('\t'))
          .join('\n');
      default: {
        const start = node.type === 'orderedList' ? (node.attrs?.start ?? 1) : 0;
        return node.content
          .map((item, place) => {
            const mark = node.type === 'orderedList' ? `${start + place}. ` : '• ';
            return item.content
              .map((inner, nth) => (nth === 0 ? indent + mark : '') + block(inner, `${indent}  `))
              .join('\n');
          })
          .join('\n');
      }
    }
  };
  const body = text.content.map((node) => block(node)).filter((words) => words.trim() !== '');
  return [...body, ...footnotes.map((words, place) => `[${place + 1}] ${words}`)].join('\n\n');
}
