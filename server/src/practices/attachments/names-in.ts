/** At most so many names are told, each at most so long. */
const MOST = 10;
const LENGTH = 200;

const tidy = (names: readonly string[]): string[] =>
  [
    ...new Set(
      names
        .map((name) =>
          name
            .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
            .trim()
            .slice(0, LENGTH),
        )
        .filter(Boolean),
    ),
  ].slice(0, MOST);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    return code === undefined ? (ENTITIES[name] ?? all) : code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
const elements = (xml: string, ...names: readonly string[]): string[] =>
  names.flatMap((name) =>
    [...xml.matchAll(new RegExp(`<${name}(?:\\s[^<>]*)?>([^<]{1,1000})</${name}>`, 'g'))].map(([, text]) =>
      unescaped(text!),
    ),
  );

/** Whom the properties of an Office or OpenDocument file name: who wrote it, who saved it last, their institution. [PR51] */
export const namesInProperties = (parts: readonly string[]): string[] =>
  tidy(
    parts.flatMap((xml) =>
      elements(xml, 'dc:creator', 'cp:lastModifiedBy', 'meta:initial-creator', 'Manager', 'Company'),
    ),
  );

/** Whom a PDF names as its author, in its information dictionary or its XMP metadata. [PR51] */
export const namesInPdf = (parts: readonly string[]): string[] =>
  tidy(
    parts.flatMap((text) => [
      ...[...text.matchAll(/\/Author\s*\(((?:\\[^]|[^\\()]){1,1000})\)/g)].map(([, written]) => pdfString(written!)),
      ...[...text.matchAll(/\/Author\s*<([0-9a-fA-F\s]{2,4000})>/g)].map(([, hex]) =>
        pdfText(Buffer.from(hex!.replace(/\s/g, ''), 'hex')),
      ),
      ...[...text.matchAll(/<dc:creator>([^]{1,2000}?)<\/dc:creator>/g)].flatMap(([, list]) =>
        elements(Buffer.from(list!, 'latin1').toString('utf8'), 'rdf:li'),
      ),
    ]),
  );

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** A string in brackets, ISO 32000-1, 7.3.4.2. */
const pdfString = (written: string): string =>
  pdfText(
    Buffer.from(
      written.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_, octal, escaped: string) =>
        octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : (ESCAPES[escaped] ?? escaped.trim()),
      ),
      'latin1',
    ),
  );

/** UTF-16 or UTF-8 where the bytes say so, else Latin-1, which PDFDocEncoding is for letters. */
function pdfText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}
