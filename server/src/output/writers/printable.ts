/**
 * What cannot be printed, or would command the typesetter: control characters, non-characters, tag characters, byte
 * order marks, and the bidirectional embeddings, overrides and isolates that would turn the text after them around.
 * Direction comes from a run's language; the plain marks (LRM, RLM, ALM) and joiners stay.
 */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|[\u{FDD0}-\u{FDEF}]|[\u{E0000}-\u{E007F}]/gu;

const PLANE_ENDS =
  /[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{4FFFE}\u{4FFFF}\u{5FFFE}\u{5FFFF}\u{6FFFE}\u{6FFFF}\u{7FFFE}\u{7FFFF}\u{8FFFE}\u{8FFFF}\u{9FFFE}\u{9FFFF}\u{AFFFE}\u{AFFFF}\u{BFFFE}\u{BFFFF}\u{CFFFE}\u{CFFFF}\u{DFFFE}\u{DFFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]/gu;

/**
 * The text that every format can hold: well-formed Unicode, `\n` for each kind of line break, a space for each tab,
 * nothing of the above. Idempotent. A lone surrogate becomes U+FFFD.
 */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNPRINTABLE, '')
    .replace(PLANE_ENDS, '');

/** A printable text on one line, without spaces at its ends: for titles, mastheads and metadata. */
export const oneLine = (text: string): string =>
  printable(text)
    .replace(/[ \n]+/g, ' ')
    .trim();

/**
 * An address as every format writes it: parsed and serialised by the URL standard (ASCII host, percent-encoded path),
 * and with the angle brackets, spaces and quotation marks that it leaves in `mailto:` encoded too.
 */
export const address = (href: string): string =>
  new URL(href).href.replace(
    /[\s<>"'`\\^{|}]/g,
    (character) => `%${character.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0')}`,
  );
