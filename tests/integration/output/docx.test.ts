import { describe, expect, it } from 'vitest';
import mammoth from 'mammoth';
import { write } from '@penholder/server/output/writers/write';
import { aLargePublication, anArabicPublication, anEnglishPublication } from '../../_support/output/publications.ts';
import { partsOf, unescapeXml } from '../../_support/output/read-docx.ts';
import type { Publication } from '@penholder/shared/documents';

const partsFor = async (publication: Publication): Promise<Record<string, string>> =>
  partsOf((await write(publication, 'docx')).bytes);
const styleOf = (styles: string, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';

describe('the Word file of an edition', () => {
  it('has real styles under their built-in names', async () => {
    const styles = (await partsFor(anEnglishPublication()))['word/styles.xml']!;
    for (const id of [
      'Title',
      'Heading1',
      'Heading2',
      'Heading3',
      'Heading4',
      'Heading5',
      'Heading6',
      'Masthead',
      'Disclaimer',
      'Lead',
      'Quote',
      'FootnoteText',
      'TOC1',
      'Hyperlink',
      'TableHeader',
    ])
      expect(styleOf(styles, id), id).toContain('<w:name ');
    const body = (await partsFor(anEnglishPublication()))['word/document.xml']!;
    for (const id of [
      'Title',
      'Heading1',
      'Heading2',
      'Heading3',
      'Masthead',
      'Disclaimer',
      'Lead',
      'ListParagraph',
      'Quote',
      'TableText',
    ])
      expect(body).toContain(`<w:pStyle w:val="${id}"/>`);
  });

  it('has contents that are filled in, linked and numbered', async () => {
    const body = (await partsFor(anEnglishPublication()))['word/document.xml']!;
    const contents = /<w:sdt>.*?<\/w:sdt>/s.exec(body)![0];
    expect(unescapeXml(contents)).toContain('TOC \\h \\o "1-3"');
    const entries = [...contents.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]*)"[^>]*>(.*?)<\/w:hyperlink>/gs)];
    expect(
      entries.map(([, , xml]) => [...xml!.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join('|')),
    ).toEqual([
      'Annex A. Practices shared by members of the round table|2',
      'Access to health care|2',
      'Regular pathways for admission and stay|2',
      'Overview|2',
      'Annex B. International law|5',
      'Core treaties|5',
      'A third level, for the look of it|5',
    ]);
    for (const [, anchor] of entries) expect(body).toContain(`<w:bookmarkStart w:name="${anchor}"`);
    expect(body).not.toMatch(/w:dirty="(?:true|1|on)"/);
  });

  it('leaves the page numbers out where they cannot be known', async () => {
    for (const publication of [anArabicPublication(), aLargePublication(1200)]) {
      const contents = /<w:sdt>.*?<\/w:sdt>/s.exec((await partsFor(publication))['word/document.xml']!)![0];
      expect(unescapeXml(contents)).toContain('\\n "1-3"');
      expect(contents).not.toContain('<w:tab/>');
    }
  });

  it('names the round table as its author and the day of issue as its date', async () => {
    const core = (await partsFor(anEnglishPublication()))['docProps/core.xml']!;
    expect(core).toContain('<dc:creator>Round Table 2: Rights and migration</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Round Table 2: Rights and migration</cp:lastModifiedBy>');
    expect(core).toContain('<dc:title>Annexes to the background paper of Round Table 2</dc:title>');
    expect(core).toContain('<cp:keywords>migration, human rights, RT2</cp:keywords>');
    expect(core.match(/2023-09-14T00:00:00Z/g)).toHaveLength(2);
    expect(core).not.toContain(String(new Date().getFullYear() === 2023 ? 'nothing' : new Date().getFullYear()));
  });

  it('sets Arabic from right to left in paragraphs, runs, section and styles', async () => {
    const parts = await partsFor(anArabicPublication());
    const body = parts['word/document.xml']!;
    expect(body).toMatch(/<w:bidi\/>(<w:docGrid[^>]*>)?<\/w:sectPr>/);
    expect(parts['word/styles.xml']).toMatch(/<w:pPrDefault><w:pPr><w:bidi\/>/);
    for (const [, run, text] of body.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gs))
      if (/\p{Script=Arabic}/u.test(text!) && !/TOC|instrText/.test(run ?? ''))
        expect(run ?? '', text).toMatch(/<w:rtl\/>|^$/);
    // A citation in English runs from left to right, and says so.
    const english = body.split('<w:p>').find((paragraph) => paragraph.includes('A/RES/44/25'))!;
    expect(english).toContain('<w:bidi w:val="false"/>');
    expect(english).not.toContain('<w:rtl/>');
    expect(body).toContain('<w:bidiVisual');
  });

  it('repeats the head of a table, and bears symbol and page number on every page', async () => {
    const parts = await partsFor(anEnglishPublication());
    expect(parts['word/document.xml']!.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const headers = Object.entries(parts)
      .filter(([name]) => /word\/header\d+\.xml/.test(name))
      .map(([, xml]) => xml);
    const footers = Object.entries(parts)
      .filter(([name]) => /word\/footer\d+\.xml/.test(name))
      .map(([, xml]) => xml);
    expect(headers.filter((xml) => xml.includes('RT2/ANNEXES/ED.1'))).toHaveLength(1);
    expect(footers).toHaveLength(2);
    for (const footer of footers) expect(footer).toMatch(/PAGE.*NUMPAGES/s);
    expect(parts['word/document.xml']).toContain('<w:titlePg/>');
  });

  it('holds nothing by chance: ids are counted, entries dated alike', async () => {
    const { bytes } = await write(anEnglishPublication(), 'docx');
    const parts = partsOf(bytes);
    for (const [name, xml] of Object.entries(parts))
      if (name.endsWith('.rels')) for (const [, id] of xml.matchAll(/\bId="([^"]*)"/g)) expect(id).toMatch(/^rId\d+$/);
    const ids = [...parts['word/document.xml']!.matchAll(/<w:bookmarkStart [^>]*w:id="([^"]*)"/g)].map(([, id]) =>
      Number(id),
    );
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    // Every local header of the archive bears 1 January 1980, 00:00.
    const buffer = Buffer.from(bytes);
    for (let at = buffer.indexOf('PK\u0003\u0004'); at >= 0; at = buffer.indexOf('PK\u0003\u0004', at + 4))
      expect(buffer.readUInt32LE(at + 10)).toBe(0x00210000);
    expect(buffer.toString('latin1', 30, 49)).toBe('[Content_Types].xml');
  });

  it('is understood by another reader', async () => {
    const { value, messages } = await mammoth.convertToHtml({
      buffer: Buffer.from((await write(anEnglishPublication(), 'docx')).bytes),
    });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(value).toContain(
      '<a href="https://example.org/advice?lang=en&amp;year=2018">advice points in regional hospitals</a>',
    );
    expect(value.match(/id="footnote-\d/g)).toHaveLength(3);
  });
});
