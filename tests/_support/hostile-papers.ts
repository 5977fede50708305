import { deflateSync } from 'fflate';
import { pack, paragraph, rawDocx, rawParts } from './raw-docx.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const OPEN = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const CLOSE = '</w:body></w:document>';
const withMain = (markup: string | Uint8Array) => rawDocx({ parts: { 'word/document.xml': markup } });
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Offsets of the entries in the directory of an archive, by name. */
function directoryOf(file: Uint8Array): Map<string, number> {
  const view = new DataView(file.buffer, file.byteOffset);
  const found = new Map<string, number>();
  for (let at = view.getUint32(file.length - 6, true); view.getUint32(at, true) === 0x02014b50;) {
    const length = view.getUint16(at + 28, true);
    found.set(new TextDecoder().decode(file.subarray(at + 46, at + 46 + length)), at);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}
/** Changes what the directory says of one entry: `field` is the offset within its record. */
function patched(file: Uint8Array<ArrayBuffer>, name: string, field: number, value: number, size: 2 | 4): Uint8Array {
  const view = new DataView(file.buffer);
  const at = directoryOf(file).get(name)! + field;
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return file;
}

/** One packed stretch of zeros, and a directory that names it over and over: a small file that claims to hold terabytes. */
function overlapping(entries: number): Uint8Array {
  const packed = deflateSync(new Uint8Array(1_000_000), { level: 9 });
  const local = new Uint8Array(31 + packed.length);
  const view = new DataView(local.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(8, 8, true);
  view.setUint16(26, 1, true);
  local[30] = 0x61;
  local.set(packed, 31);
  const record = new Uint8Array(50);
  const directory = new Uint8Array(50 * entries + 22);
  for (let nth = 0; nth < entries; nth++) {
    const of = new DataView(record.buffer);
    of.setUint32(0, 0x02014b50, true);
    of.setUint16(10, 8, true);
    of.setUint32(20, packed.length, true);
    of.setUint32(24, 1_000_000, true);
    of.setUint16(28, 4, true);
    record.set(encode(String(nth).padStart(4, '0')), 46);
    directory.set(record, 50 * nth);
  }
  const end = new DataView(directory.buffer, 50 * entries);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries, true);
  end.setUint16(10, entries, true);
  end.setUint32(12, 50 * entries, true);
  end.setUint32(16, local.length, true);
  return new Uint8Array([...local, ...directory]);
}

const many = (count: number, content: Uint8Array) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`word/media/${nth}.bin`, content]));
/** Entries of a megabyte, each of which says that it unpacks to `bytes`. */
function claiming(count: number, bytes: number): Uint8Array {
  const file = pack({ ...rawParts({}), ...many(count, noise(1_000_000)) }, 0);
  for (let nth = 0; nth < count; nth++) patched(file, `word/media/${nth}.bin`, 24, bytes, 4);
  return file;
}
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

export interface HostilePaper {
  readonly file: Uint8Array;
  readonly code: string;
  readonly name?: string;
  readonly mediaType?: string;
}

/** Files that are refused, with the code of the refusal; made when asked for, since some are large. */
export const HOSTILE: Readonly<Record<string, () => HostilePaper>> = {
  'a file larger than the limit': () => ({
    file: Uint8Array.from({ length: 25_000_001 }, (_, at) => [0x50, 0x4b, 3, 4][at] ?? 0),
    code: 'reading.too-large',
  }),
  'a text larger than the limit': () => ({
    file: encode('x'.repeat(1_000_001)),
    name: 'paper.md',
    code: 'reading.too-large',
  }),
  'more letters than a paper has': () => ({
    file: pack(rawParts({ body: paragraph('Words and more words. '.repeat(1000)).repeat(400) }), 0),
    code: 'reading.too-large',
  }),

  'an encrypted document': () => ({
    file: new Uint8Array([...COMPOUND, ...new Uint8Array(600), ...utf16('EncryptedPackage')]),
    code: 'reading.encrypted',
  }),
  'an encrypted entry': () => ({ file: patched(rawDocx(), 'word/document.xml', 8, 1, 2), code: 'reading.encrypted' }),
  'a document of old Word': () => ({
    file: new Uint8Array([...COMPOUND, ...new Uint8Array(600), ...utf16('WordDocument')]),
    name: 'paper.doc',
    code: 'reading.unsupported',
  }),

  'a document that allows macros': () => ({
    file: rawDocx({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    code: 'reading.macros',
  }),
  'a document with macros under another type': () => ({
    file: rawDocx({ parts: { 'word/vbaProject.bin': encode('x') } }),
    code: 'reading.macros',
  }),
  'a document with ActiveX': () => ({
    file: rawDocx({ parts: { 'word/activeX/activeX1.xml': '<a/>' } }),
    code: 'reading.macros',
  }),
  'a document that calls itself one with macros': () => ({
    file: rawDocx(),
    name: 'paper.docm',
    code: 'reading.macros',
  }),

  'an empty file': () => ({ file: new Uint8Array(), code: 'reading.malformed' }),
  'no archive at all': () => ({ file: encode('This is no Word document.'), code: 'reading.malformed' }),
  'an archive cut short': () => ({ file: rawDocx().subarray(0, 600), code: 'reading.malformed' }),
  'an archive without its beginning': () => ({ file: rawDocx().subarray(4), code: 'reading.malformed' }),
  'a document without its text': () => ({
    file: rawDocx({ parts: { 'word/document.xml': undefined } }),
    code: 'reading.malformed',
  }),
  'a document without relationships': () => ({
    file: rawDocx({ parts: { '_rels/.rels': undefined } }),
    code: 'reading.malformed',
  }),
  'an archive of something else': () => ({ file: pack({ 'a.txt': encode('a') }), code: 'reading.malformed' }),
  'markup that does not close': () => ({ file: withMain(`${OPEN}<w:p>`), code: 'reading.malformed' }),
  'markup that is no XML': () => ({ file: withMain('Hello & goodbye < all'), code: 'reading.malformed' }),
  'letters in no encoding': () => ({
    file: withMain(new Uint8Array([...encode(OPEN), 0xff, 0xfe, 0xc0, ...encode(CLOSE)])),
    code: 'reading.malformed',
  }),
  'an external entity': () => ({
    file: withMain(`<!DOCTYPE w [<!ENTITY x SYSTEM "file:///secret">]>${OPEN}${paragraph('&x;')}${CLOSE}`),
    code: 'reading.malformed',
  }),
  'entities that multiply': () => ({
    file: withMain(
      `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${OPEN}${paragraph('&b;')}${CLOSE}`,
    ),
    code: 'reading.malformed',
  }),
  'an entity that is not XML’s own': () => ({
    file: withMain(`${OPEN}${paragraph('&nbsp;')}${CLOSE}`),
    code: 'reading.malformed',
  }),
  'a part that is packed in an unknown way': () => ({
    file: patched(rawDocx(), 'word/document.xml', 10, 99, 2),
    code: 'reading.malformed',
  }),
  'a part whose checksum is wrong': () => ({
    file: patched(rawDocx(), 'word/document.xml', 16, 12345, 4),
    code: 'reading.malformed',
  }),
  'a directory that points beyond the end': () => ({
    file: patched(rawDocx(), 'word/document.xml', 42, 0x7fffffff, 4),
    code: 'reading.malformed',
  }),

  'text that unpacks a thousand times': () => ({
    file: withMain(`${OPEN}${' '.repeat(20_000_000)}${CLOSE}`),
    code: 'reading.bomb',
  }),
  'a part that unpacks to more than it says': () => ({
    file: patched(withMain(`${OPEN}${paragraph('Words. '.repeat(200))}${CLOSE}`), 'word/document.xml', 24, 900, 4),
    code: 'reading.bomb',
  }),
  'pictures that unpack to gigabytes': () => ({ file: claiming(4, 100_000_000), code: 'reading.bomb' }),
  'too many entries': () => ({ file: pack({ ...rawParts({}), ...many(2_001, encode('x')) }), code: 'reading.bomb' }),
  'entries that overlap': () => ({ file: overlapping(1_500), code: 'reading.bomb' }),
  'markup nested without end': () => ({
    file: withMain(`${OPEN}${'<w:sdt>'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}${CLOSE}`),
    code: 'reading.bomb',
  }),
  'tables within tables': () => ({
    file: withMain(`${OPEN}${'<w:tbl><w:tr><w:tc>'.repeat(5_000)}${'</w:tc></w:tr></w:tbl>'.repeat(5_000)}${CLOSE}`),
    code: 'reading.bomb',
  }),
  'more elements than a text has': () => ({
    file: pack(
      { ...rawParts({}), 'word/document.xml': encode(`${OPEN}<w:p>${'<w:r/>'.repeat(800_000)}</w:p>${CLOSE}`) },
      0,
    ),
    code: 'reading.bomb',
  }),
  'a part larger than any text': () => ({
    file: pack({ ...rawParts({}), 'word/document.xml': noise(33_000_000) }),
    code: 'reading.too-large',
  }),

  'a spreadsheet': () => ({
    file: rawDocx({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
    name: 'paper.xlsx',
    code: 'reading.unsupported',
  }),
  'an OpenDocument text': () => ({
    file: pack({ mimetype: encode('application/vnd.oasis.opendocument.text'), 'content.xml': encode('<a/>') }),
    name: 'paper.odt',
    code: 'reading.unsupported',
  }),
  'a PDF': () => ({
    file: encode('%PDF-1.7\n'),
    name: 'paper.pdf',
    mediaType: 'application/pdf',
    code: 'reading.unsupported',
  }),
  'a picture called Markdown': () => ({
    file: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
    name: 'paper.md',
    code: 'reading.malformed',
  }),
  'Markdown nested without end': () => ({
    file: encode('> '.repeat(600)),
    name: 'paper.md',
    code: 'reading.malformed',
  }),
};

/** Letters and digits that hardly pack: 33 MB of them are no bomb, only far too much. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 42;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = 0x30 + (state >>> 24) / 4;
  }
  return bytes;
}
