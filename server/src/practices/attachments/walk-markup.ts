import { SaxesParser } from 'saxes';

/** An element of a part, by its name and attributes without prefixes: whoever hides may choose any. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const ENCODINGS = /^utf-?(?:8|16(?:le|be)?)$/i;
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Walks the markup of one part, with references resolved as Office resolves them. Throws for what is not well-formed,
 * declares a document type or is in an encoding in which other programs could read other words.
 */
export function walkMarkup(
  part: Uint8Array,
  { open, text }: { open(element: Element): void; text?(text: string, within: string): void },
): void {
  const parser = new SaxesParser({ position: false });
  const within: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A part declares a document type.');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !ENCODINGS.test(encoding)) throw new Error('A part is in an unknown encoding.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    within.push(local(name));
    open({
      name: local(name),
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    });
  });
  parser.on('closetag', () => void within.pop());
  const hear = (words: string) => text?.(words, within.at(-1) ?? '');
  parser.on('text', hear);
  parser.on('cdata', hear);

  const decoder = new TextDecoder(encodingOf(part), { fatal: true });
  const CHUNK = 1 << 16;
  for (let at = 0; at < part.length; at += CHUNK)
    parser.write(decoder.decode(part.subarray(at, at + CHUNK), { stream: true }));
  parser.write(decoder.decode()).close();
}

const encodingOf = ([first, second]: Uint8Array) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
