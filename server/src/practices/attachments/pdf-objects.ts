/** An object of a PDF as it is written, up to its stream if it has one. */
export interface PdfObject {
  readonly text: string;
  /** Where the bytes of its stream begin. */
  readonly stream: number | undefined;
}

const WHITE = String.raw`\0\t\n\f\r `;
/** What ends a name or a word: white space, or a sign that begins something else. */
const DELIMITED = String.raw`(?![^${WHITE}()<>\[\]{}/%])`;

/** A pattern for names (ISO 32000-1, 7.3.5), each letter of which may be written as `#4a`. */
export function nameOf(...names: readonly string[]): RegExp {
  const letter = (one: string) => {
    const [high, low] = one.charCodeAt(0).toString(16);
    return `(?:${one}|#${high}${/[a-f]/.test(low!) ? `[${low}${low!.toUpperCase()}]` : low})`;
  };
  const written = names.map((name) => [...name].map(letter).join(''));
  return new RegExp(`/(?:${written.join('|')})${DELIMITED}`);
}

/** An object begins behind its two numbers, with or without white space or a comment between. */
const BEGINS = new RegExp(String.raw`(?<=[\d\r\n][${WHITE}]*)obj`, 'g');
/** What matters for where it ends. Words within a dictionary or list are values there, strings and comments hold no words. */
const SIGNS = new RegExp(
  String.raw`%[^\r\n]*|\(|<<|>>|\[|\]|(?<=[${WHITE}>\])}])(?:stream${DELIMITED}(?:\r\n|\r|\n)?|endobj${DELIMITED})`,
  'g',
);

/** Every object that a reader could find in a text, wherever one begins. */
export function* listObjects(text: string): Generator<PdfObject> {
  for (const { index } of text.matchAll(BEGINS)) {
    const { end, stream } = endOf(text, index + 'obj'.length);
    yield { text: text.slice(index, end), stream };
  }
}

function endOf(text: string, from: number): { end: number; stream: number | undefined } {
  let depth = 0;
  SIGNS.lastIndex = from;
  for (let sign = SIGNS.exec(text); sign; sign = SIGNS.exec(text)) {
    const [written] = sign;
    if (written === '(') SIGNS.lastIndex = endOfString(text, SIGNS.lastIndex);
    else if (written === '<<' || written === '[') depth++;
    else if (written === '>>' || written === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !written.startsWith('%'))
      return { end: sign.index, stream: written.startsWith('stream') ? SIGNS.lastIndex : undefined };
  }
  return { end: text.length, stream: undefined };
}

/** Behind the bracket that closes a string: brackets within it come in pairs, or behind a backslash. */
function endOfString(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
