import { describe, expect, it } from 'vitest';
import { Publication } from '@penholder/shared/documents';
import { write } from '@penholder/server/output/writers/write';
import { anArabicPublication, anEnglishPublication } from '../../_support/output/publications.ts';
import { randomPublication } from '../../_support/output/random-publication.ts';
import { elementsOf, openPdf, structureOf, textIn } from '../../_support/output/read-pdf.ts';
import { saidBy } from '../../_support/output/said.ts';

/** Where a line breaks, and where it might, is the typesetter's. */
const bare = (text: string): string => text.replace(/[\s\u200B\u200E\u200F\u00AD]|⟦\d+⟧/g, '');
const written = async (publication: Publication) => {
  const { bytes, warnings } = await write(publication, 'pdf');
  expect(warnings.filter(({ code }) => code === 'untagged')).toEqual([]);
  const document = await openPdf(bytes);
  return { document, pages: await structureOf(document) };
};

describe('the PDF of an edition', () => {
  it.each(['en', 'fr', 'es', 'ru', 'de'] as const)('says exactly what the publication says (%s)', async (language) => {
    for (const seed of [1, 2, 3, 4]) {
      const publication = Publication.parse(randomPublication(seed, { language, isHostile: false }));
      const { pages } = await written(publication);
      const said = saidBy(publication);
      expect(
        bare(pages.map((page) => textIn(page, ['Note', 'Lbl'])).join('')).slice(
          -bare(said.lines.map(({ text }) => text).join('')).length,
        ),
      ).toBe(bare(said.lines.map((line) => line.text).join('')));
      const notes = pages.flatMap(elementsOf).filter(({ role }) => role === 'Note');
      expect(bare(notes.map((note) => textIn(note, ['Lbl'])).join(''))).toBe(
        bare(said.notes.map(({ text }) => text).join('')),
      );
    }
  });

  it.each(Array.from({ length: 16 }, (_, index) => 500 + index))(
    'takes whatever people paste, with every link and note (seed %i)',
    async (seed) => {
      const publication = Publication.parse(randomPublication(seed));
      const { document, pages } = await written(publication);
      const said = saidBy(publication);
      const links = new Set<string>();
      for (let number = 1; number <= document.numPages; number += 1)
        for (const { url } of (await (await document.getPage(number)).getAnnotations()) as { url?: string }[])
          if (url !== undefined) links.add(url);
      expect([...links].toSorted()).toEqual(
        [...said.lines, ...said.notes].flatMap((line) => line.links.map(([, href]) => href)).toSorted(),
      );
      expect(pages.flatMap(elementsOf).filter(({ role }) => role === 'Note').length).toBeGreaterThanOrEqual(
        publication.footnotes.length,
      );
    },
  );

  it.each(Array.from({ length: 12 }, (_, index) => 600 + index))(
    'loses no text of whatever people paste (seed %i)',
    async (seed) => {
      // Without Arabic: pdf.js turns around whatever stands in one line with it.
      const publication = Publication.parse(randomPublication(seed, { spoken: ['en', 'fr', 'es', 'zh', 'ru', 'de'] }));
      const { pages } = await written(publication);
      const said = saidBy(publication);
      const text = bare(pages.map((page) => textIn(page, ['Lbl', 'TOC'])).join(''));
      const tokens = [...said.lines, ...said.notes].flatMap((line) =>
        [...line.text.matchAll(/w\d+x/g)].map(([token]) => token),
      );
      expect(tokens.length).toBeGreaterThan(10);
      expect(tokens.filter((token) => text.split(token).length !== 2)).toEqual([]);
    },
  );

  it('is tagged, with language, title, outline and page labels', async () => {
    const { document, pages } = await written(anEnglishPublication());
    expect(((await document.getMarkInfo()) as unknown as Map<string, boolean>).get('Marked')).toBe(true);
    expect((await document.getMetadata()).info).toMatchObject({
      Language: 'en-GB',
      Title: 'Annexes to the background paper of Round Table 2',
      Author: 'Round Table 2: Rights and migration',
      Subject: 'RT2/ANNEXES/ED.1',
      Keywords: 'migration, human rights, RT2',
      CreationDate: 'D:20230914000000Z',
    });
    expect((await document.getMetadata()).metadata.get('pdfuaid:part')).toBe('1');
    expect(await document.getPageLabels()).toEqual(['1', '2', '3', '4', '5']);
    expect((await document.getOutline()).map(({ title, items }) => [title, items.length])).toEqual([
      ['Annex A. Practices shared by members of the round table', 3],
      ['Annex B. International law', 1],
    ]);
    const elements = pages.flatMap(elementsOf);
    const roles = new Set(elements.map(({ role }) => role));
    for (const role of [
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'LBody',
      'Link',
      'Note',
      'Table',
      'TH',
      'TD',
      'TOC',
      'TOCI',
      'BlockQuote',
    ])
      expect(roles).toContain(role);
    expect(elements.filter(({ role }) => role === 'H1').map((heading) => textIn(heading).trim())).toEqual([
      'Contents',
      'Annex A. Practices shared by members of the round table',
      'Annex B. International law',
    ]);
    expect(
      elements
        .filter(({ role }) => role === 'TH')
        .map((cell) => textIn(cell).trim())
        .slice(0, 3),
    ).toEqual(['Thematic area', 'Practices', 'Remark']);
    expect(elements.find(({ lang }) => lang?.startsWith('zh'))?.lang).toBe('zh-CN');
  });

  it('keeps Arabic as text that can be searched', async () => {
    const publication = anArabicPublication();
    const { document, pages } = await written(publication);
    expect((await document.getMetadata()).info).toMatchObject({ Language: 'ar-SA' });
    const letters = (text: string): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const letter of text.normalize('NFKC').match(/[\u0621-\u064A]/g) ?? [])
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      return counts;
    };
    const said = saidBy(publication);
    const wanted = letters([...said.lines, ...said.notes].map(({ text }) => text).join(' '));
    const found = letters(pages.map((page) => textIn(page)).join(' '));
    for (const [letter, count] of wanted) expect([letter, (found.get(letter) ?? 0) >= count]).toEqual([letter, true]);
    const text = pages.map((page) => textIn(page)).join(' ');
    for (const word of ['السويد', 'الصحية', 'المغرب', 'القانون']) expect(text).toContain(word);
  });

  it('shows a visible gap for a character that no face has, and says which', async () => {
    const publication = anEnglishPublication();
    publication.title = 'Title with 😀 and ไทย';
    const { warnings } = await write(publication, 'pdf');
    expect(warnings).toEqual(['😀', 'ไ', 'ท', 'ย'].map((character) => ({ code: 'unprintable', character })));
    expect((await write(anEnglishPublication(), 'pdf')).warnings).toEqual([]);
  });

  it('counts on where a long list is set as several', async () => {
    const items = Array.from({ length: 45 }, (_, place) => ({
      id: `i${place}`,
      level: 0,
      content: [{ text: `Item ${place + 1}` }],
    }));
    const blocks = [{ kind: 'list' as const, id: 'long', ordered: true, items }];
    const { pages } = await written({ ...anEnglishPublication(), blocks, footnotes: [] });
    const found = pages.flatMap(elementsOf).filter(({ role }) => role === 'LI');
    // A list that goes over two pages is told on both, each item with its words on one.
    const told = found.map((item) => bare(textIn(item))).filter(Boolean);
    expect(told).toEqual(items.map((_, place) => `${place + 1}.Item${place + 1}`));
  });

  it('closes up a level that was skipped, as PDF/UA wants', async () => {
    const blocks = [1, 4, 3, 6].map((level, index) => ({
      kind: 'heading' as const,
      id: `h${index}`,
      level,
      content: [{ text: `Heading ${level}` }],
    }));
    const { pages } = await written({ ...anEnglishPublication(), blocks, footnotes: [] });
    expect(pages.flatMap(elementsOf).flatMap(({ role }) => (/^H\d$/.test(role) ? [role] : []))).toEqual([
      'H1',
      'H1',
      'H2',
      'H2',
      'H3',
    ]);
  });
});
