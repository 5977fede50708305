import type { DelegationId } from '@penholder/shared/kernel';
import { expect, it } from 'vitest';
import { type NamedDelegation, passagesNaming, toBeNamed } from './passages-naming.ts';

const delegation = (id: string, names: NamedDelegation['names'], iso3166: string | null = null): NamedDelegation => ({
  id: id as DelegationId,
  names,
  iso3166,
});
const table = [
  delegation('france', { en: 'France' }, 'FR'),
  delegation('egypt', { en: 'Egypt', ar: 'مصر' }, 'EG'),
  delegation('venezuela', { en: 'Venezuela (Bolivarian Republic of)' }, 'VE'),
  delegation('iom', { en: 'International Organization for Migration (IOM)' }),
  delegation('harbour', { en: 'Harbour Cities Forum' }),
];
type Words = Parameters<typeof passagesNaming>[0];
const blank: Words = {
  language: 'en',
  title: '',
  summary: '',
  body: {},
  partners: '',
  beneficiaries: '',
  countries: [],
  sources: [],
};
const naming = (words: Partial<Words>) =>
  Object.fromEntries(
    [...passagesNaming({ ...blank, ...words }, toBeNamed(table))].map(([id, { passages }]) => [
      id,
      passages.map(({ part, text }) => `${part}: ${text}`),
    ]),
  );

it('[PR30] finds a delegation by its name, with the sentence around it', () => {
  expect(
    naming({
      title: 'France’s project in Egypt',
      summary: 'It began in 2019. The authorities of Egypt took part! France paid.',
    }),
  ).toEqual({
    france: ['title: France’s project in Egypt', 'summary: France paid.'],
    egypt: ['title: France’s project in Egypt', 'summary: The authorities of Egypt took part!'],
  });
});

it('[PR30] finds it by its country’s code, by an acronym, by a name that only this table knows', () => {
  expect(
    naming({
      countries: ['EG', '015'],
      result: 'joining IOM',
      partners: 'IOM',
      beneficiaries: 'Members of the Harbour Cities Forum',
    }),
  ).toEqual({
    egypt: ['countries: EG'],
    iom: ['result: joining IOM', 'partners: IOM'],
    harbour: ['beneficiaries: Members of the Harbour Cities Forum'],
  });
});

it('[PR30] finds it by a demonym where what follows is the state’s, and not where it tells of people or a language', () => {
  expect(naming({ summary: 'An Egyptian programme.' })).toEqual({ egypt: ['summary: An Egyptian programme.'] });
  expect(naming({ summary: 'Schools, in French and Egyptian, for Venezuelan migrants and working women.' })).toEqual(
    {},
  );
});

it('[PR30] reads the language that the practice is written in, and its body', () => {
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'بالتعاون مع مصر وشركاء آخرين.' }] }],
  };
  expect(naming({ language: 'ar', body })).toEqual({ egypt: ['body: بالتعاون مع مصر وشركاء آخرين.'] });
});

it('[PR30] cuts a long sentence around the name, and shows no passage twice', () => {
  const long = `${'and so on, '.repeat(60)}with Egypt, ${'and so on, '.repeat(60)}`;
  const { egypt } = naming({ summary: `${long}\n${long}`, title: 'Egypt' }) as { egypt: string[] };
  expect(egypt).toHaveLength(2);
  expect(egypt[1]).toMatch(/^summary: ….{380,}with Egypt.*…$|^summary: ….*with Egypt.*…$/);
  expect(egypt[1]!.length).toBeLessThan(420);
});

it('[PR32] tells other words, wherever they stand and however many come before them', () => {
  const wordsFor = (...sentences: string[]) =>
    passagesNaming({ ...blank, summary: sentences.join('\n') }, toBeNamed(table)).get('egypt' as DelegationId)?.words;
  const many = Array.from({ length: 9 }, (_, nth) => `Egypt took part ${nth} times.`);
  const long = (end: string) => `Egypt took part, ${'and so on, '.repeat(80)}${end}.`;
  expect(wordsFor(...many.toReversed())).toBe(wordsFor(...many));
  expect(wordsFor(...many, 'Egypt failed.')).not.toBe(wordsFor(...many));
  expect(wordsFor(long('well'))).not.toBe(wordsFor(long('badly')));
});

it('[PR30] finds each of two delegations of one party', () => {
  const second = delegation('cairo', { en: 'Egypt' }, 'EG');
  expect([...passagesNaming({ ...blank, title: 'Aid in Egypt' }, toBeNamed([...table, second])).keys()]).toEqual([
    'egypt',
    'cairo',
  ]);
});

it('[PR30] finds names in the languages of the table, the longest of them all', () => {
  const alsoIn = ['fr', 'es'] as const;
  const guinea = delegation('guinea', { en: 'Guinea' }, 'GN');
  const named = (summary: string) => [
    ...passagesNaming({ ...blank, summary }, toBeNamed([...table, guinea]), { alsoIn }).keys(),
  ];
  expect(named('Nurses from Égypte and Francia.')).toEqual(['egypt', 'france']);
  // "Guinea" is a name in Spanish, and no part of this one.
  expect(named('Nurses from Papua New Guinea.')).toEqual([]);
});

it.each<[Words['language'], string]>([
  ['fr', 'Le projet français a ouvert des cliniques.'],
  ['es', 'El proyecto francés abrió clínicas.'],
  ['ar', 'فتح المشروع الفرنسي عيادات.'],
  ['ru', 'Проект Франции открыл клиники.'],
  ['pt', 'O projeto francês abriu clínicas.'],
  ['de', 'Das Projekt Frankreichs öffnete Kliniken.'],
  ['it', 'Il progetto francese ha aperto cliniche.'],
])('[PR30] finds it as each language has it (%s)', (language, summary) => {
  expect(naming({ language, summary })).toEqual({ france: [`summary: ${summary}`] });
});

it('[PR30] finds a name that only this table knows in whatever case', () => {
  const ports = delegation('ports', { ru: 'Ассоциация портовых городов' });
  const found = passagesNaming(
    { ...blank, language: 'ru', summary: 'При поддержке Ассоциации портовых городов.' },
    toBeNamed([ports]),
  );
  expect([...found.keys()]).toEqual(['ports']);
});

it('[PR30] finds it in the label of a source, which the annex prints', () => {
  const source = (label: string) => ({ label, address: 'https://example.org/egypt', seenOn: null });
  expect(naming({ sources: [source('Report of the Ministry of Health of Egypt'), source('The act')] })).toEqual({
    egypt: ['source: Report of the Ministry of Health of Egypt'],
  });
});

it('[PR62] finds in the sentences of the annex those that the practice’s own words do not name', () => {
  const sentences = {
    en: { text: 'In 2019, France built clinics in Egypt.' },
    fr: { text: 'La France a construit des cliniques en Égypte.' },
  };
  const naming = passagesNaming({ ...blank, title: 'Clinics of France' }, toBeNamed(table), { sentences });
  expect([...naming].map(([id, { ofSentence, passages }]) => [id, ofSentence, passages])).toEqual([
    ['france', false, [{ part: 'title', text: 'Clinics of France' }]],
    [
      'egypt',
      true,
      [
        { part: 'sentence', language: 'en', text: sentences.en.text },
        { part: 'sentence', language: 'fr', text: sentences.fr.text },
      ],
    ],
  ]);
});

it('[PR30] finds a name that begins with who acted and ends in the measure, as the sentence of the annex reads', () => {
  const across = [delegation('costa-rica', { en: 'Costa Rica', zh: '哥斯达黎加' }, 'CR')];
  const found = (words: Partial<Words>) =>
    [...passagesNaming({ ...blank, ...words }, toBeNamed(across)).values()].flatMap(({ passages }) =>
      passages.map(({ part, text }) => `${part}: ${text}`),
    );
  expect(found({ action: 'Our ministry agreed with Costa', measure: 'Rica on clinics' })).toEqual([
    'action: Our ministry agreed with Costa Rica on clinics',
  ]);
  expect(found({ language: 'zh', action: '卫生部同哥斯达', measure: '黎加开设诊所' })).toEqual([
    'action: 卫生部同哥斯达黎加开设诊所',
  ]);
  // Found where it stands, it is told once.
  expect(found({ action: 'Our ministry opened', measure: 'clinics in Costa Rica' })).toEqual([
    'measure: clinics in Costa Rica',
  ]);
});
