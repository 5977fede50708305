import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { plainText } from '@penholder/shared/documents';
import type { PaperPractice, SourceParagraph } from '@penholder/shared/reading';
import { docxToSource } from '../../../server/src/reading/docx/docx-to-source.ts';
import { fieldsOf } from '../../../server/src/reading/entering/practice-of.ts';
import { readFile } from '../../../server/src/reading/read-file.ts';
import { ARABIC, ENGLISH } from '../../_support/paper-plan.ts';
import { paperAsDocx } from '../../_support/papers.ts';
import { type RawDocx, paragraph, rawDocx } from '../../_support/raw-docx.ts';

const source = (docx: RawDocx) => docxToSource(rawDocx(docx));
const paragraphs = (docx: RawDocx) =>
  source(docx).blocks.filter((block): block is SourceParagraph => block.kind === 'paragraph');
const texts = (docx: RawDocx) => paragraphs(docx).map((block) => plainText(block.content));

describe('Word documents', () => {
  it.each([
    ['English', ENGLISH],
    ['Arabic', ARABIC],
  ] as const)('say the same to us as to another reader (%s)', async (_, plan) => {
    const { file } = await paperAsDocx(plan, { headings: 'counted', practices: 'table' });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file) });
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu);
    const ours = docxToSource(file).blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [plainText(block.content)]
        : block.rows.flatMap((row) =>
            row.cells.flatMap((cell) => cell.paragraphs.map((each) => plainText(each.content))),
          ),
    );
    expect(words(ours.join('\n'))).toEqual(words(value));
  });

  it('are counted in paragraphs, empty ones left out', () => {
    const body = `${paragraph('One')}<w:p/>${paragraph('  ')}<w:tbl><w:tr><w:tc>${paragraph('Two')}</w:tc><w:tc>${paragraph('Three')}</w:tc></w:tr></w:tbl>${paragraph('Four')}`;
    expect(source({ body }).blocks.map((block) => [block.kind, block.n])).toEqual([
      ['paragraph', 1],
      ['table', 2],
      ['paragraph', 4],
    ]);
  });

  it('[RD4] have headings by style, by what it is based on, by its translated name and by outline level', () => {
    const style = (id: string, name: string, more = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
    const styles = [
      style('Titre1', 'heading 1'),
      style('Mine', 'Chapter', '<w:basedOn w:val="Titre1"/>'),
      style('Ub2', 'Überschrift 2'),
      style('Out', 'Block', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      style('Loop', 'Loop', '<w:basedOn w:val="Loop"/>'),
    ].join('');
    const body =
      ['Titre1', 'Mine', 'Ub2', 'Out', 'Loop'].map((id) => paragraph(id, `<w:pStyle w:val="${id}"/>`)).join('') +
      paragraph('own', '<w:outlineLvl w:val="3"/>');
    expect(paragraphs({ styles, body }).map((block) => block.level)).toEqual([1, 1, 2, 3, undefined, 4]);
  });

  it('have bold by run, by character style and by paragraph style, each overruling the next', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`;
    const run = (text: string, properties: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>${run('a', '')}${run('b', '<w:b w:val="0"/>')}</w:p><w:p>${run('c', '<w:rStyle w:val="S"/>')}${run('d', '')}</w:p>`;
    expect(paragraphs({ styles, body }).map((block) => block.content)).toEqual([
      [{ text: 'a', bold: true }, { text: 'b' }],
      [{ text: 'c', bold: true }, { text: 'd' }],
    ]);
  });

  it('are numbered as Word numbers them', () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '•')}${level(1, 'bullet', ' ')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>';
    const item = (num: number, at: number) =>
      paragraph('x', `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr>`);
    const body = [
      item(1, 0),
      item(1, 1),
      item(1, 1),
      item(1, 2),
      item(1, 0),
      item(1, 1),
      item(3, 0),
      item(2, 0),
      item(2, 1),
      item(9, 0),
    ].join('');
    const lists = paragraphs({ numbering, body }).map((block) => block.list && [block.list.ordered, block.list.label]);
    expect(lists).toEqual([
      [true, 'I'],
      [true, 'I.1'],
      [true, 'I.2'],
      [true, 'a'],
      [true, 'II'],
      [true, 'II.1'],
      [true, 'IV'],
      [false, ''],
      undefined,
      undefined,
    ]);
  });

  it('[RD9] have links by relationship and by field, and none that leads elsewhere than the web', () => {
    const field = (code: string, text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${text}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const link = (id: string, text: string) => `<w:hyperlink ${id}><w:r><w:t>${text}</w:t></w:r></w:hyperlink>`;
    const body = `<w:p>${link('r:id="rId101"', 'one')}${link('r:id="rId102"', 'bad')}${link('w:anchor="x"', 'here')}${field(' HYPERLINK "https://example.org/2" ', 'two')}${field(' HYPERLINK \\l "x" ', 'there')}<w:fldSimple w:instr='HYPERLINK "mailto:a@example.org"'><w:r><w:t>three</w:t></w:r></w:fldSimple></w:p>`;
    const read = source({ body, links: ['https://example.org/1', 'javascript:alert(1)'] });
    expect((read.blocks[0] as SourceParagraph).content).toEqual([
      { text: 'one', href: 'https://example.org/1' },
      { text: 'badhere' },
      { text: 'two', href: 'https://example.org/2' },
      { text: 'there' },
      { text: 'three', href: 'mailto:a@example.org' },
    ]);
    expect(read.oddities).toEqual([{ code: 'link-address', n: 1, text: 'javascript:alert(1)' }]);
  });

  it('[RD2] are read as their tracked changes leave them, and it is said', async () => {
    const body = `<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:ins><w:r><w:t>shall</w:t></w:r></w:ins><w:r><w:t> act.</w:t></w:r></w:p>`;
    expect(texts({ body })).toEqual(['They shall act.']);
    const reading = await readFile(rawDocx({ body }), 'docx');
    expect(reading.remarks.filter((remark) => remark.code === 'tracked-changes')).toMatchObject([
      { place: { paragraph: 1 } },
    ]);
  });

  it('[RD2] list what is no text with its place', async () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A map of routes"/><a:blip/></wp:inline></w:drawing></w:r>';
    const body = [
      paragraph('Introduction', '<w:outlineLvl w:val="0"/>'),
      `<w:p><w:r><w:t>See the map.</w:t></w:r>${drawing}<w:commentRangeStart w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`,
      paragraph('Numbers', '<w:outlineLvl w:val="0"/>'),
      '<w:p><m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath></w:p>',
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:object/></w:r></w:p>',
    ].join('');
    const comments = `<w:comment w:id="7">${paragraph('Is this right?')}</w:comment>`;
    const reading = await readFile(rawDocx({ body, comments, header: paragraph('Draft of 3 May') }), 'docx');
    expect(reading.notUnderstood).toEqual([
      { why: 'picture', text: 'A map of routes', place: { paragraph: 2, heading: 'Introduction' } },
      { why: 'comment', text: 'Is this right?', place: { paragraph: 2, heading: 'Introduction' } },
      { why: 'equation', text: 'x=y', place: { paragraph: 4, heading: 'Numbers' } },
      { why: 'hidden-text', text: 'secret', place: { paragraph: 4, heading: 'Numbers' } },
      { why: 'embedded-object', text: '', place: { paragraph: 4, heading: 'Numbers' } },
      { why: 'header-or-footer', text: 'Draft of 3 May', place: { paragraph: 0, heading: '' } },
    ]);
  });

  it('[RD2] give the text of boxes once, after the paragraph that holds them', () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('In the box')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('In the box')}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> and on.</w:t></w:r></w:p>${paragraph('After')}`;
    expect(texts({ body })).toEqual(['Before and on.', 'In the box', 'After']);
    expect(source({ body }).oddities).toMatchObject([{ code: 'text-box', n: 1 }]);
  });

  it('have footnotes and endnotes in the order of their marks, and those without a mark', async () => {
    const mark = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const body = `<w:p><w:r><w:t>A</w:t></w:r>${mark('endnote', 1)}<w:r><w:t>B</w:t></w:r>${mark('footnote', 9)}</w:p>`;
    const footnotes = `<w:footnote w:type="separator" w:id="-1">${paragraph('---')}</w:footnote><w:footnote w:id="8">${paragraph('Lost')}</w:footnote><w:footnote w:id="9">${paragraph('Foot')}${paragraph('and more')}</w:footnote>`;
    const reading = await readFile(
      rawDocx({ body, footnotes, endnotes: `<w:endnote w:id="1">${paragraph('End')}</w:endnote>` }),
      'docx',
    );
    expect(reading.footnotes.map((footnote) => [footnote.id, plainText(footnote.content)])).toEqual([
      ['fn1', 'End'],
      ['fn2', 'Foot\nand more'],
      ['fn3', 'Lost'],
    ]);
    expect(
      reading.remarks.filter((remark) => remark.code === 'footnote-without-mark').map((remark) => remark.about),
    ).toEqual([['fn3']]);
  });

  it('have marks of their own, such as letters, which are no words of the text or of the note', async () => {
    const run = (inner: string) => `<w:r>${inner}</w:r>`;
    const mark = (id: number, letter: string) =>
      run(`<w:footnoteReference w:customMarkFollows="1" w:id="${id}"/><w:t>${letter}</w:t>`);
    const body = `<w:p>${run('<w:t>A law</w:t>')}${mark(1, 'a')}${run('<w:t xml:space="preserve"> as amended</w:t>')}${mark(2, 'ab')}</w:p>`;
    const footnotes = `<w:footnote w:id="1"><w:p>${run('<w:t>a</w:t>')}${run('<w:t>Available at</w:t>')}</w:p></w:footnote><w:footnote w:id="2">${paragraph('abroad')}</w:footnote>`;
    const reading = await readFile(rawDocx({ body, footnotes }), 'docx');
    expect(texts({ body, footnotes })).toEqual(['A law as amended']);
    expect(reading.footnotes.map(({ content }) => plainText(content))).toEqual(['Available at', 'abroad']);
  });

  it('[RD19] have sources in the notes of a practice too, each address once', () => {
    const run = (text: string, href?: string) => ({ text, ...(href && { href }) });
    const links = [{ text: 'law', href: 'https://example.org/law' }];
    const practice = { content: [{ ...run('A law of 2013.'), footnote: 'fn1' }], links, countries: [] };
    const content = [
      run('Available at '),
      run('https://example.org/law', 'https://example.org/law'),
      run('; Report, at '),
      run('example.org/report', 'https://example.org/report'),
    ];
    const fields = fieldsOf(practice as unknown as PaperPractice, {
      language: 'en',
      footnotes: [
        { id: 'fn1', content },
        { id: 'fn2', content: [run('Other', 'https://example.org/other')] },
      ],
    });
    expect(fields.sources.map(({ label, address }) => [label, address])).toEqual([
      ['law', 'https://example.org/law'],
      ['example.org/report', 'https://example.org/report'],
    ]);
  });

  it('[RD2] list what is no text within a note with the note', async () => {
    const drawing =
      '<w:p><w:r><w:t>Map</w:t></w:r><w:r><w:drawing><wp:docPr id="1" name="x" descr="A map"/><a:blip/></w:drawing></w:r></w:p>';
    const body = '<w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>';
    const reading = await readFile(
      rawDocx({ body, footnotes: `<w:footnote w:id="1">${drawing}</w:footnote>` }),
      'docx',
    );
    expect(reading.notUnderstood).toEqual([
      { why: 'picture', text: 'A map', place: { paragraph: 0, heading: '', footnote: 'fn1' } },
    ]);
  });

  it('have tables with merged cells and tables within tables', () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${text && paragraph(text)}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell('deep')}</w:tr></w:tbl>`;
    const body = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('wide', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('a', '<w:vMerge w:val="restart"/>')}<w:tc>${paragraph('b')}${inner}</w:tc></w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('c')}</w:tr></w:tbl>`;
    const [table] = source({ body }).blocks;
    expect(
      table?.kind === 'table' &&
        table.rows.map((row) => [
          row.isHeader,
          row.cells.map((each) => [each.span, each.isContinued, each.paragraphs.map((p) => plainText(p.content))]),
        ]),
    ).toEqual([
      [true, [[2, false, ['wide']]]],
      [
        false,
        [
          [1, false, ['a']],
          [1, false, ['b', 'deep']],
        ],
      ],
      [
        false,
        [
          [1, true, []],
          [1, false, ['c']],
        ],
      ],
    ]);
  });

  it('are read whatever prefixes their markup uses, and in UTF-16', () => {
    const markup =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Été</x:t></x:r></x:p></x:body></x:document>';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${markup}`, 'utf16le'),
    ]);
    expect(texts({ parts: { 'word/document.xml': markup } })).toEqual(['Été']);
    expect(texts({ parts: { 'word/document.xml': utf16 } })).toEqual(['Été']);
  });

  it('[RD2] set a table of contents aside', async () => {
    const body = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('1. Introduction 3')}</w:sdtContent></w:sdt>${paragraph('1. Introduction', '<w:outlineLvl w:val="0"/>')}${paragraph('Words.')}${paragraph('2. More', '<w:outlineLvl w:val="0"/>')}${paragraph('Words.')}`;
    const reading = await readFile(rawDocx({ body }), 'docx');
    expect(reading.sections.map((section) => section.title)).toEqual(['Introduction', 'More']);
    expect(reading.remarks.find((remark) => remark.code === 'contents-list')?.texts).toEqual(['1. Introduction 3']);
  });
});
