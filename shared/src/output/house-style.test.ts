import { describe, expect, it } from 'vitest';
import { type Language, LANGUAGES } from '../kernel/index.ts';
import { listOf, proposeRuns, proposeSentence, type ProposalFacts } from './house-style.ts';
import { isolatedText, runsOf } from './isolates.ts';

const facts = (rest: Partial<ProposalFacts> = {}): ProposalFacts => ({
  original: { language: 'en', title: 'Open clinics', summary: '' },
  startDate: '2018',
  endDate: null,
  livingStatus: 'in-force',
  ...rest,
});

describe('lists', () => {
  it('joins names as each language does', () => {
    expect(listOf(['A', 'B', 'C'], 'en')).toBe('A, B and C');
    expect(listOf(['A', 'B', 'C'], 'fr')).toBe('A, B et C');
    expect(listOf(['A', 'B', 'C'], 'es')).toBe('A, B y C');
    expect(listOf(['تونس', 'المغرب'], 'ar')).toBe('تونس والمغرب');
    expect(listOf(['甲', '乙', '丙'], 'zh')).toBe('甲、乙和丙');
  });
});

describe('proposed sentences', () => {
  it('[AX8] begin with the date in every language', () => {
    const sentences = Object.fromEntries(LANGUAGES.map((language) => [language, proposeSentence(facts(), language)]));
    expect(sentences).toEqual({
      en: 'In 2018, “Open clinics” was launched.',
      fr: 'En 2018, la pratique «\u00A0Open clinics\u00A0» a été lancée.',
      es: 'En 2018 se puso en marcha la práctica «Open clinics».',
      ar: 'في عام 2018، أُطلقت الممارسة «\u2068Open clinics\u2069».',
      zh: '2018年，启动了“Open clinics”。',
      ru: 'В 2018 году начато осуществление практики «Open clinics».',
      pt: 'Em 2018, foi lançada a prática «Open clinics».',
      de: 'Im Jahr 2018 wurde die Praxis „Open clinics“ eingeführt.',
      it: 'Nel 2018 è stata avviata la pratica «Open clinics».',
    });
  });

  it('are as exact as the date', () => {
    expect(proposeSentence(facts({ startDate: '2018-05' }), 'en')).toBe('In May 2018, “Open clinics” was launched.');
    expect(proposeSentence(facts({ startDate: '2018-05-03' }), 'en')).toBe(
      'On 3 May 2018, “Open clinics” was launched.',
    );
    expect(proposeSentence(facts({ startDate: '2018-05-01' }), 'fr')).toMatch(/^Le 1er mai 2018, /);
    expect(proposeSentence(facts({ startDate: '2018-05-03' }), 'es')).toMatch(/^El 3 de mayo de 2018 se puso/);
    expect(proposeSentence(facts({ startDate: '2018-05' }), 'ar')).toMatch(/^في أيار\/مايو 2018، /);
    expect(proposeSentence(facts({ startDate: '2018-05' }), 'ru')).toMatch(/^В мае 2018 года начато/);
    expect(proposeSentence(facts({ startDate: '2018-08-08' }), 'it')).toMatch(/^L’8 agosto 2018 è/);
  });

  it('say whether it is still to come or over', () => {
    expect(proposeSentence(facts({ livingStatus: 'planned', startDate: '2025' }), 'en')).toBe(
      'In 2025, “Open clinics” is due to be launched.',
    );
    const over = facts({ livingStatus: 'ended', startDate: '2018-04', endDate: '2020' });
    expect(proposeSentence(over, 'en')).toBe('From April 2018 to 2020, “Open clinics” was carried out.');
    expect(proposeSentence(over, 'fr')).toBe(
      'D’avril 2018 à 2020, la pratique «\u00A0Open clinics\u00A0» a été mise en œuvre.',
    );
    expect(proposeSentence(over, 'ar')).toBe(
      'من نيسان/أبريل 2018 إلى عام 2020، طُبّقت الممارسة «\u2068Open clinics\u2069».',
    );
    expect(proposeSentence(over, 'ru')).toBe('В 2018–2020 годах осуществлялась практика «Open clinics».');
  });

  it('[AX8] say for whom it is: in the submitters’ words, or by the names of the groups', () => {
    const women = { en: 'Women and girls', fr: 'Femmes et filles', ar: 'النساء والفتيات', zh: '妇女和女童' };
    const whom = (words: string, ...groups: (typeof women)[]) => facts({ beneficiaries: { words, groups } });
    expect(proposeSentence(whom('Adults without a permit.', women), 'en')).toBe(
      'In 2018, “Open clinics” was launched (beneficiaries: Adults without a permit).',
    );
    expect(proposeSentence(whom('Adults without a permit', women), 'fr')).toBe(
      'En 2018, la pratique «\u00A0Open clinics\u00A0» a été lancée (bénéficiaires\u00A0: femmes et filles).',
    );
    expect(proposeSentence(whom('', women, { ...women, en: 'Children' }), 'en')).toBe(
      'In 2018, “Open clinics” was launched for women and girls and children.',
    );
    expect(proposeSentence(whom('', women), 'zh')).toBe('2018年，启动了“Open clinics”（受益者：妇女和女童）。');
    expect(proposeSentence(whom('', women), 'ar')).toBe(
      'في عام 2018، أُطلقت الممارسة «\u2068Open clinics\u2069» (المستفيدون: النساء والفتيات).',
    );
    expect(proposeSentence({ ...whom('', women), startDate: null }, 'en')).toBe('“Open clinics” for women and girls.');
  });

  it('[AX8] mark the language of words that are not translated, and leave out what is no phrase', () => {
    const whom = (words: string, ...groups: { en: string }[]) => facts({ beneficiaries: { words, groups } });
    expect(proposeRuns(whom('Adults'), 'fr').slice(3, 6)).toEqual([
      { text: ' (bénéficiaires\u00A0: ' },
      { text: 'Adults', language: 'en' },
      { text: ')' },
    ]);
    expect(proposeRuns(whom('', { en: 'Children' }), 'de')[4]).toEqual({ text: 'children', language: 'en' });
    for (const words of ['', ' ', 'word '.repeat(30), 'One.\nTwo.'])
      expect(proposeSentence(whom(words), 'en')).toBe('In 2018, “Open clinics” was launched.');
  });

  it('go on with the summary and end with a full stop', () => {
    const original = { language: 'en' as const, title: 'Open clinics', summary: ' Anybody may come ' };
    expect(proposeSentence(facts({ original }), 'en')).toBe('In 2018, “Open clinics” was launched. Anybody may come.');
    expect(proposeSentence(facts({ original, startDate: null }), 'en')).toBe('“Open clinics”. Anybody may come.');
    expect(proposeSentence(facts({ original: { ...original, summary: 'Really?' } }), 'zh')).toBe(
      '2018年，启动了“Open clinics”。Really?',
    );
  });
});

describe('sentences of what submitters give for them', () => {
  const given = (language: Language, action: string, measure: string, result = ''): ProposalFacts =>
    facts({ original: { language, title: 'A title', summary: 'A summary.' }, phrases: { action, measure, result } });
  const english = given('en', 'the Ministry of Health opened', 'clinics in three ports.', 'reaching 4,000 people');

  it('[AX66] say when, who did what, for whom and with what result, and neither title nor summary', () => {
    expect(proposeSentence(english, 'en')).toBe(
      'In 2018, the Ministry of Health opened clinics in three ports, reaching 4,000 people.',
    );
    const seafarers = { words: '', groups: [{ en: 'Seafarers' }, { en: 'Fishers' }] };
    expect(proposeSentence({ ...english, beneficiaries: seafarers }, 'en')).toBe(
      'In 2018, the Ministry of Health opened clinics in three ports for seafarers and fishers, reaching 4,000 people.',
    );
    expect(proposeSentence({ ...english, livingStatus: 'ended', endDate: '2020', startDate: '2018-04' }, 'en')).toMatch(
      /^From April 2018 to 2020, the Ministry of Health opened /,
    );
    expect(proposeSentence({ ...english, startDate: null }, 'en')).toMatch(/^The Ministry of Health opened clinics/);
  });

  it('[AX66] put the verb where each language has it: before the actor in Arabic, behind it in others', () => {
    const in2018 = (facts: ProposalFacts) => proposeSentence(facts, facts.original.language);
    expect(in2018(given('ar', 'افتتحت وزارة الصحة', 'عيادات في ثلاثة موانئ', 'فاستفاد منها 4000 شخص'))).toBe(
      'في عام 2018، افتتحت وزارة الصحة عيادات في ثلاثة موانئ، فاستفاد منها 4000 شخص.',
    );
    expect(
      in2018(given('fr', 'le ministère de la santé a ouvert', 'des dispensaires', 'ce qui a servi 4 000 personnes')),
    ).toBe('En 2018, le ministère de la santé a ouvert des dispensaires, ce qui a servi 4 000 personnes.');
    expect(in2018(given('es', 'el Ministerio de Sanidad abrió', 'clínicas'))).toBe(
      'En 2018 el Ministerio de Sanidad abrió clínicas.',
    );
    expect(in2018(given('de', 'richtete das Gesundheitsministerium', 'Praxen ein'))).toBe(
      'Im Jahr 2018 richtete das Gesundheitsministerium Praxen ein.',
    );
    expect(in2018(given('zh', '卫生部开设了', '三个港口的诊所', '惠及四千人'))).toBe(
      '2018年，卫生部开设了三个港口的诊所，惠及四千人。',
    );
  });

  it('[AX66] are of the practice’s language alone: in others they are of its title and summary', () => {
    expect(proposeSentence(english, 'fr')).toBe('En 2018, la pratique «\u00A0A title\u00A0» a été lancée. A summary.');
  });
});

it('[AX67] puts words of the other direction between isolates, and takes them for the practice’s language again', () => {
  const sentence = proposeSentence(facts(), 'ar');
  expect(runsOf(sentence, 'ar', 'en')).toEqual(proposeRuns(facts(), 'ar'));
  expect(isolatedText(runsOf(sentence, 'ar', 'en'), 'ar')).toBe(sentence);
  expect(proposeSentence(facts(), 'fr')).not.toMatch(/[\u2066-\u2069]/u);
  // What has no end, or stands in a sentence of its own direction, is no other language.
  expect(runsOf('«\u2068Open', 'ar', 'en')).toEqual([{ text: '«\u2068Open' }]);
  expect(runsOf('a \u2068b\u2069', 'en', 'fr')).toEqual([{ text: 'a ' }, { text: 'b' }]);
});
