import { describe, expect, it } from 'vitest';
import { type Language, LANGUAGES } from '../../kernel/index.ts';
import type { AnnexFacts, PracticeFacts } from '../annex-facts.ts';
import { aGroup, anArea, anInstrument, annexFacts, aPracticeIn, aSubmitter } from '../annex-facts.factory.ts';
import { type Disclaimer, DISCLAIMERS, disclaimer } from '../disclaimers.ts';
import type { LintRule } from '../finding.ts';
import { lintAnnexes } from './lint-annexes.ts';
import type { LintGiven } from './material.ts';

const lint = (facts: Partial<AnnexFacts>, rest: Partial<LintGiven> = {}) =>
  lintAnnexes({ facts: annexFacts(facts), delegations: [], ...rest });
const of = (rule: LintRule, facts: Partial<AnnexFacts>, rest: Partial<LintGiven> = {}) =>
  lint(facts, rest).filter((one) => one.rule === rule);
const saying = (sentence: string, rest: Partial<PracticeFacts> = {}, language: Language = 'en') =>
  ({
    language,
    practices: [
      aPracticeIn({
        sentence: { [language]: sentence },
        original: { language, title: 'A practice', summary: '' },
        ...rest,
      }),
    ],
  }) satisfies Partial<AnnexFacts>;
const law = (citations: Record<string, string[]>, kind: AnnexFacts['instruments'][number]['kind'] = 'ilo-convention') =>
  ({
    annexes: ['B', 'C'] as AnnexFacts['annexes'],
    practices: [],
    instrumentGroups: [aGroup({ id: 'B', annex: 'B' }), aGroup({ id: 'C', annex: 'C' })],
    instruments: Object.entries(citations).flatMap(([annex, list]) =>
      list.map((citation, at) =>
        anInstrument({ id: `${annex}${at}`, kind, citation: { en: citation }, year: null, groupIds: [annex] }),
      ),
    ),
  }) satisfies Partial<AnnexFacts>;

it('finds nothing in annexes that are in order', () => {
  expect(lint({})).toEqual([]);
});

describe('what contradicts itself', () => {
  it.each([
    ['en', 'In 2020 care was opened; the new cabinet plans to repeal the act.', 'plans to repeal', 'at-risk'],
    ['en', 'A law of 2019, suspended in part: payments were suspended last spring.', 'were suspended', 'ended'],
    ['en', 'A draft law of 2021 would open the wards.', 'draft law', 'planned'],
    ['en', 'The scheme of 2018 was repealed by the courts.', 'was repealed', 'repealed'],
    ['fr', 'La loi de 2019 n’est plus en vigueur.', 'n’est plus en vigueur', 'ended'],
    ['es', 'El programa de 2020 fue suspendido.', 'fue suspendido', 'ended'],
    ['es', 'El programa finalizó en 2020.', 'finalizó', 'ended'],
    ['ar', 'مشروع قانون لعام 2021 يفتح العيادات.', 'مشروع قانون', 'planned'],
    ['ar', 'صدرت عام 2018 ثم ألغيت في السنة التالية.', 'ألغيت', 'repealed'],
    ['ru', 'Программа 2018 года завершилась в декабре.', 'завершилась в ', 'ended'],
    ['zh', '该计划2018年启动，现已终止。', '已终止', 'ended'],
    ['pt', 'O programa de 2018 terminou em dezembro.', 'terminou em', 'ended'],
    ['de', 'Das Gesetz von 2018 ist nicht mehr in Kraft.', 'nicht mehr in Kraft', 'ended'],
    ['it', 'La legge del 2018 non è più in vigore.', 'non è più in vigore', 'ended'],
  ] as const)('[AX33] points out a status that its sentence denies (%s: %s)', (language, sentence, words, said) => {
    const [one, ...others] = of('status-contradicted', saying(sentence, {}, language));
    expect(others).toEqual([]);
    expect(one).toMatchObject({ excerpt: { words }, params: { livingStatus: 'in-force', said } });
    expect(one!.remedies).toEqual([{ act: 'ask', about: 'status' }]);
  });

  it('[AX33] leaves alone what the form says too', () => {
    const sentence = 'In 2020 care was opened; the new cabinet plans to repeal the act.';
    expect(of('status-contradicted', saying(sentence, { livingStatus: 'at-risk' }))).toEqual([]);
    expect(of('status-contradicted', saying('A tax on idle ships funds it since 2019.'))).toEqual([]);
  });

  it('[AX53] points out a practice whose submitters have not said whether its status still holds', () => {
    const facts = saying('In 2020 care was opened.');
    const { id } = facts.practices[0]!;
    const ask = { askedOn: '2026-01-02', closesOn: '2026-02-03' };
    expect(of('status-unanswered', facts, { unanswered: new Map([[id, ask]]) })).toMatchObject([
      { params: { livingStatus: 'in-force', ...ask }, remedies: [{ act: 'remind' }] },
    ]);
    expect(of('status-unanswered', facts, { unanswered: new Map([['another', ask]]) })).toEqual([]);
  });

  it('[AX56] points out objections that nobody has answered, also to the sentence before, and not whose they are', () => {
    const facts = saying('In 2020 care was opened.');
    const { id } = facts.practices[0]!;
    const objections = new Map([
      [
        id,
        [
          { id: 'one', sentence: 'In 2020 care was opened.' },
          { id: 'two', sentence: 'Care opened.' },
        ],
      ],
    ]);
    const found = of('objection-open', facts, { objections });
    expect(found.map(({ params, detail }) => [params, detail])).toEqual([
      [{ isOlder: 0 }, 'one'],
      [{ isOlder: 1 }, 'two'],
    ]);
  });

  it.each([
    ['en', 'Between 3 May 2021 and August 1st 2022 the towns will register all.', '2022-08-01'],
    ['en', 'The offer of 2019 is open until July 2023.', '2023-07'],
    ['fr', 'Entre 2019 et 2021, les villes ont ouvert leurs portes.', '2021'],
    ['es', 'Desde mayo de 2020 hasta junio de 2021 se aplicó.', '2021-06'],
    ['ar', 'بين عام ٢٠١٩ وعام ٢٠٢١ سجلت المدن الجميع.', '2021'],
    ['ru', 'С 2019 по 2021 год города регистрировали всех жителей.', '2021'],
    ['ru', 'С 1 мая 2020 года по июнь 2021 года клиники принимали всех.', '2021-06'],
    ['ru', 'Программа 2019 года продлена до конца 2022 года.', '2022'],
    ['zh', '2019年至2021年，各市为所有人办理登记。', '2021'],
    ['zh', '从2020年5月到2022年11月3日，诊所对所有人开放。', '2022-11-03'],
    ['zh', '该方案于2019年启动，有效期至2022年12月。', '2022-12'],
    ['pt', 'Entre 2019 e 2021, as cidades registaram todas as pessoas.', '2021'],
    ['de', 'Von Mai 2020 bis Juni 2021 standen die Kliniken allen offen.', '2021-06'],
    ['it', 'Tra il 2019 e il 2021 le città hanno registrato tutti.', '2021'],
  ] as const)('[AX34] reads an end that is over out of a sentence (%s: %s)', (language, sentence, endDate) => {
    expect(of('end-date-passed', saying(sentence, {}, language))).toMatchObject([{ params: { endDate } }]);
  });

  it('[AX34] is silent about ends to come, ended practices and ends in the form', () => {
    const sentence = 'Between 2021 and 2022 the towns register all.';
    expect(of('end-date-passed', saying('Open until 2024.'))).toEqual([]);
    expect(of('end-date-passed', saying(sentence, { livingStatus: 'ended' }))).toEqual([]);
    expect(of('end-date-passed', saying(sentence, { endDate: '2022' }))).toHaveLength(1);
    expect(of('end-date-passed', saying('From 2030 to 2019 people is a typing error.'))).toEqual([]);
    for (const [language, before] of [
      ['ru', 'До 2018 года клиники были закрыты для мигрантов, с 2019 года открыты.'],
      ['zh', '截至2022年底，2019年启动的诊所已接待5000人。'],
    ] as const)
      expect(of('end-date-passed', saying(before, {}, language))).toEqual([]);
  });
});

describe('who and what is named', () => {
  it('[AX35] points out delegations that a sentence names and that do not submit it', () => {
    const delegations = ['Sweden', 'Egypt', 'Chile'].map((name) => ({ names: { en: name } }));
    const facts = saying('Since 2019 Sweden helps clinics in Egypt, Peru and Egypt for Chilean nurses.');
    const found = of('mention-open', facts, { delegations });
    expect(found.map(({ params }) => params['delegation'])).toEqual(['Egypt']);
    expect(found[0]!.remedies).toEqual([{ act: 'ask', about: 'mention' }]);
  });

  it('[AX35] reads the labels of sources that are printed beside the sentence', () => {
    const delegations = ['Sweden', 'Egypt'].map((name) => ({ names: { en: name } }));
    const source = (label: string) => ({ label, address: 'https://example.org/report', seenOn: null });
    const found = (label: string) =>
      of('mention-open', saying('In 2019 a law opened clinics.', { sources: [source(label)] }), { delegations });
    expect(found('Report of the Ministry of Health of Egypt')).toMatchObject([
      { place: { id: 'p1' }, excerpt: { before: 'Report of the Ministry of Health of ', words: 'Egypt' } },
    ]);
    expect(found('Report of the Government of Sweden')).toEqual([]);
  });

  it('[AX35] points out a delegation by another name that it is known by', () => {
    const delegations = [{ names: { en: 'Egypt' }, iso3166: 'EG', aliases: ['Land of the Nile'] }];
    const found = of('mention-open', saying('Since 2019 clinics in the Land of the Nile.'), { delegations });
    expect(found.map(({ params }) => params)).toEqual([{ delegation: 'Land of the Nile', name: 'Egypt' }]);
  });

  it('[AX35] leaves alone a delegation that has settled its mention in this very practice', () => {
    const delegations = ['Egypt', 'Chile'].map((name) => ({ id: name.toLowerCase(), names: { en: name } }));
    const { practices, ...facts } = saying('Clinics in Egypt and Chile.');
    const twice = { ...facts, practices: [practices[0]!, { ...practices[0]!, id: 'p2' }] };
    const settled = (...mentions: string[]) =>
      of('mention-open', twice, { delegations, settledMentions: new Set(mentions) }).map(({ place, params }) => [
        place.kind === 'practice' && place.id,
        params['delegation'],
      ]);
    const [egypt, chile, egyptAgain, chileAgain] = [
      ['p1', 'Egypt'],
      ['p1', 'Chile'],
      ['p2', 'Egypt'],
      ['p2', 'Chile'],
    ];
    expect(settled()).toEqual([egypt, chile, egyptAgain, chileAgain]);
    expect(settled('p1 egypt')).toEqual([chile, egyptAgain, chileAgain]);
    expect(settled('p1 egypt', 'p2 egypt', 'p2 chile')).toEqual([chile]);
    expect(settled('p3 chile', 'p1 peru')).toEqual([egypt, chile, egyptAgain, chileAgain]);
  });

  it('[AX71] points out a delegation that has not cleared the wording and that the sentence does not name', () => {
    const of1 = { id: 'egypt', names: { en: 'Egypt', fr: 'Égypte' }, iso3166: 'EG', aliases: [] };
    const check = (isChangeAsked: boolean) => ({ delegation: of1, isChangeAsked, askedOn: '2023-07-01' });
    const look = (text: string, isChangeAsked = false) =>
      of('mention-open', saying(text), { delegations: [of1], openChecks: new Map([['p1', [check(isChangeAsked)]]]) });
    expect(look('Clinics since 2019.')).toMatchObject([
      {
        place: { kind: 'practice', id: 'p1' },
        excerpt: null,
        params: { delegation: 'Egypt', name: 'Egypt', askedOn: '2023-07-01', said: 'open' },
        remedies: [{ act: 'ask', about: 'mention' }],
      },
    ]);
    const [named, ...more] = look('Clinics in Egypt since 2019.');
    expect([named, more]).toMatchObject([{ excerpt: { words: 'Egypt' }, params: { askedOn: '2023-07-01' } }, []]);
    expect(named!.detail).toBe(look('Clinics since 2019.')[0]!.detail);
    // It has answered: the submitters have the next word.
    expect(look('Clinics since 2019.', true)).toMatchObject([{ params: { said: 'change-requested' }, remedies: [] }]);
  });

  it('[AX73] points out words of the practice’s own language in a sentence that was written in another', () => {
    const original = { title: 'Soins pour tous', summary: 'Les dispensaires accueillent chacun. Tout y est gratuit.' };
    const look = (language: 'fr' | 'en', sentence: string) =>
      of('words-untranslated', {
        practices: [aPracticeIn({ original: { language, ...original }, sentence: { en: sentence } })],
      }).map(({ excerpt, params }) => [excerpt!.words, params['used']]);
    const kept = 'In 2018, “Soins pour tous” was launched. Les dispensaires accueillent chacun.';
    expect(look('fr', kept)).toEqual([['Les dispensaires accueillent chacun', 'fr']]);
    expect(look('fr', 'In 2018, “Soins pour tous” was launched.')).toEqual([['Soins pour tous', 'fr']]);
    expect(look('fr', 'In 2018, clinics opened their doors to everybody, free of charge.')).toEqual([]);
    expect(look('en', kept)).toEqual([]);
  });

  it('[AX72] points out once that nobody was asked whether what is printed still holds', () => {
    expect(of('status-not-asked', {}, { statusAsked: new Set(['p9']) })).toMatchObject([
      { place: { kind: 'round-table' }, remedies: [{ act: 'ask-status' }] },
    ]);
    expect(of('status-not-asked', {}, { statusAsked: new Set(['p1']) })).toEqual([]);
    expect(of('status-not-asked', { practices: [] }, { statusAsked: new Set() })).toEqual([]);
    // Of a paper, and of what is frozen, nobody knows.
    expect(of('status-not-asked', {}, {})).toEqual([]);
  });

  it('[AX36] points out sources that no longer answer, with the day', () => {
    const unreachable = new Map([['https://example.org/law', '2023-08-01']]);
    expect(of('source-unreachable', {}, { unreachable })).toMatchObject([
      { place: { kind: 'practice', id: 'p1' }, params: { label: 'a law', since: '2023-08-01' } },
    ]);
    expect(of('source-unreachable', {}, { unreachable: new Map() })).toEqual([]);
  });

  it('[AX39] points out names that are got wrong, wherever they stand, and rewrites them', () => {
    const facts = {
      ...saying('Since 2019 the United National works with the World Health Organisation.'),
      introductions: { A: { en: 'As the International Labor Organization says.' } },
    };
    expect(of('misnomer', facts).map(({ place, params }) => [place.kind, params['wrong'], params['right']])).toEqual([
      ['annex', 'International Labor Organization', 'International Labour Organization'],
      ['practice', 'United National', 'United Nations'],
      ['practice', 'World Health Organisation', 'World Health Organization'],
    ]);
    expect(of('misnomer', facts)[1]!.remedies).toEqual([
      {
        act: 'rewrite-sentence',
        text: 'Since 2019 the United Nations works with the World Health Organisation.',
        instead: 'United National',
        by: 'United Nations',
      },
    ]);
    const led = saying('A list since 2019.', { submitters: [aSubmitter('University of Cornell')] });
    expect(of('misnomer', led)).toMatchObject([{ params: { right: 'Cornell University' }, remedies: [] }]);
    const labelled = {
      ...law({ B: ['R205'] }),
      annexes: ['A', 'B'] as AnnexFacts['annexes'],
      practices: [
        aPracticeIn({
          sentence: { en: 'In 2019 the United National opened a guide.' },
          sources: ['United National report', 'guide'].map((label) => ({
            label,
            address: `https://example.org/${label}`,
            seenOn: null,
          })),
        }),
      ],
      instrumentGroups: [aGroup({ id: 'B', annex: 'B', titles: { en: 'United National treaties' } })],
    };
    const misnomers = of('misnomer', labelled);
    expect(misnomers.map(({ place, excerpt }) => [place.kind, excerpt?.after])).toEqual([
      ['practice', ' opened a guide.'],
      ['practice', ' report'],
      ['instrument-group', ' treaties'],
    ]);
    expect(new Set(misnomers.map(({ place, detail }) => `${place.id} ${detail}`)).size).toBe(3);
    const right = saying('Since 2019 the United Nations and the International Organization for Migration do.');
    expect(of('misnomer', right)).toEqual([]);
  });

  it.each([
    ['fr', 'Depuis 2019, l’Organisation mondiale pour la santé aide.', 'Organisation mondiale de la Santé'],
    ['fr', "La Convention sur les droits de l'enfant s'applique.", 'Convention relative aux droits de l’enfant'],
    ['ru', 'С 2019 года Международная организация миграции помогает.', 'Международная организация по миграции'],
    ['ru', 'На основе Конвенции о правах детей.', 'Конвенции о правах ребенка'],
    ['zh', '2019年以来，国际劳动组织提供支持。', '国际劳工组织'],
    ['zh', '根据《儿童权力公约》。', '儿童权利公约'],
    ['pt', 'Com a Organização Internacional de Migração.', 'Organização Internacional para as Migrações'],
    ['pt', 'Com a Organização Mundial de Saúde.', 'Organização Mundial da Saúde'],
    ['de', 'Mit den Vereinigten Nationen.', 'Vereinten Nationen'],
    ['de', 'Das Übereinkommen über die Rechte der Kinder.', 'Übereinkommen über die Rechte des Kindes'],
    ['it', 'Con l’Organizzazione mondiale della salute.', 'Organizzazione mondiale della sanità'],
    ['it', 'Con le Nazioni Unita.', 'Nazioni Unite'],
  ] as const)('[AX39] knows such names in the languages of the table (%s: %s)', (language, sentence, right) => {
    expect(of('misnomer', saying(sentence, {}, language)).map(({ params }) => params['right'])).toEqual([right]);
  });

  it.each([
    ['fr', 'L’Organisation mondiale de la Santé et la Convention relative aux droits de l’enfant.'],
    ['ru', 'Международная организация по миграции, Международная организация труда и Конвенция о правах ребенка.'],
    ['zh', '国际劳工组织、世界卫生组织和《儿童权利公约》。'],
    ['pt', 'A Organização Internacional para as Migrações e a Organização Mundial da Saúde.'],
    ['de', 'Die Vereinten Nationen, die Vereinigten Staaten und die Internationale Organisation für Migration.'],
    ['it', 'L’Organizzazione internazionale per le migrazioni e le Nazioni Unite.'],
  ] as const)('[AX39] leaves the right ones alone (%s)', (language, sentence) => {
    expect(of('misnomer', saying(sentence, {}, language))).toEqual([]);
  });
});

describe('themes', () => {
  const areas = ['Access to health', 'Housing and shelter', 'Data, research and statistics'].map((name, at) =>
    anArea({ id: `a${at}`, position: at, names: { en: name } }),
  );
  const named = (text: string) =>
    of('theme-named-differently', { areas, practices: [], introductions: { A: { en: text } } });

  it('[AX37] points out a theme that the introduction calls otherwise, with the words to put in its place', () => {
    expect(named('They stand under access to health, housing and shelter, and research and data.')).toMatchObject([
      {
        place: { kind: 'area', id: 'a2' },
        params: { name: 'Data, research and statistics', instead: 'research and data' },
        remedies: [
          {
            act: 'rewrite-introduction',
            text: 'They stand under access to health, housing and shelter, and data, research and statistics.',
          },
        ],
      },
    ]);
  });

  it('[AX37] asks nothing of an introduction that lists no themes', () => {
    expect(named('Members shared what they do.')).toEqual([]);
    expect(named('Access to health comes first.')).toEqual([]);
  });
});

describe('gaps', () => {
  const keysOf = (names: Record<string, string | null>) =>
    Object.entries(names).map(([key, name]) => ({ key, names: name === null ? null : { en: name } }));
  const filed = (area: string, region: string, objective: string) => ({
    area: [area],
    region: [region],
    objective: [objective],
    phase: ['none'],
    startDate: null,
  });
  const covered = {
    practices: [filed('health', '150', '7'), filed('work', '150', '7'), filed('work', '009', '2')],
    keys: {
      area: keysOf({ health: 'Health', work: 'Work' }),
      region: keysOf({ '150': 'Europe', '009': 'Oceania' }),
      objective: keysOf({ 2: null, 7: null }),
      phase: keysOf({ origin: null, return: null }),
    },
    threshold: 1,
  };
  const saying = (en: string, facts: Partial<AnnexFacts> = {}) =>
    of('gap-outdated', { introductions: { A: { en } }, ...facts }, { covered });
  const right = 'Under “Health”, no practice has been shared yet for Oceania.';

  it('[AX50] points out a sentence that the practices to be printed no longer say, with the one that they say', () => {
    expect(saying(`Members shared much. ${right}`)).toEqual([]);
    expect(saying('Members shared much.')).toEqual([]);
    const old = 'Under “Health”, no practice has been shared yet.';
    expect(saying(`Much is there. ${old} The rest follows.`)).toMatchObject([
      {
        place: { kind: 'annex', id: 'A' },
        params: { row: '“Health”' },
        remedies: [
          { act: 'rewrite-introduction', instead: old, by: right, text: `Much is there. ${right} The rest follows.` },
        ],
      },
    ]);
    expect(saying('Under “Work”, no practice has been shared yet for Oceania.')).toMatchObject([
      { params: { row: '“Work”' }, remedies: [] },
    ]);
  });

  it('[AX50] holds a sentence against the same two dimensions, and mends it by them', () => {
    const byObjective = 'Under “Health”, no practice has been shared yet for objective 2 of the Global Compact.';
    const byPhase =
      'Under objective 7 of the Global Compact, no practice has been shared yet for countries of origin and return.';
    expect(saying(`${byObjective} ${byPhase} ${right}`)).toEqual([]);
    const old =
      'Under “Health”, no practice has been shared yet for objective 2 of the Global Compact and objective 7 of the Global Compact.';
    expect(saying(old)).toMatchObject([{ remedies: [{ instead: old, by: byObjective }] }]);
    expect(saying('Under Oceania, no practice has been shared yet for “Work”.')).toMatchObject([
      {
        params: { row: 'Oceania' },
        remedies: [{ by: 'Under Oceania, no practice has been shared yet for “Health”.' }],
      },
    ]);
    // An area by a name that it no longer has.
    expect(saying('Under “Care”, no practice has been shared yet for Oceania.')).toMatchObject([{ remedies: [] }]);
  });

  it('[AX50] holds what an edition says by area and region against what it froze', () => {
    const head = (key: string, name: string) => ({ key, names: { en: name }, count: 1, newest: null });
    const coverage = {
      rows: 'area' as const,
      columns: 'region' as const,
      rowHeads: [head('health', 'Health')],
      columnHeads: [head('150', 'Europe'), head('009', 'Oceania')],
      cells: [{ row: 'health', column: '009', count: 1, newest: null }],
      total: 1,
      threshold: 1,
    };
    expect(saying(right, { coverage })).toMatchObject([
      { remedies: [{ by: 'Under “Health”, no practice has been shared yet for Europe.' }] },
    ]);
  });
});

describe('acronyms', () => {
  const acronyms = (...sentences: string[]) => ({
    practices: sentences.map((sentence, at) =>
      aPracticeIn({ id: `p${at + 1}`, sentence: { en: sentence }, position: at + 1 }),
    ),
  });
  it('[AX38] points out once an acronym that nothing explains', () => {
    const facts = acronyms('Since 2019 the NMB checks permits.', 'In 2020 the NMB and the NMB of the north did.');
    expect(of('acronym-undefined', facts)).toMatchObject([
      { place: { id: 'p1' }, params: { acronym: 'NMB', times: 3 } },
    ]);
  });

  it('[AX38] knows those of parties, delegations, instruments and everyone, and those explained anywhere', () => {
    const facts = {
      ...acronyms(
        'Since 2019 the ILO, IOM, UNHCR, the EU and NGOs sign MoUs under the ICRMW, the COVID-19 plan and C190.',
        'In 2020 the National Migration Board (NMB) began; the NMB goes on, as does the XYNET here at RT2.',
      ),
    };
    expect(
      of('acronym-undefined', facts, {
        delegations: [{ names: { en: 'XYNET' } }],
        aliases: ['ICRMW'],
      }),
    ).toEqual([]);
  });

  it('[AX38] sees an acronym between Chinese signs, and that one is explained there', () => {
    const chinese = (...sentences: string[]) => ({
      language: 'zh' as const,
      practices: sentences.map((sentence, at) =>
        aPracticeIn({ id: `p${at + 1}`, sentence: { zh: sentence }, position: at + 1 }),
      ),
    });
    const found = (...sentences: string[]) =>
      of('acronym-undefined', chinese(...sentences)).map(({ params, excerpt }) => [params['acronym'], excerpt?.words]);
    expect(found('2019年NMB检查工作许可。')).toEqual([['NMB', 'NMB']]);
    expect(found('2019年国家移民局（NMB）检查工作许可。', '2020年NMB与UNHCR合作。')).toEqual([]);
    expect(found('2019年NMB（国家移民局）检查工作许可。')).toEqual([]);
  });

  it('[AX38] points out what is explained again, and says whether it is the same name', () => {
    const facts = acronyms(
      'Since 2019 the National Migration Board (NMB) checks permits.',
      'In 2020 the National Migration Board (NMB) checked more.',
      'In 2021 the New Mobility Bureau (NMB) opened.',
    );
    const [same, other] = of('acronym-defined-twice', facts);
    expect(same).toMatchObject({ place: { id: 'p2' }, params: { acronym: 'NMB', same: 1 } });
    expect(same!.remedies).toMatchObject([{ text: 'In 2020 the NMB checked more.' }]);
    expect(other).toMatchObject({
      place: { id: 'p3' },
      params: { second: 'New Mobility Bureau', same: 0 },
      remedies: [],
    });
  });
});

describe('length and form', () => {
  it('[AX40] points out a sentence of more than a hundred words', () => {
    const words = (count: number) => `In 2013 ${'word '.repeat(count - 2)}`.trim();
    expect(of('over-length', saying(words(100)))).toEqual([]);
    expect(of('over-length', saying(words(101)))).toMatchObject([{ params: { words: 101, most: 100 } }]);
    expect(of('over-length', saying('字'.repeat(202), {}, 'zh'))).toMatchObject([{ params: { words: 101 } }]);
  });

  it('[AX44] points out a standing disclaimer that a paper does not have', () => {
    const body = (text: string) => ({ body: [{ id: 'p1', text }] });
    const all =
      'A non-exhaustive list. Not been independently verified. It does not necessarily reflect the views of any.';
    expect(of('disclaimer-missing', {}, body(all))).toEqual([]);
    expect(of('disclaimer-missing', {}, body('A list.')).map(({ params }) => params['which'])).toEqual([
      'not-exhaustive',
      'not-verified',
      'not-views',
    ]);
    expect(of('disclaimer-missing', {})).toEqual([]);
    const headed = {
      ...law({ B: ['C190'] }),
      instrumentGroups: [aGroup({ id: 'B', annex: 'B', titles: { en: 'Reports (non-exhaustive list)' } })],
    };
    expect(of('disclaimer-missing', headed, body('A list.')).map(({ params }) => params['which'])).toEqual([
      'not-exhaustive',
      'not-views',
    ]);
  });

  it.each(LANGUAGES)('[AX44] knows them in the words of a paper in %s', (language) => {
    const body = (ids: readonly Disclaimer[]) => ({ body: ids.map((id) => ({ id, text: disclaimer(id, language) })) });
    expect(of('disclaimer-missing', { language, practices: [] }, body(DISCLAIMERS))).toEqual([]);
    for (const one of DISCLAIMERS)
      expect(of('disclaimer-missing', { language, practices: [] }, body([one]))).toHaveLength(2);
  });

  it.each([
    [
      'pt',
      'A lista não pretende ser exaustiva. Os dados não foram verificados. O texto não representa a posição de ninguém.',
    ],
    [
      'de',
      'Kein Verzeichnis mit, sondern ohne Anspruch auf Vollständigkeit. Nicht unabhängig geprüft. Die Aussagen spiegeln nicht notwendigerweise die Ansichten der Staaten wider.',
    ],
    [
      'it',
      'Elenco non esaustivo. Le pratiche non sono state verificate. Il testo non rappresenta la posizione degli Stati.',
    ],
  ] as const)('[AX44] knows them as papers in %s say them', (language, text) => {
    expect(of('disclaimer-missing', { language, practices: [] }, { body: [{ id: 'p1', text }] })).toEqual([]);
  });
});

describe('instruments', () => {
  it('[AX41] points out an instrument that stands twice, or in both annexes, in whatever form', () => {
    const facts = law({
      B: [
        'C190 – Violence and Harassment Convention, 2019 (No. 190)',
        'ILO C 190: The Violence and Harassment Convention',
      ],
      C: ['Violence and Harassment Convention, 2019 (No. 190)'],
    });
    expect(of('instrument-twice', facts).map(({ place }) => place.id)).toEqual(['B1']);
    expect(of('instrument-in-two-annexes', facts).map(({ place }) => place.id)).toEqual(['C0']);
  });

  it.each([
    ['ru', ['Конвенция № 190', 'Конвенция 2019 года о насилии и домогательствах (№ 190)', 'Конвенция № 189']],
    ['zh', ['第190号公约', '2019年暴力和骚扰公约（第190号）', '第189号公约']],
    ['ar', ['الاتفاقية رقم ١٩٠', 'اتفاقية العنف والتحرش، 2019 (رقم 190)', 'الاتفاقية رقم ١٨٩']],
    ['pt', ['Convenção n.º 190', 'Convenção sobre a Violência e o Assédio, 2019 (n.º 190)', 'Convenção n.º 189']],
  ] as const)('[AX41] knows an instrument by its number in %s', (language, citations) => {
    const facts = {
      ...law({ B: [] }),
      language,
      instruments: citations.map((text, at) =>
        anInstrument({
          id: `B${at}`,
          kind: 'ilo-convention',
          citation: { [language]: text },
          year: null,
          groupIds: ['B'],
        }),
      ),
    };
    expect(of('instrument-twice', facts).map(({ place }) => place.id)).toEqual(['B1']);
  });

  it('[AX41] offers to keep one entry of the register in one annex only', () => {
    const facts = law({ B: ['C190 – Violence and Harassment Convention, 2019 (No. 190)'] });
    const both = { ...facts, instruments: facts.instruments.map((one) => ({ ...one, groupIds: ['B', 'C'] })) };
    expect(of('instrument-in-two-annexes', both)[0]!.remedies).toEqual([
      { act: 'keep-in', annex: 'B' },
      { act: 'keep-in', annex: 'C' },
    ]);
  });

  it('[AX42] points out once a family that is cited in several forms', () => {
    const facts = law({
      B: [
        'C029 - Forced Labour Convention, 1930 (No. 29)',
        'C081 – Labour Inspection Convention, 1947 (No. 81)',
        'C97 - Migration for Employment Convention (Revised), 1949 (No. 97)',
        'C 102 - C102- Social Security (Minimum Standards) Convention, 1952 (No. 102)',
        'C122- Employment Policy Convention, 1964 (No. 122)',
        'C190 – Violence and Harassment Convention, 2019 (No. 190)',
      ],
    });
    const [one, ...others] = of('citation-forms', facts);
    expect(others).toEqual([]);
    expect(one!.params).toMatchObject({ family: 'ilo', forms: 5, members: 6 });
    expect(one!.remedies).toMatchObject([{ act: 'cite-canonically', ids: ['B0', 'B2', 'B3', 'B4'] }]);
    expect(of('citation-not-canonical', facts)).toEqual([]);
    const canonical = law({
      B: [
        'C029 – Forced Labour Convention, 1930 (No. 29)',
        'C190 – Violence and Harassment Convention, 2019 (No. 190)',
      ],
    });
    expect(of('citation-forms', canonical)).toEqual([]);
  });

  it('[AX20] offers a symbol that a citation misses, in the form of the register', () => {
    const facts = law({ B: ['Report on schools (2022)'] }, 'report');
    const instruments = facts.instruments.map((one) => ({ ...one, symbol: 'A/77/189' }));
    expect(of('citation-not-canonical', { ...facts, instruments })[0]!.remedies).toEqual([
      {
        act: 'cite',
        text: 'A/77/189 – Report on schools (2022)',
        instead: 'Report on schools (2022)',
        by: 'A/77/189 – Report on schools (2022)',
      },
    ]);
  });

  it('[AX43] leaves differing years open', () => {
    const [byNumber] = of(
      'years-differ',
      law({
        B: [
          'C190 – Violence and Harassment Convention, 2019 (No. 190)',
          'C190 – Violence and Harassment Convention, 2018 (No. 190)',
        ],
      }),
    );
    expect(byNumber).toMatchObject({ params: { year: 2018, otherYear: 2019 }, remedies: [] });
    const byTitle = of(
      'years-differ',
      law({ B: ['Convention on Rights (1989)'], C: ['The Convention on Rights (1990)'] }, 'treaty'),
    );
    expect(byTitle).toMatchObject([{ place: { id: 'C0' }, params: { year: 1990 } }]);
    const facts = law({ B: ['Convention on Rights (1989)'] }, 'treaty');
    const named = (alias: string) => of('years-differ', facts, { aliases: [alias] });
    expect(named('The Convention on Rights (1991)')).toMatchObject([{ params: { year: 1989, otherYear: 1991 } }]);
    expect(named('Rights Convention')).toEqual([]);
    const twoLanguages = facts.instruments.map((one) => ({
      ...one,
      citation: { ...one.citation, fr: 'Convention on Rights (1998)' },
    }));
    expect(of('years-differ', { ...facts, instruments: twoLanguages })).toHaveLength(1);
    expect(of('years-differ', law({ B: ['A/77/189: Report (2022)', 'A/78/180: Report (2023)'] }, 'report'))).toEqual(
      [],
    );
  });
});

it('[AX45] finds the same in the same facts, with all that the edition warns of', () => {
  const facts: Partial<AnnexFacts> = {
    areas: [anArea(), anArea({ id: 'empty', position: 2, names: { en: 'Empty' } })],
    practices: [
      aPracticeIn({ id: 'p1', startDate: null, sources: [], sentence: { en: 'The NMB and the United National do.' } }),
      aPracticeIn({
        id: 'p2',
        sentence: {},
        submitters: [aSubmitter('Chile'), aSubmitter('Peru', { confirmed: false })],
      }),
      aPracticeIn({ id: 'p3', submitters: [aSubmitter('Norway', { confirmed: false })] }),
      aPracticeIn({ id: 'p4', mayBeNamed: false }),
      aPracticeIn({ id: 'p5', version: 2 }),
    ],
  };
  const found = lint(facts);
  expect(lint(facts)).toEqual(found);
  expect(found.map(({ rule, place }) => `${rule} ${place.id}`)).toEqual([
    'area-empty empty',
    'submitter-not-confirmed p2',
    'submitter-not-confirmed p3',
    'practice-left-out p3',
    'attribution-withheld p4',
    'sentence-proposed p2',
    'sentence-older p5',
    'undated p1',
    'no-source p1',
    'acronym-undefined p1',
    'misnomer p1',
  ]);
});
