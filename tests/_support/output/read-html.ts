import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { LineBook, type Said, type SaidLine } from './said.ts';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

const isElement = (node: Node): node is Element => 'tagName' in node;
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** All elements below a node, in order. */
export function elementsIn(node: { childNodes: Node[] }): Element[] {
  return node.childNodes.filter(isElement).flatMap((child) => [child, ...elementsIn(child)]);
}

export const parseHtml = (bytes: Uint8Array): DefaultTreeAdapterMap['document'] =>
  parse(new TextDecoder().decode(bytes));

/** What an HTML edition says, as a browser's parser reads it. */
export function readHtml(bytes: Uint8Array): Said {
  const all = elementsIn(parseHtml(bytes));
  const main = all.find((element) => element.tagName === 'main');
  const isNotes = (element: Element): boolean => attribute(element, 'role') === 'doc-endnotes';
  return {
    lines:
      main === undefined
        ? []
        : main.childNodes
            .filter(isElement)
            .filter((element) => !isNotes(element))
            .flatMap(linesOf),
    notes: all
      .filter(isNotes)
      .flatMap(elementsIn)
      .filter((element) => element.tagName === 'li')
      .map((item) => lineOf(item)),
  };
}

function linesOf(block: Element): SaidLine[] {
  if (block.tagName === 'div')
    return elementsIn(block)
      .filter(({ tagName }) => tagName === 'th' || tagName === 'td')
      .map(lineOf);
  if (block.tagName === 'ul' || block.tagName === 'ol')
    return elementsIn(block)
      .filter(({ tagName }) => tagName === 'li')
      .map(lineOf);
  return [lineOf(block)];
}

/** An element's own line: a list inside an item is not of the item's line. */
function lineOf(element: Element): SaidLine {
  const book = new LineBook();
  const walk = (node: Node): void => {
    if ('value' in node) return book.write(node.value);
    if (!isElement(node) || node.tagName === 'ul' || node.tagName === 'ol') return;
    if (node.tagName === 'br') return book.write('\n');
    const role = attribute(node, 'role');
    if (role === 'doc-backlink') return;
    if (role === 'doc-noteref')
      return book.mark(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
    if (node.tagName === 'a') book.openLink(attribute(node, 'href') ?? '');
    node.childNodes.forEach(walk);
    if (node.tagName === 'a') book.closeLink();
  };
  element.childNodes.forEach(walk);
  return book.close();
}
