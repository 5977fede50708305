import * as Y from 'yjs';
import type { AuthoredRanges } from './authored-ranges.ts';
import type { AuthoredNode } from './leaves.ts';

/** A shared text as nodes, its words cut where their author changes; without `authors` nobody is told. */
export const readAuthored = (fragment: Y.XmlFragment, authors: AuthoredRanges | undefined): AuthoredNode => ({
  type: 'doc',
  content: childrenOf(fragment, authors),
});

function childrenOf(type: Y.XmlFragment, authors: AuthoredRanges | undefined): AuthoredNode[] {
  const nodes: AuthoredNode[] = [];
  for (let item = type._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const child: unknown = item.content.type;
    if (child instanceof Y.XmlText) nodes.push(...wordsOf(child, authors));
    else if (child instanceof Y.XmlElement) nodes.push(nodeOf(child, authors));
  }
  return nodes;
}

function nodeOf(element: Y.XmlElement, authors: AuthoredRanges | undefined): AuthoredNode {
  const node: AuthoredNode = {
    type: element.nodeName,
    attrs: element.getAttributes(),
    content: childrenOf(element, authors),
  };
  // The words of a footnote are an attribute: whoever set it wrote them.
  const id = (element._map.get('text') ?? element._item)?.id;
  const by = id && authors?.at(id.client, id.clock).by;
  return by === undefined ? node : { ...node, by };
}

function wordsOf(text: Y.XmlText, authors: AuthoredRanges | undefined): AuthoredNode[] {
  const nodes: AuthoredNode[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    if (!authors) {
      nodes.push({ type: 'text', text: str });
      continue;
    }
    const { client, clock } = item.id;
    for (let at = 0; at < str.length;) {
      const { by, until } = authors.at(client, clock + at);
      const end = Math.min(str.length, until - clock);
      nodes.push({ type: 'text', text: str.slice(at, end), ...(by !== undefined && { by }) });
      at = end;
    }
  }
  return nodes;
}
