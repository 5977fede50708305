import { type ZippableFile, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const NAMESPACES = [
  W,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The parts of a Word document, written by hand: the markup within the body, notes, styles and so on. */
export interface RawDocx {
  readonly body?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly header?: string;
  /** Addresses of hyperlinks: rId101, rId102 … */
  readonly links?: readonly string[];
  readonly mainType?: string;
  /** More parts, or other contents of those that are there; `undefined` leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

export const paragraph = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** The parts of a Word document by name, before they are packed. */
export function rawParts(docx: RawDocx): Record<string, Uint8Array> {
  const ofMain = [
    ['footnotes', docx.footnotes],
    ['endnotes', docx.endnotes],
    ['comments', docx.comments],
    ['styles', docx.styles],
    ['numbering', docx.numbering],
    ['header', docx.header],
  ].filter((part): part is [string, string] => part[1] !== undefined);
  const roots: Record<string, string> = { header: 'hdr' };
  const parts: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${docx.mainType ?? `${TYPES}.document.main+xml`}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${docx.body ?? paragraph('Text.')}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${ofMain
      .map(([name], nth) => `<Relationship Id="rId${nth + 1}" Type="${RELATIONS}/${name}" Target="${name}.xml"/>`)
      .join(
        '',
      )}${(docx.links ?? []).map((link, nth) => `<Relationship Id="rId${101 + nth}" Type="${RELATIONS}/hyperlink" Target="${link}" TargetMode="External"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      ofMain.map(([name, markup]) => [
        `word/${name}.xml`,
        `<w:${roots[name] ?? name} ${NAMESPACES}>${markup}</w:${roots[name] ?? name}>`,
      ]),
    ),
    ...docx.parts,
  };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, content]) =>
      content === undefined ? [] : [[name, typeof content === 'string' ? new TextEncoder().encode(content) : content]],
    ),
  );
}

/** Packs parts as a Word document, or as whatever they are. */
export const pack = (parts: Readonly<Record<string, Uint8Array>>, level: 0 | 6 | 9 = 6): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]): [string, ZippableFile] => [
        name,
        [content, { level, mtime: '2024-01-01' }],
      ]),
    ),
  );

export const rawDocx = (docx: RawDocx = {}): Uint8Array<ArrayBuffer> => pack(rawParts(docx));
