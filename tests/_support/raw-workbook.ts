import { pack } from './raw-docx.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook, written by hand: the markup within the sheets, shared texts and so on. */
export interface RawWorkbook {
  /** Of each sheet, what stands in `sheetData`; named `Sheet1`, `Sheet2` … unless `names` says otherwise. */
  readonly sheets?: readonly string[];
  readonly names?: readonly string[];
  /** What stands in `sst`: `<si>…</si>`. */
  readonly texts?: string;
  readonly styles?: string;
  readonly is1904?: boolean;
  readonly hidden?: readonly number[];
  readonly mainType?: string;
  /** More parts, or other contents of those that are there; `undefined` leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

const cell = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

/** Rows of texts as the markup of a sheet. */
export const rowsOfSheet = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((text, column) => cell(`${String.fromCharCode(65 + column)}${row + 1}`, text)).join('')}</row>`,
    )
    .join('');

export const TABLE = [
  ['Title', 'Summary', 'Submitters'],
  ['Free clinics', 'Open to all.', 'Egypt'],
] as const;

export function rawWorkbook(book: RawWorkbook = {}): Uint8Array<ArrayBuffer> {
  const sheets = book.sheets ?? [rowsOfSheet(TABLE)];
  const parts: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${book.mainType ?? `${KIND}.sheet.main+xml`}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${book.is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (_, at) =>
          `<sheet name="${book.names?.[at] ?? `Sheet${at + 1}`}" sheetId="${at + 1}" r:id="rId${at + 1}"${book.hidden?.includes(at) ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId90" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId91" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ...Object.fromEntries(
      sheets.map((markup, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${markup}</sheetData></worksheet>`,
      ]),
    ),
    ...(book.texts !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${book.texts}</sst>` }),
    ...(book.styles !== undefined && { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>` }),
    ...book.parts,
  };
  return pack(
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, part]) =>
        part === undefined ? [] : [[name, typeof part === 'string' ? new TextEncoder().encode(part) : part]],
      ),
    ),
  ) as Uint8Array<ArrayBuffer>;
}
