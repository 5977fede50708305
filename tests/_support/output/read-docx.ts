import { strFromU8, unzipSync } from 'fflate';
import { LineBook, type Said, type SaidLine } from './said.ts';

/** The parts of a Word file as text. */
export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (ENTITIES[name] ?? `&${name};`),
  );

const FRONT = new Set(['Masthead', 'MastheadTable', 'MastheadFacts', 'Title', 'Subtitle', 'ContentsHeading']);

/** What a Word file says below its masthead and contents; `disclaimers` is how many its front page bears. */
export function readDocx(bytes: Uint8Array, disclaimers: number): Said {
  const parts = partsOf(bytes);
  const body = parts['word/document.xml']!.replace(/<w:sdt>.*?<\/w:sdt>/gs, '');
  let front = disclaimers;
  const paragraphs = paragraphsOf(body).filter(
    ({ style }) => !FRONT.has(style) && !(style === 'Disclaimer' && front-- > 0),
  );
  const targets = targetsOf(parts['word/_rels/document.xml.rels'] ?? '');
  const noteTargets = targetsOf(parts['word/_rels/footnotes.xml.rels'] ?? '');
  const notes = [...(parts['word/footnotes.xml'] ?? '').matchAll(/<w:footnote ([^>]*)>(.*?)<\/w:footnote>/gs)]
    .filter(([, attributes]) => Number(/w:id="(-?\d+)"/.exec(attributes!)?.[1]) > 0)
    // A note begins with what it is called, where that is no number.
    .flatMap(([, , xml]) => paragraphsOf(xml!.replace(/<mc:AlternateContent>.*?<\/mc:AlternateContent>/, '')));
  return {
    lines: paragraphs.map(({ xml }) => lineOf(xml, targets)),
    notes: notes.map(({ xml }) => lineOf(xml, noteTargets)),
  };
}

const paragraphsOf = (xml: string): { style: string; xml: string }[] =>
  [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>|<w:p\/>/gs)].map(([, inner = '']) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? '',
    xml: inner,
  }));

function targetsOf(rels: string): ReadonlyMap<string, string> {
  return new Map(
    [...rels.matchAll(/<Relationship ([^>]*)>/g)].map(([, attributes]) => [
      /\bId="([^"]*)"/.exec(attributes!)![1]!,
      unescapeXml(/\bTarget="([^"]*)"/.exec(attributes!)![1]!),
    ]),
  );
}

function lineOf(xml: string, targets: ReadonlyMap<string, string>): SaidLine {
  const book = new LineBook();
  for (const [token, text] of xml.matchAll(
    /<w:footnoteReference w:customMarkFollows="1" [^>]*\/><w:t>[^<]*<\/w:t>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>|<w:footnoteReference [^>]*>|<w:hyperlink [^>]*>|<\/w:hyperlink>/g,
  )) {
    // Marks of direction are the format's own.
    if (text !== undefined) book.write(unescapeXml(text).replace(/[\u200E\u200F]/g, ''));
    else if (token.startsWith('<w:br') || token.startsWith('<w:tab')) book.write(' ');
    else if (token.startsWith('<w:footnoteReference'))
      book.mark(/<w:t>([^<]*)/.exec(token)?.[1] ?? /w:id="(\d+)"/.exec(token)![1]!);
    else if (token === '</w:hyperlink>') book.closeLink();
    else {
      // Word keeps what follows a # apart.
      const anchor = /w:anchor="([^"]*)"/.exec(token)?.[1];
      book.openLink(
        `${targets.get(/r:id="([^"]*)"/.exec(token)?.[1] ?? '') ?? token}${anchor === undefined ? '' : `#${unescapeXml(anchor)}`}`,
      );
    }
  }
  return book.close();
}
