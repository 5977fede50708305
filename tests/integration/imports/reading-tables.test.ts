import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../server/src/imports/read-table.ts';
import { rawWorkbook, rowsOfSheet, TABLE } from '../../_support/raw-workbook.ts';

const cellsOf = (file: Uint8Array, format: 'csv' | 'xlsx' | 'json') =>
  readTable(file, format).rows.map(({ cells }) => cells);
const utf16 = (text: string, mark: readonly number[] = []) =>
  Uint8Array.from([...mark, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
const swapped = (bytes: Uint8Array) => bytes.map((_, at) => bytes[at ^ 1]!);

describe('CSV', () => {
  const text = 'Titre;Résumé\r\n"Été; hiver";"Une ""ligne""\net une autre"\r\n';
  const rows = [
    ['Titre', 'Résumé'],
    ['Été; hiver', 'Une "ligne"\net une autre'],
  ];
  const latin1 = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  it.each([
    ['UTF-8', 'utf-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', 'utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16 with a mark', 'utf-16le', utf16(text, [0xff, 0xfe])],
    ['UTF-16, the other way round', 'utf-16be', swapped(utf16(text, [0xff, 0xfe]))],
    ['UTF-16 without a mark', 'utf-16le', utf16(text)],
    ['Windows-1252', 'windows-1252', latin1],
  ])('[IM1] is read in %s', (_, encoding, file) => {
    expect(readTable(file, 'csv')).toMatchObject({ encoding, separator: ';' });
    expect(cellsOf(file, 'csv')).toEqual(rows);
  });

  it.each([',', ';', '\t', '|'])('[IM1] is told apart at %j', (sign) => {
    const file = [`Title${sign}Summary`, `A, b; c${sign === ',' || sign === ';' ? '' : ' | d'}${sign}e`].join('\n');
    const quoted = file.replace(/A[^\n]*(?=.e$)/, (cell) => `"${cell}"`);
    expect(readTable(new TextEncoder().encode(quoted), 'csv').separator).toBe(sign);
  });

  it('[IM1] keeps the numbers of its rows, with empty ones among them, and obeys what Excel says of its separator', () => {
    const { separator, rows: read } = readTable(new TextEncoder().encode('sep=|\nTitle|Summary\n\nA;a;a|B\n'), 'csv');
    expect(separator).toBe('|');
    expect(read).toEqual([
      { row: 2, cells: ['Title', 'Summary'] },
      { row: 4, cells: ['A;a;a', 'B'] },
    ]);
  });
});

describe('a workbook', () => {
  it('[IM1] is read by its shared texts, without what is only read aloud, and by what its cells show', () => {
    const file = rawWorkbook({
      texts:
        '<si><t>Title</t></si><si><r><t>Free </t></r><r><rPr><b/></rPr><t>clinics</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
      sheets: [
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' +
          '<row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5" t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="b"><v>1</v></c></row>' +
          '<row><c s="1"><v>44270</v></c><c s="2"><v>44270.75</v></c><c s="3"><v>2.5</v></c><c><v>2021</v></c><c t="d"><v>2021-03-15T10:00:00</v></c></row>',
      ],
    });
    expect(readTable(file, 'xlsx').rows).toEqual([
      { row: 1, cells: ['Title'] },
      { row: 5, cells: ['Free clinics', '', '東京', 'a\nb_c', 'TRUE'] },
      { row: 6, cells: ['2021-03-15', '2021-03-15', '2.5', '2021', '2021-03-15'] },
    ]);
  });

  it('[IM1] counts its days from 1904 where it says so', () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    const sheets = ['<row r="1"><c r="A1" s="0"><v>42808</v></c></row>'];
    expect(cellsOf(rawWorkbook({ is1904: true, styles, sheets }), 'xlsx')).toEqual([['2021-03-15']]);
  });

  it('[IM1] is its first sheet in sight that says something; the others are named', () => {
    const sheets = [rowsOfSheet([['hidden']]), '', rowsOfSheet(TABLE), rowsOfSheet([['Notes']])];
    expect(readTable(rawWorkbook({ sheets, hidden: [0] }), 'xlsx')).toMatchObject({
      sheet: 'Sheet3',
      otherSheets: ['Sheet4'],
    });
    expect(readTable(rawWorkbook({ sheets, names: ['a', 'b', 'fields', 'practices'] }), 'xlsx')).toMatchObject({
      sheet: 'practices',
      otherSheets: ['a'],
    });
    expect(readTable(rawWorkbook({ sheets, names: ['codes', 'b', 'fields', 'practices'] }), 'xlsx')).toMatchObject({
      otherSheets: [],
    });
  });
});

describe('[IM13] a workbook whose other sheets are too large for a table', () => {
  const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
  const many = (rows: number, cells: (at: number) => string) =>
    Array.from({ length: rows }, (_, at) => row(at + 1, cells(at))).join('');
  /** What no archive packs a hundred times smaller: an archive that does is refused. */
  const digits = (at: number) => createHash('sha256').update(String(at)).digest('hex');

  it.each([
    ['of very many rows', () => many(3_000, () => '<c><v>1</v></c>')],
    ['of very many columns', () => row(1, '<c r="ZZ1"><v>1</v></c>')],
    [
      'of more elements than a table has',
      () => many(3_100, (at) => `<c x="${digits(at)}"/>${'<c/>'.repeat(250)}`) + row(3_101, '<c><v>1</v></c>'),
    ],
  ])('is read, and they are named: one %s', (_, other) => {
    const sheets = [rowsOfSheet(TABLE), other()];
    expect(readTable(rawWorkbook({ sheets }), 'xlsx')).toMatchObject({ sheet: 'Sheet1', otherSheets: ['Sheet2'] });
    const names = ['data', 'practices'];
    expect(readTable(rawWorkbook({ sheets: sheets.toReversed(), names }), 'xlsx')).toMatchObject({
      sheet: 'practices',
      otherSheets: ['data'],
      rows: [{ row: 1 }, { row: 2 }],
    });
  });

  it('is read where the texts that all sheets share are those of the others', () => {
    const others = Array.from({ length: 374_000 }, (_, at) => `<si><t>${digits(at).slice(0, 6)}</t></si>`).join('');
    const texts = `<si><t>Title</t></si>${others}`;
    const sheets = [row(1, `<c t="s"><v>0</v></c>${'<c/>'.repeat(3_000)}`)];
    expect(readTable(rawWorkbook({ texts, sheets }), 'xlsx').rows).toEqual([{ row: 1, cells: ['Title'] }]);
  });
});

it('[IM1] JSON is read from any list of records, with the columns of all of them', () => {
  const file = new TextEncoder().encode('[{"title": "A", "sdg": ["10.7", "3.8;"]}, {"number": 2, "title": null}]');
  expect(cellsOf(file, 'json')).toEqual([
    ['title', 'sdg', 'number'],
    ['A', '10.7; 3.8\\;'],
    ['', '', '2'],
  ]);
});
