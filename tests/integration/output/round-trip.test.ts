import { describe, expect, it } from 'vitest';
import { Publication } from '@penholder/shared/documents';
import { write } from '@penholder/server/output/writers/write';
import { randomPublication } from '../../_support/output/random-publication.ts';
import { readDocx } from '../../_support/output/read-docx.ts';
import { attribute, elementsIn, parseHtml, readHtml } from '../../_support/output/read-html.ts';
import { readMarkdown } from '../../_support/output/read-markdown.ts';
import { saidBy, withoutMarks } from '../../_support/output/said.ts';

const SEEDS = Array.from({ length: Number(process.env['SEEDS'] ?? 40) }, (_, index) => 1000 + index);
/** The notes of every second are lettered. */
const publications = SEEDS.map((seed, nth) => {
  const publication = Publication.parse(randomPublication(seed));
  return [seed, nth % 2 === 0 ? publication : { ...publication, noteMarks: 'letters' as const }] as const;
});
/**
 * As they are printed in Word: three of four in Chinese. What they say is the same, and where the widths of letters are not
 * known no pages are laid out for the numbers in the contents, which takes nearly all the time that a Word file takes.
 */
const forWord = publications.map(
  ([seed, publication], nth) =>
    [seed, nth % 4 === 0 ? publication : { ...publication, language: 'zh' as const }] as const,
);

describe('what goes in comes out, once and in order', () => {
  it.each(publications)('in HTML (seed %i)', async (_, publication) => {
    const { bytes } = await write(publication, 'html');
    expect(readHtml(bytes)).toEqual(saidBy(publication));
  });

  it.each(publications)('in HTML without script, handlers or foreign addresses (seed %i)', async (_, publication) => {
    const elements = elementsIn(parseHtml((await write(publication, 'html')).bytes));
    expect(
      elements.filter(({ tagName }) => /^(script|img|iframe|object|embed|link|form|base|svg|math)$/.test(tagName)),
    ).toEqual([]);
    for (const element of elements) {
      expect(element.attrs.map(({ name }) => name).filter((name) => name.startsWith('on') || name === 'style')).toEqual(
        [],
      );
      expect(attribute(element, 'href') ?? '#').toMatch(/^(?:https?:|mailto:|#)/);
    }
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const anchors = elements.flatMap((element) => /^#(.*)/.exec(attribute(element, 'href') ?? '')?.[1] ?? []);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  it.each(publications)('in Markdown (seed %i)', async (_, publication) => {
    const { bytes } = await write(publication, 'markdown');
    const mast = 2 + (publication.subtitle === undefined ? 0 : 1) + (publication.disclaimers.length > 0 ? 1 : 0);
    expect(readMarkdown(bytes, mast)).toEqual(saidBy(publication));
  });

  it.each(forWord)('in DOCX (seed %i)', async (_, publication) => {
    const { bytes } = await write(publication, 'docx');
    expect(readDocx(bytes, publication.disclaimers.length)).toEqual(withoutMarks(saidBy(publication)));
  });

  it.each(publications)('in JSON (seed %i)', async (_, publication) => {
    const { bytes } = await write(publication, 'json');
    const read = JSON.parse(new TextDecoder().decode(bytes)) as { publication: unknown };
    expect(Publication.parse(read.publication)).toEqual(publication);
  });
});
