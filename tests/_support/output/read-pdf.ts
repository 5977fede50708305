import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Tagged {
  readonly role: string;
  readonly lang: string | undefined;
  /** Text of its own, and elements, in reading order. */
  readonly children: readonly (string | Tagged)[];
}

export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
}

interface Node {
  role?: string;
  lang?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

/** The structure of each page with its text, as a screen reader is told it; what is decoration is not in it. */
export async function structureOf(document: PDFDocumentProxy): Promise<Tagged[]> {
  const pages: Tagged[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if (!('type' in item)) {
        const id = open.findLast((one) => one !== undefined);
        if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push('id' in item ? (item.id as string | undefined) : undefined);
    }
    const read = (node: Node): string | Tagged =>
      node.type === 'content'
        ? (texts.get(node.id ?? '') ?? '')
        : { role: node.role ?? '', lang: node.lang, children: (node.children ?? []).map(read) };
    const tree = read((await page.getStructTree()) as Node);
    if (typeof tree !== 'string') pages.push(tree);
  }
  return pages;
}

/** All elements below, in reading order. */
export const elementsOf = (tree: Tagged): Tagged[] =>
  tree.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsOf(child)]));

/** The text of an element, without what is in elements of the roles `without`. */
export const textIn = (tree: Tagged, without: readonly string[] = []): string =>
  tree.children
    .map((child) => (typeof child === 'string' ? child : without.includes(child.role) ? '' : textIn(child, without)))
    .join('');
