import { describe, expect, it } from 'vitest';
import type { Publication } from '../documents/index.ts';
import type { AnnexFacts } from '../output/index.ts';
import type { PracticeContent } from '../practices/index.ts';
import { cite } from './citation.ts';
import { indexPractice } from './index-practice.ts';
import { placeNames, regionsAround } from './places.ts';
import { newestOf, type Printed, type PublishedEdition, printingsOf } from './printing.ts';

const content = {
  form: 1,
  number: 12,
  language: 'en',
  title: 'Mobile clinics & wards',
  summary: 'Nurses visit farms.',
  countries: ['EG'],
  partners: 'WHO',
  beneficiaries: '',
  startDate: '2019-05',
  endDate: null,
  livingStatus: 'in-force',
  livingStatusOn: null,
  evidenceLevel: 'described',
  sources: [{ label: 'Law', address: 'https://example.org/law', seenOn: '2025-12-24' }],
  instruments: [],
  gcmObjectives: [15],
  sdgTargets: ['3.8'],
  journeyPhases: ['destination'],
  guidingPrinciples: ['child-sensitive'],
  beneficiaryGroups: ['children'],
  body: { type: 'doc', content: [{ type: 'text', text: 'Only for the table.' }] },
} as unknown as PracticeContent;

const AREA = '00000000-0000-4000-8000-00000000000a';
const edition = (
  number: number,
  { version = 1, language = 'en', publishedAt = `2026-0${number}-01T00:00:00.000Z` } = {},
) =>
  ({
    id: `edition-${number}-${language}`,
    symbol: `RT2/ANNEXES/ED.${number}`,
    number,
    language,
    issuedOn: '2026-01-31',
    publishedAt,
    publication: {
      roundTable: 'RT2: Health',
      forum: 'Forum, 2026',
      disclaimers: ['Not verified.'],
      blocks: [
        {
          kind: 'list',
          items: [{ id: 'practice-p', content: [{ text: 'Egypt: ', bold: true }, { text: 'Clinics go to farms.' }] }],
        },
      ],
    } as unknown as Publication,
    facts: {
      roundTable: { code: 'RT2' },
      areas: [{ id: AREA, names: { en: 'Access to healthcare' } }],
      practices: [
        {
          id: 'p',
          version,
          areaId: AREA,
          submitters: [
            { name: { en: 'Egypt', fr: 'Égypte' }, kind: 'state', confirmed: true },
            { name: { en: 'Tunisia' }, kind: 'state', confirmed: false },
          ],
        },
        { id: 'withheld', version: 1, areaId: AREA, submitters: [] },
      ],
    } as unknown as AnnexFacts,
  }) as PublishedEdition;
const printed = (...given: Parameters<typeof edition>): Printed =>
  printingsOf(edition(...given), new Map([['p', content]])).get('p')!;

describe('what an edition prints', () => {
  it('[CP1] is taken with the names that it names, without description and days of looking', () => {
    const all = printingsOf(
      edition(1),
      new Map([
        ['p', content],
        ['withheld', content],
      ]),
    );
    expect([...all.keys()]).toEqual(['p']);
    const said = JSON.stringify(all.get('p'));
    expect(all.get('p')!.facts.submitters).toEqual([{ names: { en: 'Egypt', fr: 'Égypte' }, kind: 'state' }]);
    for (const hidden of ['Tunisia', 'Only for the table', '2025-12-24']) expect(said).not.toContain(hidden);
  });

  it('[CP3] gives way to the highest number, whenever that was published', () => {
    const late = printed(1, { language: 'fr', publishedAt: '2026-09-09T00:00:00.000Z' });
    expect(newestOf([printed(2), late, printed(2, { language: 'ar' })]).map((one) => one.edition.id)).toEqual([
      'edition-2-ar',
      'edition-2-en',
    ]);
  });

  it('[CP13] is news where another version is printed, and not where the same is printed again', () => {
    const again = indexPractice([printed(1), printed(2)]);
    expect([again.editionNumber, again.publishedAt, again.changedAt]).toEqual([
      2,
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ]);
    expect(indexPractice([printed(1), printed(2, { version: 2 })]).changedAt).toBe('2026-02-01T00:00:00.000Z');
  });

  it('[CP9] is found by its places in every language', () => {
    expect(placeNames('EG').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Egypt', 'Égypte', 'Egipto', 'مصر', '埃及', 'Египет', 'Ägypten']),
    );
    expect(regionsAround('EG')).toEqual(['015', '002']);
    expect(regionsAround('MENA')).toEqual(['002', '142']);
    expect(regionsAround('001')).toEqual([]);
    const { vector, words, startYear, facets } = indexPractice([printed(1)]);
    expect(vector).toContainEqual({ configuration: 'simple', weight: 'B', words: '埃及 及' });
    expect(words).toContain('egypte');
    expect(startYear).toBe(2019);
    expect(facets).toEqual(
      expect.arrayContaining(['country:EG', 'region:015', 'region:002', 'goal:3', 'target:3.8', 'year:2019', 'in:en']),
    );
  });
});

describe('a citation', () => {
  const address = 'https://table.example/compendium/p?edition=1';
  it('[CP12] names delegations, version, edition and address', () => {
    expect(cite(printed(1), 'text', address)).toBe(
      `Egypt. “Mobile clinics & wards” (v1). RT2: Health. Forum, 2026. RT2/ANNEXES/ED.1, 2026-01-31. ${address}`,
    );
  });

  it('[CP12] is written for BibTeX with what would be commands made words', () => {
    const text = cite(printed(1), 'bibtex', address);
    expect(text).toContain('@incollection{RT2-P-12-v1,');
    expect(text).toContain('author = {{Egypt}}');
    expect(text).toContain('title = {{Mobile clinics \\& wards}}');
    expect(text).toContain(`url = {${address}}`);
  });

  it('[CP12] is written as RIS and CSL-JSON', () => {
    expect(cite(printed(1), 'ris', address).split('\r\n')).toEqual(
      expect.arrayContaining(['TY  - CHAP', 'AU  - Egypt', 'ET  - v1', 'M1  - RT2/ANNEXES/ED.1', `UR  - ${address}`]),
    );
    expect(JSON.parse(cite(printed(1), 'csl-json', address))).toMatchObject([
      {
        type: 'chapter',
        author: [{ literal: 'Egypt' }],
        version: '1',
        issued: { 'date-parts': [[2026, 1, 31]] },
        URL: address,
      },
    ]);
  });
});
