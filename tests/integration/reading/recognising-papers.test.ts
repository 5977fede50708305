import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plainText } from '@penholder/shared/documents';
import { PaperReading } from '@penholder/shared/reading';
import { readFile } from '../../../server/src/reading/read-file.ts';
import { ARABIC, ENGLISH, FRENCH, SPANISH, type PaperPlan } from '../../_support/paper-plan.ts';
import { type PaperLook, paperAsDocx, paperAsMarkdown } from '../../_support/papers.ts';

const FORMATS = ['docx', 'markdown'] as const;
const make = (format: (typeof FORMATS)[number], plan: PaperPlan, look: Partial<PaperLook> = {}) =>
  format === 'docx' ? paperAsDocx(plan, look) : Promise.resolve(paperAsMarkdown(plan, look));
const read = async (format: (typeof FORMATS)[number], plan: PaperPlan, look: Partial<PaperLook> = {}) => {
  const made = await make(format, plan, look);
  return { made, reading: PaperReading.parse(await readFile(made.file, format)) };
};

const LOOKS: Record<string, Partial<PaperLook>> = {
  'styled headings': {},
  'bold headings': { headings: 'bold' },
  'numbered headings': { headings: 'numbered' },
  'headings numbered by the file': { headings: 'counted' },
  'typed dots': { bullets: 'dots' },
  'typed dashes': { bullets: 'dashes' },
  'items on the lines of one paragraph': { bullets: 'lines' },
  'plain leads': { lead: 'plain' },
  'a heading for each submitter': { lead: 'heading' },
  'tables of practices': { practices: 'table' },
  'questions with bullets': { questions: 'bullets' },
  'labelled questions': { questions: 'labelled' },
  'no links': { hasLinks: false },
  'no annexes': { hasAnnexes: false },
  'bold headings, a heading for each submitter': { headings: 'bold', lead: 'heading' },
  'bold headings, typed dots, plain leads': { headings: 'bold', bullets: 'dots', lead: 'plain' },
  'numbered headings, lines, plain leads, no links': {
    headings: 'numbered',
    bullets: 'lines',
    lead: 'plain',
    hasLinks: false,
  },
  'bold headings, tables': { headings: 'bold', practices: 'table' },
  'numbered headings, tables, labelled questions': { headings: 'numbered', practices: 'table', questions: 'labelled' },
};
const PLANS = { en: ENGLISH, fr: FRENCH, es: SPANISH, ar: ARABIC };
const numberOf = (sections: PaperPlan['sections']): number =>
  sections.reduce((sum, section) => sum + 1 + numberOf(section.sections ?? []), 0);

describe.each(FORMATS)('a paper in %s', (format) => {
  it('[RD4, RD5, RD6] arrives with its sections, footnotes, questions, practices and instruments', async () => {
    const { made, reading } = await read(format, ENGLISH);
    expect(reading.counts).toMatchObject({
      sections: 5,
      footnotes: 6,
      questions: 3,
      practices: 33,
      areas: 6,
      instruments: 72,
      links: made.links,
    });
    expect(reading.areas.map((area) => area.practices.length)).toEqual([8, 6, 8, 3, 5, 3]);
    const ofAnnex = (letter: string) =>
      reading.instrumentGroups.filter((group) => group.annex === letter).map((group) => group.instruments.length);
    expect([ofAnnex('B'), ofAnnex('C')]).toEqual([
      [12, 20, 6],
      [2, 26, 6],
    ]);
    expect(reading.annexes.map(({ letter, kind }) => [letter, kind])).toEqual([
      ['A', 'practices'],
      ['B', 'instruments'],
      ['C', 'instruments'],
    ]);
    expect(reading.title).toBe('Background note');
    expect(reading.language).toBe('en');
    expect(reading.notUnderstood).toEqual([]);
  });

  it('keeps the order and nesting of sections, and their texts', async () => {
    const { reading } = await read(format, ENGLISH);
    const outline = (sections: PaperReading['sections']): unknown[] =>
      sections.map((section) => [section.number, section.title, ...outline(section.sections)]);
    expect(outline(reading.sections)).toEqual([
      ['1', 'Introduction', ['1.1', 'Where the table stands'], ['1.2', 'What happens on the way']],
      [
        '2',
        'Policy issues',
        ['2.1', 'Regular pathways', ['2.1.1', 'Agreements between two states'], ['2.1.2', 'Status after the fact']],
        ['2.2', 'Borders'],
      ],
      ['3', 'Cross-cutting gaps'],
      ['4', 'Ideas for action'],
      ['5', 'Guiding Questions for the discussion'],
    ]);
    const [first, second] = reading.sections[0]!.sections[0]!.blocks;
    expect(first).toMatchObject({
      kind: 'paragraph',
      content: [{ footnote: 'fn2' }, {}, { text: 'common forum', href: 'https://example.org/source/1' }, {}],
    });
    expect(second?.kind === 'paragraph' && plainText(second.content)).toBe(
      'Rights come first, and development follows them.',
    );
  });

  it('keeps marks of footnotes in headings and the notes’ links', async () => {
    const { reading } = await read(format, ENGLISH);
    expect(reading.heading.at(-1)).toMatchObject({ footnote: 'fn1' });
    expect(reading.footnotes.map((footnote) => footnote.id)).toEqual(['fn1', 'fn2', 'fn3', 'fn4', 'fn5', 'fn6']);
    expect(reading.footnotes[3]!.content.filter((run) => run.href)).toHaveLength(2);
  });

  it('gives questions their numbers and texts', async () => {
    const { reading } = await read(format, ENGLISH);
    expect(reading.questions.map((question) => [question.number, plainText(question.content)])).toEqual(
      ENGLISH.questions.map((text, nth) => [String(nth + 1), text]),
    );
  });

  it('[RD8] splits submitters where every part is known and keeps the others whole', async () => {
    const { reading } = await read(format, ENGLISH);
    const practices = reading.areas.flatMap((area) => area.practices);
    const parties = Object.fromEntries(
      practices.map((practice) => [practice.submitterText, practice.submitters.map((submitter) => submitter.party)]),
    );
    expect(parties).toMatchObject({
      'El Salvador': ['SV'],
      'Ireland and Canada': ['IE', 'CA'],
      'Belgium, Morocco and Tunisia': ['BE', 'MA', 'TN'],
      'African Union': ['AU'],
      'University of Cornell': [null],
      'MENA/US': [null],
      'ILO/ITUC/Global': [null],
      'North, West and Central Africa and Europe': [null],
    });
    const uncertain = practices.filter((practice) => practice.submitters.some((submitter) => !submitter.certain));
    expect(uncertain.map((practice) => practice.submitterText)).toEqual([
      'North, West and Central Africa and Europe',
      'MENA/US',
      'ILO/ITUC/Global',
    ]);
    expect(uncertain.map((practice) => practice.alternatives.length > 0)).toEqual([true, true, true]);
  });

  it('tells links, years, countries and living status of a practice', async () => {
    const { reading } = await read(format, ENGLISH);
    const [finland] = reading.areas[0]!.practices;
    expect(finland).toMatchObject({
      submitterText: 'Finland',
      years: [2022],
      statusHints: [{ status: 'at-risk', phrase: 'proposed to roll back' }],
    });
    expect(finland!.links).toEqual([
      { text: 'proposed to roll back', href: expect.stringContaining('https://example.org/source/') },
    ]);
    expect(plainText(finland!.content)).toBe(
      'Wider care for the undocumented since 2022; a new cabinet has proposed to roll back the act.',
    );
    expect(reading.areas[5]!.practices[0]!.countries).toEqual(['KE', 'NP', 'JO']);
  });

  it('[RD10] proposes citations and points at what stands twice or is written in several ways', async () => {
    const { reading } = await read(format, ENGLISH);
    const entries = reading.instrumentGroups.flatMap((group) => group.instruments);
    const canonical = (text: string) =>
      entries.find((entry) => entry.text.includes(text))?.citations.map((citation) => citation.canonical);
    expect(canonical('C97')).toEqual(['C097 – Migration for Employment Convention (Revised), 1949 (No. 97)']);
    expect(canonical('A/HRC/53/26')).toEqual(['A/HRC/53/26']);
    expect(canonical('Status of Refugees (1951)')).toHaveLength(2);
    expect(entries.every((entry) => entry.href !== null && entry.citations.length > 0)).toBe(true);
    const remarks = (code: string) => reading.remarks.filter((remark) => remark.code === code);
    expect(remarks('instrument-twice').map((remark) => remark.texts[0]!.slice(0, 12))).toEqual([
      'R205 – The E',
      'ILO General ',
    ]);
    expect(remarks('entry-names-several')).toHaveLength(3);
    expect(remarks('citation-forms')[0]!.texts).toContain(
      'C 102 - C102- Social Security (Minimum Standards) Convention, 1952 (No. 102)',
    );
  });

  it('[RD11] points at areas that the introduction names otherwise', async () => {
    const { reading } = await read(format, ENGLISH);
    expect(
      reading.remarks.filter((remark) => remark.code === 'theme-named-differently').map((remark) => remark.texts),
    ).toEqual([
      ['Coordination, data and research', 'coordination and data collection'],
      ['Decent work and fair recruitment', 'fair work and recruitment'],
    ]);
  });

  it('[RD5] sets the list of annexes aside', async () => {
    const { reading } = await read(format, ENGLISH);
    expect(reading.remarks.find((remark) => remark.code === 'list-of-annexes')?.texts).toHaveLength(4);
    expect(reading.sections.map((section) => section.title)).not.toContain('List of Annexes');
  });

  it('[RD1] keeps the words of the paper beside every proposal', async () => {
    const { made, reading } = await read(format, ENGLISH);
    const words = textOf(made.file, format).replace(/[\s*]+/g, ' ');
    const entries = reading.instrumentGroups.flatMap((group) => group.instruments);
    const practices = reading.areas.flatMap((area) => area.practices);
    const hints = practices.flatMap((practice) => practice.statusHints.map((hint) => hint.phrase));
    const quoted = [
      ...entries.map((entry) => entry.text.slice(0, 30)),
      ...practices.map((practice) => practice.submitterText),
      ...hints,
    ];
    expect(quoted.filter((text) => !words.replace(/[[\]]/g, '').includes(text.replace(/[[\]]/g, '')))).toEqual([]);
    expect(entries.filter((entry) => entry.citations[0]!.canonical !== entry.text).length).toBeGreaterThan(20);
  });

  it('[RD12] takes the penholder’s word for the language', async () => {
    const { made } = await read(format, ENGLISH);
    const corrected = await readFile(made.file, format, { language: 'fr' });
    expect(corrected.language).toBe('fr');
    expect(corrected.counts.practices).toBe(33);
  });

  it('[RD3] gives the same preview each time, with ids of one thing only', async () => {
    const { made, reading } = await read(format, ENGLISH);
    expect(await readFile(made.file, format)).toEqual(reading);
    const things = [
      ...reading.questions,
      ...reading.areas,
      ...reading.areas.flatMap((area) => area.practices),
      ...reading.instrumentGroups,
      ...reading.instrumentGroups.flatMap((group) => group.instruments),
      ...reading.annexes,
    ];
    const ids = things.map((thing) => thing.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  describe.each(Object.entries(PLANS))('in %s', (language, plan) => {
    it.each(Object.entries(LOOKS))('[RD2, RD4, RD5, RD6, RD7, RD9] arrives whole with %s', async (_, look) => {
      const { made, reading } = await read(format, plan, look);
      // Bold lines in Markdown are all alike: nothing tells a section from one inside it.
      const sections =
        format === 'markdown' && look.headings === 'bold' ? numberOf(plan.sections) : plan.sections.length;
      const hasAnnexes = look.hasAnnexes !== false;
      expect({
        language: reading.language,
        title: reading.title,
        sections: reading.sections.length,
        questions: reading.questions.map((question) => plainText(question.content)),
        areas: reading.areas.map((area) => [area.name, area.practices.map((practice) => practice.submitterText)]),
        groups: reading.instrumentGroups.map((group) => [
          group.annex,
          group.title,
          group.instruments.map((instrument) => instrument.text),
        ]),
        links: reading.counts.links,
      }).toEqual({
        language,
        title: plan.title.replace('[^1]', ''),
        sections,
        questions: plan.questions,
        areas: hasAnnexes
          ? plan.practices.areas.map((area) => [area.name, area.practices.map(([submitter]) => submitter)])
          : [],
        groups: hasAnnexes
          ? plan.instruments.flatMap((annex, nth) =>
              annex.groups.map((group) => ['ABC'[nth + 1], group.title, group.entries]),
            )
          : [],
        links: made.links,
      });

      const kept = JSON.stringify(reading);
      const words = textOf(made.file, format).match(/\p{L}{2,}/gu) ?? [];
      const columns = plan.practices.columns.join(' ');
      // Consumed on purpose: headings of columns, labels of questions.
      const lost = [...new Set(words)].filter(
        (word) => !kept.includes(word) && !columns.includes(word) && word !== 'Question',
      );
      expect(lost).toEqual([]);
    });
  });
});

/** All that a file says, by other means than the readers': the letters between its tags, or the whole of it. */
function textOf(file: Uint8Array, format: (typeof FORMATS)[number]): string {
  if (format === 'markdown') return new TextDecoder().decode(file).replace(/\]\([^)]*\)|\\/g, ' ');
  const parts = unzipSync(file);
  const text = (name: string) => (parts[name] ? new TextDecoder().decode(parts[name]) : '');
  return [...`${text('word/document.xml')}${text('word/footnotes.xml')}`.matchAll(/<w:t[^>]*>([^<]*)</g)]
    .map((match) => match[1]!.replace(/&apos;/g, "'").replace(/&[a-z]+;/g, ' '))
    .join(' ');
}
