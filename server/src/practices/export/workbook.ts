import { strToU8, Zip, ZipDeflate } from 'fflate';

/*
 * A workbook (ECMA-376, SpreadsheetML) written as it is read: one page of rows is in memory at a time. Text stands in its
 * cell (`inlineStr`), in the format "Text", so that a spreadsheet neither computes it nor does so after somebody typed in it.
 */

export type Cell = string | number | null;

export interface Sheet {
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
  readonly isRightToLeft: boolean;
}

/** The pages of a sheet whose rows are all there. */
export async function* pageOf(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Writes the workbook piece by piece. */
export async function* writeWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const begin = (path: string) => {
    const part = new ZipDeflate(path, { level: 6 });
    zip.add(part);
    return part;
  };
  for (const [path, text] of fixedParts(sheets)) begin(path).push(strToU8(DECLARATION + text), true);
  for (const [place, sheet] of sheets.entries()) {
    const part = begin(`xl/worksheets/sheet${place + 1}.xml`);
    part.push(strToU8(DECLARATION + sheetBegins(sheet)));
    let row = 1;
    for await (const page of sheet.pages) {
      part.push(strToU8(page.map((cells) => rowOf(cells, ++row, BODY)).join('')));
      yield Buffer.concat(pieces.splice(0));
    }
    const corner = `${columnName(sheet.head.length - 1)}${row}`;
    part.push(strToU8(`</sheetData><autoFilter ref="A1:${corner}"/></worksheet>`), true);
  }
  zip.end();
  yield Buffer.concat(pieces.splice(0));
}

function fixedParts(sheets: readonly Sheet[]): [path: string, text: string][] {
  const each = (of: (sheet: Sheet, number: number) => string) =>
    sheets.map((sheet, place) => of(sheet, place + 1)).join('');
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${KIND}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId0" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}

/** Formats of cells by their place in the styles: the heads of columns; what stands below. 49 is the format "Text". */
const [HEAD, BODY] = [1, 2];
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6EBF2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';

const sheetBegins = ({ widths, head, isRightToLeft }: Sheet): string =>
  `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${rowOf(head, 1, HEAD)}`;

function rowOf(cells: readonly Cell[], row: number, style: number): string {
  const written = cells.map((cell, place) => {
    if (cell === null || cell === '') return '';
    const at = `r="${columnName(place)}${row}"`;
    return typeof cell === 'number'
      ? `<c ${at}><v>${cell}</v></c>`
      : `<c ${at} s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(fitting(cell))}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

/** `A`, `Z`, `AA`: the name of a column by its place from 0, up to 701. */
const columnName = (place: number): string =>
  (place < 26 ? '' : String.fromCharCode(64 + Math.floor(place / 26))) + String.fromCharCode(65 + (place % 26));

/** More than this in a cell, and Excel calls the file damaged. */
const MOST_CHARACTERS = 32_767;
const fitting = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).replace(/\p{Surrogate}$/u, '')}…` : text;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
// Characters that XML has no place for are left out, and `_x0041_`, which Excel takes for a character's code, is told apart.
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"\r]/g, (sign) => SIGNS[sign]!);
