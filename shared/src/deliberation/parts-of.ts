import { UUID } from '../kernel/index.ts';

/** What a plain text is made of when it is shown. Nothing in it is ever markup. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `id` is null where the reader may not know who is meant. */
  | { readonly kind: 'mention'; readonly id: string | null };

/** A mention as it is kept in a text: `@[id]`, or `@[]` where the reader may not know whom. */
const MENTION = new RegExp(`@\\[(${UUID})?\\]`, 'gi');
const PIECE = new RegExp(`@\\[(?<id>${UUID})?\\]|(?<link>https?://[^\\s<>"\`«»“”‘’{}|\\\\^]+)`, 'giu');
/** What closes a sentence around an address rather than the address itself. */
const CLOSING = /[.,;:!?…'،؛؟。，]+$/u;

/** A mention as it is written into a text. */
export const mentionOf = (id: string): string => `@[${id}]`;

/** The ids that a text mentions, each once, in order. */
export const mentionsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(MENTION)].flatMap((match) => (match[1] ? [match[1].toLowerCase()] : []))),
];

/** The text with every mention blanked that `known` does not hold: what may leave to a reader. */
export const blankMentions = (text: string, known: ReadonlySet<string>): string =>
  text.replaceAll(MENTION, (whole, id: string | undefined) => (id && known.has(id.toLowerCase()) ? whole : '@[]'));

/** How long a text is to its readers: a mention counts as one character. */
export const lengthOf = (text: string): number => text.replaceAll(MENTION, '@').length;

/**
 * Takes a text apart for showing: addresses of the web become links, mentions stand for themselves, the rest is text. Only
 * http and https are linked, and nothing that carries a user name, which would hide where it leads.
 *
 * @example partsOf('See https://example.org.') // text 'See ', link, text '.'
 */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const upTo = (end: number) => {
    if (end > from) parts.push({ kind: 'text', text: text.slice(from, end) });
  };
  for (const match of text.matchAll(PIECE)) {
    const { link, id } = match.groups as { link?: string; id?: string };
    const address = link === undefined ? undefined : withoutClosing(link);
    if (address !== undefined && !isPlainAddress(address)) continue;
    upTo(match.index);
    parts.push(
      address === undefined
        ? { kind: 'mention', id: id?.toLowerCase() ?? null }
        : { kind: 'link', text: address, href: address },
    );
    from = match.index + (address ?? match[0]).length;
  }
  upTo(text.length);
  return parts;
}

function withoutClosing(link: string): string {
  let address = link.replace(CLOSING, '');
  // A bracket that was opened before the address closes after it.
  while (/[)\]]$/.test(address) && count(address, /[)\]]/g) > count(address, /[([]/g))
    address = address.slice(0, -1).replace(CLOSING, '');
  return address;
}
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function isPlainAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, hostname } = new URL(address);
  return username === '' && password === '' && hostname !== '';
}
