import { describe, expect, it } from 'vitest';
import { Publication, plainText, type Block } from '../documents/index.ts';
import { AnnexFacts } from './annex-facts.ts';
import { aGroup, aPracticeIn, aSubmitter, anArea, anInstrument, annexFacts } from './annex-facts.factory.ts';
import { assembleAnnexes } from './assemble-annexes.ts';
import { inSameVersions } from './language-version.ts';

const blocksOf = (facts: AnnexFacts): Block[] => assembleAnnexes(facts).publication.blocks;
const headings = (facts: AnnexFacts): string[] =>
  blocksOf(facts).flatMap((block) => (block.kind === 'heading' ? [plainText(block.content)] : []));
const entries = (facts: AnnexFacts, list?: string): string[] =>
  blocksOf(facts).flatMap((block) =>
    block.kind === 'list' && (list === undefined || block.id === list)
      ? block.items.map((item) => plainText(item.content))
      : [],
  );
const warnings = (facts: AnnexFacts) =>
  assembleAnnexes(facts).warnings.map(({ code, subject, params }) => ({ code, id: subject.id, ...params }));
const lead = (names: string[], rest: Parameters<typeof aPracticeIn>[0] = {}) =>
  aPracticeIn({
    id: names.join('').replaceAll(/\W/g, ''),
    submitters: names.map((name) => aSubmitter(name)),
    sentence: { en: 'In 2013, a law.' },
    ...rest,
  });

describe('what is in the annexes', () => {
  it('[AX1] prints the annexes asked for, in order, each on a page of its own', () => {
    const facts = annexFacts({
      annexes: ['C', 'A', 'B'],
      instrumentGroups: [aGroup(), aGroup({ id: 'un', annex: 'C' })],
      instruments: [anInstrument()],
    });
    const tops = blocksOf(facts).filter((block) => block.kind === 'heading' && block.level === 1);
    expect(tops).toMatchObject([
      { id: 'annex-a', startsPage: true },
      { id: 'annex-b', startsPage: true },
      { id: 'annex-c', startsPage: true },
    ]);
    expect(assembleAnnexes(facts).publication.title).toBe('Annexes A, B and C');
    expect(headings(annexFacts({ annexes: ['B'] }))).toEqual(['Annex B. International law and frameworks']);
  });

  it('[AX2] follows the areas of the table and warns of an empty one', () => {
    const facts = annexFacts({
      areas: [
        anArea({ id: 'work', position: 3, names: { en: 'Decent work' } }),
        anArea({ position: 1 }),
        anArea({ id: 'data', position: 2, names: { en: 'Data' } }),
      ],
      practices: [aPracticeIn({ id: 'w', areaId: 'work' }), aPracticeIn()],
    });
    expect(headings(facts).slice(1)).toEqual(['Access to health care', 'Decent work']);
    expect(warnings(facts)).toEqual([{ code: 'area-empty', id: 'data' }]);
  });

  it('[AX3] orders practices by submitter in the edition’s alphabet', () => {
    const names = ['Sweden', 'Égypte', 'Zambia', 'Egypt', 'The Gambia', 'Côte d’Ivoire', 'Congo'];
    const order = (language: 'en' | 'es', given: string[]) =>
      entries(
        annexFacts({
          language,
          practices: given.map((name, index) => lead([name], { id: `p${index}`, sentence: { [language]: 'x.' } })),
        }),
      ).map((entry) => entry.split(':')[0]);
    expect(order('en', names)).toEqual(['Congo', 'Côte d’Ivoire', 'Egypt', 'Égypte', 'Sweden', 'The Gambia', 'Zambia']);
    expect(order('es', ['Omán', 'Ñandú', 'Nueva Zelandia', 'Noruega'])).toEqual([
      'Noruega',
      'Nueva Zelandia',
      'Ñandú',
      'Omán',
    ]);
  });

  it('[AX3] orders practices of one submitter by date and lets a position win', () => {
    const facts = annexFacts({
      practices: [
        lead(['Portugal'], { id: 'later', startDate: '2020', sentence: { en: 'In 2020, x.' } }),
        lead(['Portugal'], { id: 'earlier', startDate: '2014', sentence: { en: 'In 2014, x.' } }),
        lead(['Portugal', 'Spain'], { id: 'both', sentence: { en: 'Both.' } }),
        lead(['Zambia'], { id: 'first', position: 1, sentence: { en: 'First.' } }),
        lead(['Austria'], { id: 'last', position: 99, sentence: { en: 'Last.' } }),
      ],
    });
    expect(entries(facts)).toEqual([
      'Zambia: First.',
      'Portugal: In 2014, x.',
      'Portugal: In 2020, x.',
      'Portugal and Spain: Both.',
      'Austria: Last.',
    ]);
  });

  it('[AX4] does not name a submitter that has not confirmed', () => {
    const facts = annexFacts({
      practices: [
        aPracticeIn({
          submitters: [aSubmitter('Tunisia'), aSubmitter('Morocco', { confirmed: false }), aSubmitter('Belgium')],
        }),
      ],
    });
    expect(entries(facts)[0]).toMatch(/^Belgium and Tunisia: /);
    expect(JSON.stringify(assembleAnnexes(facts).publication)).not.toContain('Morocco');
    expect(warnings(facts)).toEqual([{ code: 'submitter-not-confirmed', id: 'p1', submitter: 'Morocco' }]);
  });

  it('[AX5] leaves out a practice that nobody has confirmed', () => {
    const facts = annexFacts({
      practices: [aPracticeIn({ submitters: [aSubmitter('Morocco', { confirmed: false })], startDate: null })],
    });
    expect(entries(facts)).toEqual([]);
    expect(warnings(facts)).toEqual([
      { code: 'submitter-not-confirmed', id: 'p1', submitter: 'Morocco' },
      { code: 'practice-left-out', id: 'p1' },
      { code: 'area-empty', id: 'health' },
    ]);
  });

  it('[AX6] is silent about a practice left out by decision', () => {
    const facts = annexFacts({
      practices: [
        aPracticeIn(),
        aPracticeIn({ id: 'p2', leftOut: 'Withdrawn by its submitter.', startDate: null, sources: [] }),
      ],
    });
    expect(entries(facts)).toHaveLength(1);
    expect(warnings(facts)).toEqual([]);
  });
});

describe('how a practice is written', () => {
  it('[AX7] begins with the submitters in bold, without an Oxford comma', () => {
    const [list] = blocksOf(annexFacts({ practices: [lead(['Tunisia', 'Belgium', 'Morocco'])] })).filter(
      (block) => block.kind === 'list',
    );
    expect(list?.items[0]?.content.slice(0, 2)).toEqual([
      { text: 'Belgium, Morocco and Tunisia:', bold: true },
      { text: ' ' },
    ]);
  });

  it('[AX8] proposes a sentence where none is written and says so', () => {
    const facts = annexFacts({
      practices: [
        aPracticeIn({
          sentence: {},
          sources: [{ label: 'Open clinics', address: 'https://example.org/open', seenOn: null }],
        }),
      ],
    });
    expect(entries(facts)).toEqual(['Sweden: In 2013, “Open clinics” was launched. Anybody may come.']);
    expect(warnings(facts)).toEqual([{ code: 'sentence-proposed', id: 'p1', language: 'en' }]);
  });

  it('[AX67] takes the words between isolates of a written sentence for words of the practice’s language', () => {
    const sentence = { ar: 'في عام 2013، أُطلقت «\u2068Open clinics\u2069».' };
    const facts = annexFacts({ language: 'ar', practices: [aPracticeIn({ sentence, sources: [] })] });
    const list = blocksOf(facts).find((block) => block.kind === 'list');
    expect(list).toMatchObject({
      items: [
        {
          content: [{}, {}, { text: 'في عام 2013، أُطلقت «' }, { text: 'Open clinics', language: 'en' }, { text: '».' }],
        },
      ],
    });
  });

  it('[AX9] [AX65] links a source where the sentence says its label, and adds it in what was frozen without notes', () => {
    const [list] = blocksOf(
      annexFacts({
        form: undefined,
        practices: [
          aPracticeIn({
            sentence: { en: 'In 2013, lawful stay: a law and a plan.' },
            sources: [
              { label: 'law', address: 'https://example.org/1', seenOn: null },
              { label: 'Report', address: 'https://example.org/2', seenOn: '2023-01-01' },
              { label: 'law', address: 'https://example.org/3', seenOn: null },
            ],
          }),
        ],
      }),
    ).filter((block) => block.kind === 'list');
    expect(list?.items[0]?.content.slice(2)).toEqual([
      { text: 'In 2013, lawful stay: a ' },
      { text: 'law', href: 'https://example.org/1' },
      { text: ' and a plan' },
      { text: ' (' },
      { text: 'Report', href: 'https://example.org/2' },
      { text: '; ' },
      { text: 'law', href: 'https://example.org/3' },
      { text: ')' },
      { text: '.' },
    ]);
  });

  it('[AX10] opens Annex A with the introduction', () => {
    const blocks = blocksOf(annexFacts({ introductions: { A: { en: 'Shared from March to August.' } } }));
    expect(blocks[1]).toEqual({
      kind: 'paragraph',
      id: 'annex-a-introduction',
      role: 'introduction',
      content: [{ text: 'Shared from March to August.' }],
    });
  });

  it('[AX11] lists areas with fewer practices than the threshold', () => {
    const areas = [
      anArea(),
      anArea({ id: 'data', position: 2, names: { en: 'Data' } }),
      anArea({ id: 'work', position: 3, names: { en: 'Decent work' } }),
    ];
    const practices = [aPracticeIn(), aPracticeIn({ id: 'p2' }), aPracticeIn({ id: 'p3', areaId: 'work' })];
    expect(entries(annexFacts({ areas, practices, gapThreshold: 2 }), 'gaps-areas')).toEqual(['Data', 'Decent work']);
    expect(headings(annexFacts({ areas, practices, gapThreshold: 2 })).at(-1)).toBe(
      'Areas in which few practices have been shared',
    );
    expect(headings(annexFacts({ areas, practices, gapThreshold: 0 })).at(-1)).toBe('Decent work');
  });

  it('[AX49] ends with a paragraph on the remaining gaps where the table asks for it', () => {
    const head = (key: string, names: Record<string, string>, count: number) => ({ key, names, count, newest: null });
    const facts = annexFacts({
      areas: [anArea()],
      practices: [aPracticeIn()],
      coverage: {
        rows: 'area',
        columns: 'region',
        rowHeads: [head('health', { en: 'Access to health care' }, 1)],
        columnHeads: [head('150', { en: 'Europe' }, 1), head('009', { en: 'Oceania' }, 0)],
        cells: [{ row: 'health', column: '150', count: 1, newest: null }],
        total: 1,
        threshold: 1,
      },
    });
    const last = assembleAnnexes(facts).publication.blocks.find(({ id }) => id === 'remaining-gaps-text');
    expect(last).toMatchObject({
      kind: 'paragraph',
      content: [
        {
          text: 'The practices shared with the round table leave the following gaps. Under “Access to health care”, no practice has been shared yet for Oceania.',
        },
      ],
    });
    expect(headings(facts).at(-1)).toBe('Remaining gaps');
    // Frozen before there was a map.
    const { coverage: _, ...older } = facts;
    expect(headings(older as typeof facts)).not.toContain('Remaining gaps');
    const french = inSameVersions(
      facts,
      annexFacts({
        areas: [{ ...anArea(), names: { en: 'Access to health care', fr: 'Accès aux soins' } }],
        practices: [aPracticeIn()],
      }),
      'fr',
    );
    expect(french.coverage?.rowHeads[0]?.names).toEqual({ en: 'Access to health care', fr: 'Accès aux soins' });
    const unnamed = annexFacts({ areas: [anArea()], practices: [{ ...aPracticeIn(), mayBeNamed: false }] });
    expect(inSameVersions(facts, unnamed, 'fr').coverage).toBeNull();
  });
});

describe('what paragraphs and entries are cited by', () => {
  const names = (en: string, fr: string) => ({ en, fr });
  const facts = (rest: Partial<AnnexFacts> = {}) =>
    annexFacts({
      annexes: ['A', 'B'],
      introductions: { A: names('One.\n\nTwo.', 'Un.') },
      areas: [
        anArea({ names: names('Health', 'Santé') }),
        anArea({ id: 'empty', position: 2, names: names('Empty', 'Vide') }),
        anArea({ id: 'work', position: 3, names: names('Work', 'Emploi') }),
      ],
      practices: [
        aPracticeIn({ id: 'ch', number: 5, submitters: [aSubmitter('Switzerland')] }),
        aPracticeIn({
          id: 'de',
          number: 9,
          submitters: [{ ...aSubmitter('Germany'), name: names('Germany', 'Allemagne') }],
        }),
        aPracticeIn({ id: 'w', number: 2, areaId: 'work' }),
      ],
      gapThreshold: 1,
      instrumentGroups: [aGroup({ titles: names('Treaties', 'Traités') })],
      instruments: [anInstrument()],
      ...rest,
    });
  const numbersIn = (given: AnnexFacts) =>
    Object.fromEntries(
      blocksOf(given).flatMap((block) =>
        block.kind === 'paragraph' && block.number ? [[block.id, block.number]] : [],
      ),
    );

  it('[AX64] numbers the paragraphs of areas and groups through each annex, the same in every language', () => {
    const numbers = { 'area-health-text': '1', 'area-work-text': '2', 'gaps-text': '3', 'group-core-text': '1' };
    expect(numbersIn(facts())).toEqual(numbers);
    // An introduction has as many paragraphs as its translator made: it has no numbers.
    expect(numbersIn(facts({ language: 'fr' }))).toEqual(numbers);
  });

  it('[AX64] calls entries by their practices, since their order is each language’s own', () => {
    const inOrder = (language: 'en' | 'fr') =>
      entries(facts({ language }), 'area-health-practices').map((entry) =>
        /^(.*?)\u00A0?:.*(\[P-\d+\])$/.exec(entry)?.slice(1),
      );
    expect(inOrder('en')).toEqual([
      ['Germany', '[P-9]'],
      ['Switzerland', '[P-5]'],
    ]);
    expect(inOrder('fr')).toEqual([
      ['Allemagne', '[P-9]'],
      ['Switzerland', '[P-5]'],
    ]);
  });

  it('[AX64] keeps the numbers of the first language when less may be named in a later one', () => {
    const first = facts();
    const unnamed = first.practices.map((one) => (one.areaId === 'health' ? { ...one, mayBeNamed: false } : one));
    const later = { ...inSameVersions(first, facts({ practices: unnamed }), 'fr'), paragraphs: numbersIn(first) };
    expect(numbersIn(later)).toEqual({ 'area-work-text': '2', 'gaps-text': '3', 'group-core-text': '1' });
    // What the first language does not have bears no number.
    const more = { ...later, practices: first.practices, paragraphs: { 'area-work-text': '1' } };
    expect(numbersIn(more)).toEqual({ 'area-work-text': '1' });
  });

  it('[AX65] writes what was frozen before in the form of then', () => {
    const old = facts({ form: undefined });
    const { publication } = assembleAnnexes(old);
    expect(publication.footnotes).toEqual([]);
    expect(publication).not.toHaveProperty('noteMarks');
    expect(numbersIn(old)).toEqual({});
    expect(publication.blocks.map(({ id }) => id).filter((id) => id.endsWith('-text'))).toEqual([]);
    // Another language of it has the same form.
    expect(inSameVersions(old, facts(), 'fr').form).toBeUndefined();
  });
});

describe('law and guidance', () => {
  const instruments = [
    anInstrument({
      id: 'c97',
      citation: { en: 'Migration for Employment Convention (Revised), 1949 (No. 97)' },
      number: 97,
      year: 1949,
    }),
    anInstrument(),
    anInstrument({ id: 'udhr', citation: { en: 'Universal Declaration of Human Rights' }, year: null, address: null }),
    anInstrument({ id: 'c29', citation: { en: 'Forced Labour Convention, 1930 (No. 29)' }, number: 29, year: 1930 }),
    anInstrument({
      id: 'c98',
      citation: { en: 'Right to Organise Convention, 1949 (No. 98)' },
      number: 98,
      year: 1949,
    }),
  ];
  instruments.unshift(
    anInstrument({
      id: 'p29',
      citation: { en: 'P029 – Protocol of 2014 to the Forced Labour Convention, 1930' },
      number: 29,
      year: 2014,
    }),
  );
  const inOrder = (order: 'chronological' | 'by-number' | 'given') =>
    entries(annexFacts({ annexes: ['B'], instrumentGroups: [aGroup({ order })], instruments })).map(
      (citation) => /No\. \d+|P029|Child|Universal/.exec(citation)?.[0],
    );

  it('[AX12] prints groups that hold an instrument, with links', () => {
    const facts = annexFacts({
      annexes: ['B'],
      instrumentGroups: [aGroup({ id: 'ilo', titles: { en: 'Labour' } }), aGroup()],
      instruments: [anInstrument()],
    });
    expect(headings(facts).slice(1)).toEqual(['Core treaties']);
    expect(blocksOf(facts)[3]).toMatchObject({
      items: [{ content: [{ text: 'Convention on the Rights of the Child (1989)', href: 'https://example.org/crc' }] }],
    });
  });

  it('[AX63] says the address of an instrument in a note, and none where there is none', () => {
    const facts = annexFacts({
      annexes: ['B'],
      instrumentGroups: [aGroup()],
      instruments: [anInstrument(), anInstrument({ id: 'udhr', address: null })],
    });
    const { blocks, footnotes, noteMarks } = assembleAnnexes(facts).publication;
    expect(noteMarks).toBe('letters');
    expect(footnotes.map(({ id, content }) => [id, plainText(content)])).toEqual([
      ['instrument-core-crc-note-1', 'Available at https://example.org/crc.'],
    ]);
    expect(blocks.at(-1)).toMatchObject({
      items: [{ content: [{ footnote: 'instrument-core-crc-note-1' }] }, { content: [{ text: expect.any(String) }] }],
    });
  });

  it('[AX13] orders instruments as their group says', () => {
    expect(inOrder('chronological')).toEqual(['No. 29', 'No. 97', 'No. 98', 'Child', 'P029', 'Universal']);
    expect(inOrder('by-number')).toEqual(['No. 29', 'P029', 'No. 97', 'No. 98', 'Child', 'Universal']);
    expect(inOrder('given')).toEqual(['P029', 'No. 97', 'Child', 'Universal', 'No. 29', 'No. 98']);
  });

  it('[AX19] warns of an instrument in two annexes that are both printed', () => {
    const facts = {
      instrumentGroups: [aGroup(), aGroup({ id: 'guidance', annex: 'C' })],
      instruments: [anInstrument({ groupIds: ['core', 'guidance'] })],
    };
    expect(warnings(annexFacts({ annexes: ['B', 'C'], ...facts }))).toEqual([
      { code: 'instrument-in-two-annexes', id: 'crc' },
    ]);
    expect(warnings(annexFacts({ annexes: ['B'], ...facts }))).toEqual([]);
  });

  it('[AX20] warns of a citation without its year, number or symbol', () => {
    const instrument = anInstrument({
      kind: 'resolution',
      citation: { en: 'Convention No. 290 of 19890' },
      number: 29,
      symbol: 'A/RES/44/25',
    });
    expect(warnings(annexFacts({ annexes: ['B'], instrumentGroups: [aGroup()], instruments: [instrument] }))).toEqual([
      { code: 'citation-not-canonical', id: 'crc', missing: 'year', expected: 1989 },
      { code: 'citation-not-canonical', id: 'crc', missing: 'number', expected: 29 },
      { code: 'citation-not-canonical', id: 'crc', missing: 'symbol', expected: 'A/RES/44/25' },
    ]);
    const treaty = anInstrument({ symbol: 'A/RES/44/25' });
    expect(warnings(annexFacts({ annexes: ['B'], instrumentGroups: [aGroup()], instruments: [treaty] }))).toEqual([]);
    const labour = anInstrument({
      kind: 'ilo-convention',
      citation: { en: 'C190 - Violence and Harassment Convention, 2019 (No. 190)' },
      year: 2019,
      number: 190,
    });
    expect(warnings(annexFacts({ annexes: ['B'], instrumentGroups: [aGroup()], instruments: [labour] }))).toEqual([
      {
        code: 'citation-not-canonical',
        id: 'crc',
        missing: 'form',
        expected: 'C190 – Violence and Harassment Convention, 2019 (No. 190)',
      },
    ]);
    const arabic = anInstrument({ citation: { ar: 'اتفاقية العمل الجبري، ١٩٣٠ (رقم ٢٩)' }, year: 1930, number: 29 });
    expect(
      warnings(
        annexFacts({ language: 'ar', annexes: ['B'], instrumentGroups: [aGroup()], instruments: [arabic] }),
      ).filter(({ code }) => code === 'citation-not-canonical'),
    ).toEqual([]);
  });
});

describe('disclaimers, languages, warnings, identity', () => {
  it('[AX14] bears the standing disclaimers that its annexes need', () => {
    const { disclaimers } = assembleAnnexes(annexFacts()).publication;
    expect(disclaimers).toHaveLength(3);
    expect(disclaimers[0]).toContain('not exhaustive');
    expect(disclaimers[1]).toContain('not been checked or evaluated independently');
    expect(disclaimers[2]).toContain('does not necessarily reflect the views');
    expect(assembleAnnexes(annexFacts({ annexes: ['B', 'C'] })).publication.disclaimers).toEqual([
      disclaimers[0],
      disclaimers[2],
    ]);
    for (const language of ['fr', 'es', 'ar', 'zh', 'ru'] as const)
      expect(new Set(assembleAnnexes(annexFacts({ language })).publication.disclaimers).size).toBe(3);
  });

  it('[AX15] prints what is not translated in another language and warns', () => {
    const facts = annexFacts({ areas: [anArea({ names: { fr: 'Accès aux soins', es: 'Acceso a la salud' } })] });
    expect(blocksOf(facts)[1]).toMatchObject({ content: [{ text: 'Accès aux soins', language: 'fr' }] });
    expect(warnings(facts)).toEqual([
      { code: 'translation-missing', id: 'health', field: 'name', language: 'en', used: 'fr' },
    ]);
  });

  it('[AX15] marks the language of a title in a proposed sentence', () => {
    const practice = aPracticeIn({
      sentence: {},
      original: { language: 'fr', title: 'Accueil santé', summary: 'Chacun peut venir' },
      sources: [{ label: 'Accueil santé', address: 'https://example.org/a', seenOn: null }],
    });
    const [list] = blocksOf(annexFacts({ practices: [practice] })).filter((block) => block.kind === 'list');
    expect(list?.items[0]?.content.slice(2)).toEqual([
      { text: 'In 2013, “' },
      { text: 'Accueil santé', language: 'fr', href: 'https://example.org/a' },
      { text: '”', footnote: 'practice-p1-note-1' },
      { text: ' was launched.' },
      { text: ' ' },
      { text: 'Chacun peut venir.', language: 'fr' },
    ]);
    expect(warnings(annexFacts({ practices: [practice] })).map(({ code }) => code)).toEqual([
      'sentence-proposed',
      'translation-missing',
    ]);
  });

  it('[AX16] warns of an undated practice', () => {
    const undated = (sentence: string) =>
      warnings(annexFacts({ practices: [aPracticeIn({ startDate: null, sentence: { en: sentence } })] }));
    expect(undated('A law opened county clinics.')).toEqual([{ code: 'undated', id: 'p1' }]);
    expect(undated('A law of 2013 opened county clinics.')).toEqual([]);
  });

  it('[AX17] warns of a practice without a source', () => {
    expect(warnings(annexFacts({ practices: [aPracticeIn({ sources: [] })] }))).toEqual([
      { code: 'no-source', id: 'p1' },
    ]);
  });

  it('[AX18] warns of a practice that goes on past its end', () => {
    const ending = (endDate: string, livingStatus: 'in-force' | 'ended' | 'pilot') =>
      warnings(annexFacts({ practices: [aPracticeIn({ endDate, livingStatus })] }));
    expect(ending('2023-09-13', 'in-force')).toEqual([
      { code: 'end-date-passed', id: 'p1', endDate: '2023-09-13', livingStatus: 'in-force' },
    ]);
    expect(ending('2022', 'pilot')).toHaveLength(1);
    expect(ending('2023', 'in-force')).toEqual([]);
    expect(ending('2020', 'ended')).toEqual([]);
  });

  it('[AX21] anchors entries by the ids of what they were made from', () => {
    const facts = annexFacts({ annexes: ['A', 'B'], instrumentGroups: [aGroup()], instruments: [anInstrument()] });
    const ids = blocksOf(facts).flatMap((block) => [
      block.id,
      ...(block.kind === 'list' ? block.items.map((item) => item.id) : []),
    ]);
    expect(ids).toEqual([
      'annex-a',
      'area-health',
      'area-health-text',
      'area-health-practices',
      'practice-p1',
      'annex-b',
      'group-core',
      'group-core-text',
      'group-core-instruments',
      'instrument-core-crc',
    ]);
  });

  it('[AX22] bears its symbol and names the round table', () => {
    const { publication } = assembleAnnexes(annexFacts({ edition: 3 }));
    expect(publication).toMatchObject({
      symbol: 'RT2/ANNEXES/ED.3',
      roundTable: 'RT2: Rights and migration',
      forum: 'Forum 2023',
    });
  });

  it('gives a publication that can be written, from facts that can be stored', () => {
    const uuid = '8f14e45f-ceea-467f-a2b1-1c9b1f0f2a10';
    const facts = AnnexFacts.parse(
      annexFacts({
        annexes: ['A', 'B'],
        areas: [anArea({ id: uuid })],
        practices: [aPracticeIn({ id: uuid, areaId: uuid })],
        instrumentGroups: [aGroup({ id: uuid })],
        instruments: [anInstrument({ id: uuid, groupIds: [uuid] })],
        gapThreshold: 2,
      }),
    );
    expect(Publication.parse(assembleAnnexes(facts).publication)).toEqual(assembleAnnexes(facts).publication);
    expect(() => assembleAnnexes(annexFacts({ areas: [] }))).toThrow('area health');
  });
});
