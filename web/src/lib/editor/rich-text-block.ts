import type { RichText } from '@penholder/shared/documents';

/** Every node of the reading tree, loosely: what was frozen by an older schema must still be readable. */
export interface ReadNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: ReadNode[];
}

/** The words of all footnotes of a text, in reading order. */
export function footnotesOf(content: RichText | ReadNode): string[] {
  const found: string[] = [];
  const walk = (node: ReadNode) => {
    if (node.type === 'footnote') found.push(String(node.attrs?.['text'] ?? ''));
    node.content?.forEach(walk);
  };
  walk(content as ReadNode);
  return found;
}

/** A link that may be followed; anything else is shown as text. */
export const safeHref = (href: unknown): string | undefined =>
  typeof href === 'string' && /^(https?:\/\/|mailto:)/i.test(href) ? href : undefined;
