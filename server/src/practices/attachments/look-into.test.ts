import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Refused } from '@penholder/shared/kernel';
import { describe, expect, it } from 'vitest';
import { lookApart } from './look-apart.ts';
import { lookInto } from './look-into.ts';

const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';
const pdf = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n', ...parts, '\ntrailer << /Root 1 0 R >>\n%%EOF\n'].map((part) =>
      Buffer.from(part as string, 'latin1'),
    ),
  );
const packed = (dictionary: string, objects: string | Uint8Array = `5 0 ${SCRIPT}`, head = 'stream\n') =>
  pdf(`4 0 obj\n${dictionary}\n${head}`, deflateSync(objects), '\nendstream\nendobj');
function codeOf(file: Buffer): string {
  try {
    return lookInto(file).kind;
  } catch (error) {
    return (error as Refused).refusal.code;
  }
}

describe('a PDF that hides what it can do', () => {
  it.each<[string, Buffer]>([
    ['a name with escapes', pdf('5 0 obj << /S /JavaScr#69pt /J#53 (x) >> endobj')],
    ['an object behind a comment that looks like a stream', pdf(`% >>stream\n5 0 obj ${SCRIPT} endobj\nendstream`)],
    ['a string that looks like a stream', pdf('5 0 obj << /A (>> stream\n) /S /JavaScript /B (endstream) >> endobj')],
    ['a word that looks like a stream', pdf('5 0 obj << /A stream\n /S /JavaScript /B endstream >> endobj')],
    ['a list that looks like a stream', pdf('5 0 obj [ stream\n << /S /JavaScript >> endstream ] endobj')],
    ['an object within a stream', pdf(`4 0 obj << >> stream\n5 0 obj ${SCRIPT} endobj\nendstream endobj`)],
    ['an object within a comment', pdf(`% 5 0 obj << /A (\n >>stream\n) /S /JavaScript /B (endstream) >> endobj`)],
    ['numbers with a comment between', pdf(`5 0 % number\nobj ${SCRIPT} endobj`)],
    ['numbers without a blank', pdf(`5 0obj${SCRIPT}endobj`)],
    ['packed objects under a name with escapes', packed('<< /Type /Obj#53tm >>')],
    ['packed objects without a type', packed('<< /N 1 /First 4 >>')],
    ['packed objects behind a long dictionary', packed(`<< /Type /ObjStm /X (${'x'.repeat(900)}) >>`)],
    [
      'packed objects whose stream ends nowhere',
      pdf('4 0 obj << /Type /ObjStm >>\nstream\n', deflateSync(`5 0 ${SCRIPT}`)),
    ],
  ])('[PR49] is refused: %s', (_, file) => {
    expect(codeOf(file)).toBe('attachment.active');
  });

  it.each<[string, Buffer]>([
    ['behind a comment that looks like a stream', packed('<< /Type /ObjStm >>', undefined, '% stream\nstream\n')],
    ['in another way', pdf('4 0 obj << /Type /ObjStm /Filter /ASCIIHexDecode >> stream\n3520\nendstream endobj')],
    // Each row behind a zero, as pictures are.
    ['in another way as well', packed('<< /Type /ObjStm >>', `\0${'5 0 '}\0${SCRIPT}`)],
  ])('[PR49] is refused where its objects are packed %s', (_, file) => {
    expect(['attachment.damaged', 'attachment.active']).toContain(codeOf(file));
  });

  it('[PR49] is refused where it is encrypted, however that is written', () => {
    expect(codeOf(pdf('trailer << /Encr#79pt 9 0 R >>'))).toBe('attachment.encrypted');
  });
});

it('[PR49] a PDF that does nothing is taken: names in pictures and longer names are none of it', () => {
  const picture = pdf('4 0 obj << /Length 20 >> stream\n/JS /Launch (<< [ %\nendstream endobj');
  expect(codeOf(picture)).toBe('pdf');
  expect(codeOf(pdf('5 0 obj << /JSX 1 /LaunchPad 2 /A (\\() >> endobj'))).toBe('pdf');
  expect(codeOf(packed('<< /Type /ObjStm /N 1 /First 4 >>', '5 0 << /A 1 >>'))).toBe('pdf');
  expect(codeOf(packed('<< /Type /ObjStm /N 0 /First 0 >>', ''))).toBe('pdf');
});

const archive = (parts: Record<string, string | Uint8Array>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    ),
  );
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (type: string, target: string, mode = ' TargetMode="External"') =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/${type}" Target="${target}"${mode}/></Relationships>`;
const word = (parts: Record<string, string | Uint8Array> = {}) =>
  archive({ 'word/document.xml': '<w:document/>', ...parts });
const led = (type: string, target = 'https://example.org/x', mode?: string) =>
  word({ 'word/_rels/document.xml.rels': relations(type, target, mode) });
const slides = (parts: Record<string, string>) => archive({ 'ppt/presentation.xml': '<p/>', ...parts });
const book = (parts: Record<string, string | Uint8Array> = {}) =>
  archive({ 'xl/workbook.xml': '<workbook/>', ...parts });
const open = (content: string) =>
  archive({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document>${content}</office:document>`,
  });
const field = (...runs: readonly string[]) =>
  word({
    'word/header1.xml': `<w:hdr><w:fldChar w:fldCharType="begin"/>${runs.map((run) => `<w:r><w:instrText>${run}</w:instrText></w:r>`).join('')}<w:fldChar w:fldCharType="separate"/></w:hdr>`,
  });

describe('an Office or OpenDocument file that leads to something elsewhere, or to another program', () => {
  it.each<[string, Buffer]>([
    ['an object of another program, linked', led('oleObject')],
    ['an object of another program, within', led('oleObject', 'embeddings/oleObject1.bin', '')],
    ['an embedded object that nothing names', word({ 'word/embeddings/oleObject1.bin': 'x' })],
    ['a slide with an embedded document', slides({ 'ppt/embeddings/Document1.docm': 'x' })],
    [
      'a slide that starts a program',
      slides({ 'ppt/slides/slide1.xml': '<p:sld><a:hlinkMouseOver r:id="r1" action="ppaction://program"/></p:sld>' }),
    ],
    ['a package under the name of no workbook', led('package', 'media/image1.png', '')],
    ['a picture from elsewhere', led('image')],
    ['a page from elsewhere', led('frame', 'https://example.org/x')],
    ['a relationship of no known kind', led('somethingNew')],
    [
      'a template, by references of XML',
      led('attached&#84;emplate', 'https://example.org/t.dotm', ' TargetMode="Ext&#101;rnal"'),
    ],
    ['a place elsewhere that is called internal', led('image', 'https://example.org/x.png', '')],
    ['a shared folder that is called internal', led('image', '\\\\host\\share\\x.png', '')],
    ['a part under a name of other case', word({ 'word/_RELS/Document.xml.RELS': relations('oleObject', 'x') })],
    ['a part under a name with other slashes', word({ 'word\\_rels\\document.xml.rels': relations('oleObject', 'x') })],
    [
      'a part in UTF-16',
      word({ 'word/_rels/document.xml.rels': Buffer.from(`\ufeff${relations('image', 'https://a.b')}`, 'utf16le') }),
    ],
    [
      'a large part',
      word({
        'word/_rels/document.xml.rels': relations('image', 'https://a.b').replace('>', `>${' '.repeat(2_000_000)}`),
      }),
    ],
    [
      'a workbook with a link to a program',
      book({ 'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink ddeService="cmd"/></externalLink>' }),
    ],
    [
      'a workbook with such a link under another name',
      book({ 'xl/_rels/workbook.xml.rels': relations('externalLink', 'x.xml', '') }),
    ],
    [
      'a workbook with macros within a document',
      word({ 'word/embeddings/a.xlsx': book({ 'xl/vbaProject.bin': 'x' }) }),
    ],
    ['a workbook within that is none', word({ 'word/embeddings/a.xlsx': word() })],
    [
      'a type with macros',
      word({
        '[Content_Types].xml':
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
    ],
    ['a field that asks a program', field(' DDEAUTO c:\\\\x.exe "/k calc" ')],
    ['a field that asks a program, cut into runs', field(' D', 'DE', ' Excel ')],
    ['a simple field that asks a program', word({ 'word/document.xml': '<w:fldSimple w:instr="dde x"/>' })],
    ['an OpenDocument text that asks a program', open('<text:dde-connection-decl office:dde-application="cmd"/>')],
    [
      'an OpenDocument text with a picture from elsewhere',
      open('<draw:image xlink:href="https://example.org/x.png"/>'),
    ],
    [
      'an OpenDocument text that runs a script',
      open('<script:event-listener xlink:href="vnd.sun.star.script:a.b?language=Python"/>'),
    ],
  ])('[PR49] is refused: %s', (_, file) => {
    expect(codeOf(file)).toBe('attachment.active');
  });

  it.each<[string, Buffer]>([
    [
      'by a document type',
      word({ 'word/_rels/document.xml.rels': `<!DOCTYPE r [<!ENTITY t "x">]>${relations('hyperlink', '&t;')}` }),
    ],
    ['by markup that is broken', word({ 'word/_rels/document.xml.rels': '<Relationships><Relationship' })],
    [
      'by an encoding that others read otherwise',
      word({ 'word/_rels/document.xml.rels': `<?xml version="1.0" encoding="utf-7"?>${relations('hyperlink', 'x')}` }),
    ],
    [
      'by two parts of one name',
      word({ 'word/_rels/document.xml.rels': relations('hyperlink', 'x'), 'word/_rels/Document.xml.rels': '<a/>' }),
    ],
    [
      'by parts that unpack without end',
      word(Object.fromEntries(Array.from({ length: 4 }, (_, nth) => [`_rels/${nth}.rels`, ' '.repeat(20_000_000)]))),
    ],
  ])('[PR49] is refused as damaged where it hides that %s', (_, file) => {
    expect(codeOf(file)).toBe('attachment.damaged');
  });

  it('[PR49] is refused as encrypted where its manifest says so', () => {
    const file = archive({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
      'content.xml': 'not readable',
    });
    expect(codeOf(file)).toBe('attachment.encrypted');
  });

  it('[PR49] is taken where it has only links that a reader follows, pictures of its own, and the workbook of a chart', () => {
    expect(codeOf(led('hyperlink'))).toBe('docx');
    expect(codeOf(led('image', 'media/image1.png', ''))).toBe('docx');
    expect(codeOf(field(' PAGE '))).toBe('docx');
    expect(
      codeOf(
        slides({
          'ppt/charts/_rels/chart1.xml.rels': relations('package', '../embeddings/Microsoft_Excel_Worksheet.xlsx', ''),
        }),
      ),
    ).toBe('pptx');
    expect(codeOf(word({ 'word/embeddings/Microsoft_Excel_Worksheet.xlsx': book() }))).toBe('docx');
    expect(codeOf(open('<text:a xlink:href="https://example.org">x</text:a><chart:chart xlink:href=".."/>'))).toBe(
      'odt',
    );
  });
});

describe('looking into a file', () => {
  const refusalOf = (looking: Promise<unknown>) =>
    looking.then(
      () => undefined,
      (error: unknown) => (error as Refused).refusal.code,
    );

  it('[PR49] happens in a thread, with what comes of it', async () => {
    expect(await lookApart(pdf('5 0 obj << /Author (Amina) >> endobj'))).toEqual({ kind: 'pdf', names: ['Amina'] });
    expect(await refusalOf(lookApart(pdf(`5 0 obj ${SCRIPT} endobj`)))).toBe('attachment.active');
  });

  it('[PR49] ends at the deadline, whatever the file holds', async () => {
    // Each of them is a string that goes on to the end: the work grows with their square.
    const endless = pdf('5 0 obj (\n'.repeat(900_000));
    expect(await refusalOf(lookApart(endless, { deadlineMs: 300 }))).toBe('attachment.unreadable');
  });

  it('[PR49] is refused for the moment where very many wait', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => refusalOf(lookApart(pdf()))));
    expect(answers.filter((code) => code === 'attachment.busy')).toHaveLength(2);
  });
});
