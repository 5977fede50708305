import { rawDocx } from './raw-docx.ts';
import { rawWorkbook, rowsOfSheet } from './raw-workbook.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CELL = '<c><v>1</v></c>';
const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;

export interface HostileTable {
  readonly file: Uint8Array;
  readonly name: string;
  /** After `practice-import.`. */
  readonly code: string;
}

const csv = (text: string | Uint8Array, code: string): HostileTable => ({
  file: typeof text === 'string' ? encode(text) : text,
  name: 'practices.csv',
  code,
});
const xlsx = (file: Uint8Array, code: string, name = 'practices.xlsx'): HostileTable => ({ file, name, code });

/** The one of `HOSTILE_TABLES` that is refused before it has arrived, and so is read nowhere. */
export const TOO_LARGE_TO_SEND = 'a file larger than the limit';

/** Files that are refused, with the code of the refusal; made when asked for, since some are large. */
export const HOSTILE_TABLES: Readonly<Record<string, () => HostileTable>> = {
  [TOO_LARGE_TO_SEND]: () => csv(`Title,Summary\n${'x'.repeat(10_000_000)}`, 'too-large'),
  'a cell larger than a practice': () => csv(`Title,Summary\nA,${'x'.repeat(120_001)}`, 'cell-too-long'),
  'a row of more letters than a practice': () =>
    csv(`Title,Summary,Text\nA,${`"${'word '.repeat(24_000)}",`.repeat(3)}`, 'row-too-long'),
  'more letters than a table has': () =>
    csv(`Title,Summary\n${`A,${'word '.repeat(20_000)}\n`.repeat(90)}`, 'too-large'),
  'more rows than the limit': () => csv(`Title,Summary\n${'A,B\n'.repeat(2_001)}`, 'too-many-rows'),
  'more rows than the limit, in a workbook': () =>
    xlsx(
      rawWorkbook({
        sheets: [
          rowsOfSheet([['Title', 'Summary']]) +
            Array.from({ length: 2_100 }, (_, at) => row(at + 2, `<c r="A${at + 2}"><v>1</v></c>`)).join(''),
        ],
      }),
      'too-many-rows',
    ),
  'more columns than the limit': () => csv(`Title${',x'.repeat(100)}\nA${',b'.repeat(100)}`, 'too-many-columns'),
  'a cell beyond the last column': () =>
    xlsx(rawWorkbook({ sheets: [row(1, '<c r="XFD1"><v>1</v></c>')] }), 'too-many-columns'),
  'rows that all have one number': () =>
    xlsx(rawWorkbook({ sheets: [rowsOfSheet([['Title']]) + row(2, CELL) + row(2, CELL)] }), 'malformed'),
  'rows without end to their numbers': () =>
    xlsx(rawWorkbook({ sheets: [rowsOfSheet([['Title']]) + row(99_999_999, CELL)] }), 'malformed'),
  'rows whose number is none': () =>
    xlsx(rawWorkbook({ sheets: [rowsOfSheet([['Title']]) + row(Number.NaN, CELL)] }), 'malformed'),
  'two cells in one place': () =>
    xlsx(
      rawWorkbook({ sheets: [rowsOfSheet([['Title']]) + row(2, '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>')] }),
      'malformed',
    ),

  'a table without a head': () => csv('1,2020,x@example.org\n2,2021,y@example.org', 'no-head'),
  'a head without rows': () => csv('Title,Summary\n\n,,\n', 'no-rows'),
  'an empty workbook': () => xlsx(rawWorkbook({ sheets: [''] }), 'no-head'),
  'quotes that never close': () => csv('Title,Summary\n"A,B\nC,D\n', 'malformed'),
  'bytes that are no text': () =>
    csv(
      Uint8Array.from({ length: 500 }, (_, at) => at % 7),
      'malformed',
    ),
  'half of a UTF-16 text': () => csv(Uint8Array.from([0xff, 0xfe, 0x41]), 'malformed'),
  'JSON that breaks off': () => ({ file: encode('{"practices": [{"title": "A"'), name: 'a.json', code: 'malformed' }),
  'JSON without a list': () => ({ file: encode('{"title": "A"}'), name: 'a.json', code: 'malformed' }),
  'JSON nested too deep': () => ({ file: encode('['.repeat(5_000_000)), name: 'a.json', code: 'malformed' }),
  'records within records': () => ({ file: encode('[{"title": {"en": "A"}}]'), name: 'a.json', code: 'malformed' }),

  'an encrypted workbook': () =>
    xlsx(new Uint8Array([...COMPOUND, ...new Uint8Array(600), ...utf16('EncryptedPackage')]), 'encrypted'),
  'a workbook of old Excel': () =>
    xlsx(new Uint8Array([...COMPOUND, ...new Uint8Array(600), ...utf16('Workbook')]), 'unsupported', 'practices.xls'),
  'a workbook that calls itself one with macros': () => xlsx(rawWorkbook(), 'macros', 'practices.xlsm'),
  'a workbook that allows macros': () =>
    xlsx(rawWorkbook({ mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }), 'macros'),
  'a workbook with macros under another type': () =>
    xlsx(rawWorkbook({ parts: { 'xl/vbaProject.bin': encode('x') } }), 'macros'),
  'a workbook with old macros': () => xlsx(rawWorkbook({ parts: { 'xl/macrosheets/sheet1.xml': '<a/>' } }), 'macros'),
  'a binary workbook': () =>
    xlsx(rawWorkbook({ parts: { 'xl/workbook.xml': undefined, 'xl/workbook.bin': encode('x') } }), 'unsupported'),
  'a spreadsheet of another program': () =>
    xlsx(
      rawWorkbook({ parts: { '_rels/.rels': undefined, mimetype: 'application/vnd.oasis.opendocument.spreadsheet' } }),
      'unsupported',
    ),
  'a page of the web': () => ({ file: encode('<table><tr><td>A'), name: 'practices.html', code: 'unsupported' }),
  'a PDF': () => ({ file: encode('%PDF-1.7 …'), name: 'practices', code: 'unsupported' }),
  'a Word document': () => ({ file: rawDocx(), name: 'annex.docx', code: 'paper' }),
  'a Word document that calls itself a workbook': () => xlsx(rawDocx(), 'paper'),

  'a workbook cut short': () => xlsx(rawWorkbook().subarray(0, 600), 'malformed'),
  'no archive at all': () => xlsx(encode('This is no workbook.'), 'malformed'),
  'a workbook without its sheets': () => xlsx(rawWorkbook({ parts: { 'xl/workbook.xml': undefined } }), 'malformed'),
  'markup that does not close': () =>
    xlsx(
      rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData><row>` } }),
      'malformed',
    ),
  'entities that grow': () =>
    xlsx(
      rawWorkbook({
        parts: {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}">]><worksheet xmlns="${MAIN}"><sheetData>${row(1, '<c t="str"><v>&b;&b;</v></c>')}</sheetData></worksheet>`,
        },
      }),
      'malformed',
    ),
  'a sheet that unpacks to far more than it is': () =>
    xlsx(rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': encode(' '.repeat(30_000_000)) } }), 'bomb'),
  'a picture that does': () =>
    xlsx(rawWorkbook({ parts: { 'xl/media/image1.png': new Uint8Array(60_000_000) } }), 'bomb'),
  'markup nested too deep': () =>
    xlsx(
      rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${'<a>'.repeat(300)}` } }),
      'bomb',
    ),
  'millions of empty cells': () =>
    xlsx(
      rawWorkbook({
        sheets: [
          Array.from({ length: 40_000 }, (_, at) =>
            row(at + 1, '<c/><c s="1"/><c/><c s="2"/><c/><c/><c s="1"/><c/><c/><c/>'),
          ).join(''),
        ].flatMap((sheet) => [sheet, sheet]),
      }),
      'bomb',
    ),
};
