import { describe, expect, it } from 'vitest';
import type { DelegationId } from '../kernel/index.ts';
import { fieldsOf, MISSING_CODES, whatIsMissing } from './missing.ts';
import { type AreaId, type Practice, PracticeFields, textOf } from './practice.ts';

const bodyOf = (...paragraphs: string[]) => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })),
});

const blank: Practice = {
  language: 'en',
  title: '',
  summary: '',
  action: '',
  measure: '',
  result: '',
  areaId: null,
  submitters: [],
  countries: [],
  partners: '',
  beneficiaries: '',
  startDate: null,
  endDate: null,
  livingStatus: null,
  livingStatusOn: null,
  evidenceLevel: null,
  sources: [],
  instruments: [],
  gcmObjectives: [],
  sdgTargets: [],
  journeyPhases: [],
  guidingPrinciples: [],
  beneficiaryGroups: [],
  capacity: 'national-position',
  attribution: 'delegation',
  body: bodyOf(''),
};
const complete: Practice = {
  ...blank,
  title: 'Free clinics',
  summary: 'Clinics open to all.',
  areaId: 'area' as AreaId,
  submitters: ['egypt' as DelegationId],
  countries: ['EG'],
  beneficiaries: 'Everyone',
  startDate: '2021',
  livingStatus: 'in-force',
  livingStatusOn: '2026-05-01',
  evidenceLevel: 'documented',
  sources: [{ label: 'Decree', address: 'https://example.org/decree', seenOn: '2026-04-30' }],
  gcmObjectives: [15],
  journeyPhases: ['destination'],
  guidingPrinciples: ['human-rights'],
  beneficiaryGroups: ['children'],
  body: bodyOf('Care is free.'),
};
const today = '2026-06-01';
const codes = (changes: Partial<Practice>) =>
  whatIsMissing({ ...complete, ...changes }, today).map(
    ({ path, code, need }) => `${path}: ${code}${need === 'advised' ? ' (advised)' : ''}`,
  );

describe('[PR5] what is missing', () => {
  it('is all of an empty form, in its order', () => {
    expect(whatIsMissing(blank, today).map(({ path, need }) => `${path}${need === 'advised' ? '?' : ''}`)).toEqual([
      'title',
      'summary',
      'areaId',
      'submitters',
      'countries?',
      'beneficiaries?',
      'beneficiaryGroups?',
      'startDate?',
      'livingStatus',
      'livingStatusOn',
      'body',
      'evidenceLevel',
      'gcmObjectives?',
      'journeyPhases?',
      'guidingPrinciples?',
    ]);
  });

  it('is nothing of a complete one', () => {
    expect(whatIsMissing(complete, today)).toEqual([]);
  });

  it('says in a sentence what to do, field by field, of what holds up submitting', () => {
    expect(fieldsOf(whatIsMissing({ ...complete, title: '', beneficiaries: '' }, today))).toEqual({
      title: 'Give the practice a title.',
    });
  });

  it('[PR67] is the rest of a sentence that is begun, and no sentence that nobody begins; nothing is held up', () => {
    expect(codes({ action: 'the ministry opened', measure: 'clinics' })).toEqual([]);
    expect(codes({ action: 'the ministry opened' })).toEqual(['measure: measure (advised)']);
    expect(codes({ measure: 'clinics' })).toEqual(['action: action (advised)']);
    expect(codes({ result: 'reaching all' })).toEqual(['action: action (advised)', 'measure: measure (advised)']);
  });

  it('is a source where the evidence level claims one', () => {
    expect(codes({ sources: [] })).toEqual(['sources: evidence-source']);
    expect(codes({ sources: [], evidenceLevel: 'described' })).toEqual(['sources: sources (advised)']);
  });

  it('is each part of each source', () => {
    expect(
      codes({
        sources: [
          { label: '', address: 'javascript:alert(1)', seenOn: null },
          { label: 'Law', address: '', seenOn: '2026-06-02' },
        ],
      }),
    ).toEqual([
      'sources.0.label: source-label',
      'sources.0.address: source-address-wrong',
      'sources.0.seenOn: source-seen (advised)',
      'sources.1.address: source-address',
      'sources.1.seenOn: source-seen-ahead',
    ]);
  });

  it('is what contradicts itself', () => {
    expect(codes({ endDate: '2020' })).toEqual(['endDate: end-before-start', 'livingStatus: end-passed (advised)']);
    expect(codes({ livingStatus: 'repealed' })).toEqual(['endDate: end-date (advised)']);
    expect(codes({ livingStatusOn: '2026-06-02' })).toEqual(['livingStatusOn: living-status-ahead']);
    expect(codes({ endDate: '2025' })).toEqual(['livingStatus: end-passed (advised)']);
  });

  it('[PR65] is a living status that other words of the practice deny, with these words; nothing is held up', () => {
    const denied = (changes: Partial<Practice>) =>
      whatIsMissing({ ...complete, ...changes }, today).map(({ code, need, words }) => [code, need, words]);
    const rollBack = 'The government has proposed to roll back free care.';
    expect(denied({ summary: rollBack })).toEqual([['status-said', 'advised', 'proposed to roll back']]);
    expect(denied({ body: bodyOf('Care is free.', rollBack) })).toHaveLength(1);
    expect(denied({ summary: rollBack, livingStatus: 'at-risk' })).toEqual([]);
    expect(denied({ summary: 'A draft law is before parliament.' })).toEqual([['status-said', 'advised', 'draft law']]);
    expect(denied({ summary: 'It entered into force in 2021.' })).toEqual([]);
  });

  it.each<[Practice['language'], string, string]>([
    ['es', 'El programa finalizó en 2020.', 'finalizó'],
    ['es', 'La iniciativa concluyó a finales de 2021.', 'concluyó'],
    ['ar', 'صدرت اللائحة عام 2018 ثم ألغيت', 'ألغيت'],
    ['ru', 'Программа завершилась в 2020 году.', 'завершилась в '],
    ['ru', 'Закон о медицинской помощи был отменён.', 'Закон о медицинской помощи был отменён'],
    ['ru', 'Правительство планирует отменить закон.', 'планирует отменить'],
    ['ru', 'Законопроект внесён в парламент.', 'Законопроект'],
    ['zh', '该项目已于2019年启动，2022年底结束。', '2022年底结束'],
    ['zh', '该条例已被废止。', '被废止'],
    ['zh', '政府拟废除该法。', '拟废除'],
    ['pt', 'O programa terminou em 2020.', 'terminou em'],
    ['pt', 'A lei foi revogada pelo parlamento.', 'foi revogada'],
    ['de', 'Das Programm lief Ende 2020 aus.', 'lief Ende 2020 aus'],
    ['de', 'Die Regierung plant, das Gesetz über die Versorgung aufzuheben.', 'aufzuheben'],
    ['it', 'Il progetto è terminato nel 2021.', 'è terminato'],
    ['it', 'La legge è stata abrogata.', 'è stata abrogata'],
  ])('[PR65] reads it in the languages of the table (%s: %s)', (language, summary, words) => {
    const [said, ...others] = whatIsMissing({ ...complete, language, summary }, today).map((one) => one.words);
    expect(others).toEqual([]);
    expect(said).toContain(words);
  });

  it.each<[Practice['language'], string]>([
    ['es', 'El Ministerio concluyó un acuerdo con los municipios y la ley prevé becas.'],
    ['ar', 'تلغي اللائحة الرسوم عن الأطفال.'],
    ['ru', 'Сбор за визу отменён, и программа завершает подготовку медсестёр.'],
    ['zh', '该市已结束对儿童的拘留，并取消了签证费。'],
    ['pt', 'O programa pretende abrir clínicas; as taxas foram abolidas.'],
    ['de', 'Es wurden 50 Pflegekräfte eingestellt, die Visumpflicht wurde aufgehoben.'],
    ['it', 'Il programma prevede di formare infermieri e la tassa è abolita.'],
  ])('[PR65] takes no abolished fee for an end (%s: %s)', (language, summary) => {
    expect(whatIsMissing({ ...complete, language, summary }, today)).toEqual([]);
  });

  it('[PR66] is a plan whose start has passed, as exactly as it is known', () => {
    const planned = (startDate: string) => codes({ livingStatus: 'planned', startDate });
    expect(planned('2025')).toEqual(['livingStatus: start-passed (advised)']);
    expect(planned('2026-05')).toEqual(['livingStatus: start-passed (advised)']);
    for (const date of ['2026', '2026-06', '2026-06-01', '2027']) expect(planned(date)).toEqual([]);
  });

  it('lets a practice start and end in the same year however exactly each is known', () => {
    expect(codes({ startDate: '2021-05-03', endDate: '2021', livingStatus: 'ended' })).toEqual([]);
    expect(codes({ startDate: '2021', endDate: '2021-02', livingStatus: 'ended' })).toEqual([]);
    expect(codes({ startDate: '2021-05', endDate: '2021-04', livingStatus: 'ended' })).toEqual([
      'endDate: end-before-start',
    ]);
  });

  it('is a body of blanks', () => {
    expect(codes({ body: bodyOf(' ', '') })).toEqual(['body: body']);
  });
});

it('has a code for every sentence', () => {
  expect(new Set(MISSING_CODES).size).toBe(MISSING_CODES.length);
});

it('reads the text of a body block by block', () => {
  expect(
    textOf({
      type: 'doc',
      content: [
        { type: 'heading', content: [{ type: 'text', text: 'A' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'b' },
            { type: 'text', text: 'c' },
          ],
        },
      ],
    }),
  ).toBe('A\nbc');
  expect(textOf(null)).toBe('');
});

describe('the fields', () => {
  const parse = (fields: object) => PracticeFields.partial().safeParse(fields);
  it('may be empty and not malformed', () => {
    expect(
      parse({ title: '', countries: [], startDate: null, sources: [{ label: '', address: '', seenOn: null }] }).success,
    ).toBe(true);
    for (const wrong of [
      { countries: ['XX'] },
      { startDate: '2021-02-30' },
      { gcmObjectives: [24] },
      { sdgTargets: ['10.99'] },
      { guidingPrinciples: ['Human rights'] },
      { beneficiaryGroups: ['everybody'] },
      { livingStatus: 'alive' },
      { title: 'x'.repeat(301) },
    ])
      expect(parse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });

  it('keep a title on one line and a list free of doubles', () => {
    expect(parse({ title: ' Two\nlines ', countries: ['EG', 'CO', 'EG'] }).data).toEqual({
      title: 'Two lines',
      countries: ['EG', 'CO'],
    });
  });
});
