import { createHash } from 'node:crypto';
import type { ImportFormat } from '@penholder/shared/imports';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../server/src/imports/read-table.ts';
import { paragraph, rawDocx } from '../../_support/raw-docx.ts';
import { rawWorkbook, rowsOfSheet, TABLE } from '../../_support/raw-workbook.ts';

const cellsOf = (file: Uint8Array, format: ImportFormat) => readTable(file, format).rows.map(({ cells }) => cells);
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

describe('a Word document', () => {
  const cell = (markup: string, properties = '') =>
    `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${markup.startsWith('<') ? markup : paragraph(markup)}</w:tc>`;
  const table = (...rows: string[][]) =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((one) => cell(one)).join('')}</w:tr>`).join('')}</w:tbl>${paragraph('')}`;
  const read = (docx: Parameters<typeof rawDocx>[0]) => readTable(rawDocx(docx), 'docx');

  it('[IM23] is read by its forms: each is a practice, under the names of all', () => {
    const { rows, otherSheets } = read({
      body:
        paragraph('Practices of our ministry') +
        table(['Prepared by', 'The registry of the ministry']) +
        table(
          ['Title:', 'Free clinics'],
          ['Country', 'Kenya'],
          ['Summary', paragraph('For all.') + paragraph('Since 2021.')],
        ) +
        table(
          ['Title', 'Visas for carers'],
          ['Start date', '2020'],
          ['Summary', 'For two years.'],
          ['Remarks', 'None.'],
        ),
    });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Title', 'Country', 'Summary', 'Start date', 'Remarks'],
      ['Free clinics', 'Kenya', 'For all.\nSince 2021.'],
      ['Visas for carers', '', 'For two years.', '2020', 'None.'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 1, 2]);
    expect(otherSheets).toEqual(['Prepared by, The registry of the ministry']);
  });

  it('[IM23] is read by the table that names most fields, and those that go on under the same names', () => {
    const head = ['Title', 'Summary', 'Pays'];
    const { rows, otherSheets } = read({
      body:
        table(['Year', 'Meetings', 'Remarks'], ['2025', '4', 'Online']) +
        table(head, ['Free clinics', 'For all.', 'Kenya']) +
        table(head, ['Visas for carers', 'For two years.', 'Chile']),
    });
    expect(rows.map(({ cells }) => cells)).toEqual([
      head,
      ['Free clinics', 'For all.', 'Kenya'],
      ['Visas for carers', 'For two years.', 'Chile'],
    ]);
    expect(otherSheets).toEqual(['Year, Meetings, Remarks']);
  });

  it('[IM23] keeps notes below the words, addresses behind their links, and cells at their columns', () => {
    const noted = '<w:p><w:r><w:t>Law 82</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const linked = '<w:p><w:hyperlink r:id="rId101"><w:r><w:t>The gazette</w:t></w:r></w:hyperlink></w:p>';
    const { rows } = read({
      body: `<w:tbl><w:tr>${cell('Title')}${cell('Summary')}${cell('Country')}${cell('Source')}</w:tr><w:tr>${cell(noted, '<w:gridSpan w:val="2"/>')}${cell('Kenya')}${cell(linked)}</w:tr></w:tbl>${paragraph('')}`,
      footnotes: `<w:footnote w:id="2">${paragraph('As amended in 2019.')}</w:footnote>`,
      links: ['https://gazette.example/82'],
    });
    expect(rows[1]!.cells).toEqual([
      'Law 82\nAs amended in 2019.',
      '',
      'Kenya',
      'The gazette https://gazette.example/82',
    ]);
  });

  it('[IM1, IM23] loses nothing where cells are merged downwards, labels are left out, or rows begin further in', () => {
    const [begins, goesOn] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>'];
    const row = (cells: string, properties = '') =>
      `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
    const form = read({
      body: `<w:tbl>${row(cell('Title') + cell('Free clinics'))}${row(cell('Description', begins) + cell('One.'))}${row(cell('', goesOn) + cell('Two.'))}${row(cell('') + cell('Three.'))}${row(cell('Country') + cell('Kenya'))}</w:tbl>${paragraph('')}`,
    });
    expect(form.rows[1]!.cells).toEqual(['Free clinics', 'One.\nTwo.\nThree.', 'Kenya']);
    const list = read({
      body: `<w:tbl>${row(cell('Access to healthcare'))}${row(cell('Submitted by') + cell('Title') + cell('Country'))}${row(cell('Kenya', begins) + cell('Free clinics') + cell('Kenya'))}${row(cell('', goesOn) + cell('Helpline') + cell('Malta'))}${row(cell('Visas') + cell('Chile'), '<w:gridBefore w:val="1"/>')}</w:tbl>${paragraph('')}`,
    });
    expect(list.rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['Kenya', 'Free clinics', 'Kenya'],
      ['Kenya', 'Helpline', 'Malta'],
      ['', 'Visas', 'Chile'],
    ]);
    expect(list.otherSheets).toEqual(['Access to healthcare']);
  });

  it.each([
    ['no table', paragraph('An annex of practices.')],
    ['tables about something else', table(['Year', 'Meetings'], ['2025', '4'])],
  ])('[IM23] with %s is a paper', (_, body) => {
    expect(() => read({ body })).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'practice-import.paper' }) }),
    );
  });
});
