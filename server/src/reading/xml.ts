import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refused } from '@penholder/shared/kernel';
import { LIMITS, bomb, malformed, readingRefusals } from './refusals.ts';

/** The namespaces of Office Open XML that are read, in both editions of the standard, by the prefixes used for them here. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://purl.org/dc/elements/1.1/': 'dc',
};
const prefixed = (uri: string, local: string) => (uri === '' ? local : `${PREFIXES[uri] ?? '?'}:${local}`);

/** An element as it opens: its name (`w:p`) and its attributes (`attribute('w:val')`). */
export interface XmlElement {
  readonly name: string;
  attribute(name: string): string | undefined;
}

export interface XmlHandler {
  open?(element: XmlElement): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** What the parts of one paper may hold together; counted down by `parseXml`. */
export class XmlBudget {
  elements = LIMITS.elements as number;
  characters = (LIMITS.characters * 2) as number;
}

/**
 * Walks one part. Refuses what is not well-formed, a document type (and so every entity that is not XML's own), nesting
 * deeper and elements or letters more than a text has.
 */
export function parseXml(part: Uint8Array, handler: XmlHandler, budget: XmlBudget): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw malformed('its markup is broken');
  });
  parser.on('doctype', () => {
    throw malformed('its markup declares a document type, which Word never does');
  });
  parser.on('opentag', (tag) => {
    if (++depth > LIMITS.depth || --budget.elements < 0) throw bomb();
    handler.open?.(elementOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth--;
    handler.close?.(prefixed(tag.uri, tag.local));
  });
  const text = (written: string) => {
    budget.characters -= written.length;
    if (budget.characters < 0) throw new Refused(readingRefusals.tooLong());
    handler.text?.(written);
  };
  parser.on('text', text);
  parser.on('cdata', text);

  const decoder = decoderOf(part);
  const CHUNK = 1 << 16;
  try {
    for (let at = 0; at < part.length; at += CHUNK)
      parser.write(decoder.decode(part.subarray(at, at + CHUNK), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw malformed('its letters are in an unknown encoding');
    throw error;
  }
}

const elementOf = (tag: SaxesTagNS): XmlElement => ({
  name: prefixed(tag.uri, tag.local),
  attribute(name) {
    for (const attribute of Object.values(tag.attributes))
      if (prefixed(attribute.uri, attribute.local) === name) return attribute.value;
    return undefined;
  },
});

function decoderOf(part: Uint8Array) {
  const encoding =
    part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}
