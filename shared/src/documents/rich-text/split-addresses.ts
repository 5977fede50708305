import { isSafeLink } from './rich-text.ts';

/** An address in running text, without the punctuation that ends its sentence. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}’”]/g;

/**
 * A plain text in pieces, its web addresses apart: `[{ text: 'See ' }, { text: 'https://…', href: 'https://…' }, { text: '.' }]`.
 * What a footnote says is kept plainly, and its addresses are links where it is read.
 */
export function splitAddresses(text: string): { text: string; href?: string }[] {
  const pieces: { text: string; href?: string }[] = [];
  let at = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (!isSafeLink(address)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: address, href: address });
    at = index + address.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
