import { describe, expect, it } from 'vitest';
import { Citation, kindByWords, parseCitations, sameInstrument } from './citation.ts';
import { formsOf } from './citation-form.ts';

const one = (text: string) => {
  const [citation, ...more] = parseCitations(text);
  expect(more).toEqual([]);
  return Citation.parse(citation);
};

describe('citations', () => {
  it.each([
    ['C029 - Forced Labour Convention, 1930 (No. 29)', 'C029 – Forced Labour Convention, 1930 (No. 29)'],
    [
      'C97 - Migration for Employment Convention (Revised), 1949 (No. 97)',
      'C097 – Migration for Employment Convention (Revised), 1949 (No. 97)',
    ],
    [
      'C 102 - C102- Social Security (Minimum Standards) Convention, 1952 (No. 102)',
      'C102 – Social Security (Minimum Standards) Convention, 1952 (No. 102)',
    ],
    ['C122- Employment Policy Convention, 1964 (No. 122)', 'C122 – Employment Policy Convention, 1964 (No. 122)'],
    [
      'ILO R86 – Migration for Employment Recommendation (Revised), 1949 (No. 86)',
      'R086 – Migration for Employment Recommendation (Revised), 1949 (No. 86)',
    ],
    [
      "ILO R115 - Workers' Housing Recommendation, 1961 (No. 115)",
      'R115 – Workers’ Housing Recommendation, 1961 (No. 115)',
    ],
    [
      'P029 - Protocol of 2014 to the Forced Labour Convention, 1930',
      'P029 – Protocol of 2014 to the Forced Labour Convention, 1930',
    ],
    ['Violence and Harassment Convention, 2019 (No. 190)', 'C190 – Violence and Harassment Convention, 2019 (No. 190)'],
    [
      'C190 - Convention (n° 190) sur la violence et le harcèlement, 2019',
      'C190 – Convention (n° 190) sur la violence et le harcèlement, 2019',
    ],
    [
      'C190 - Convenio sobre la violencia y el acoso, 2019 (núm. 190)',
      'C190 – Convenio sobre la violencia y el acoso, 2019 (núm. 190)',
    ],
    ['اتفاقية العنف والتحرش، 2019 (رقم 190)', 'C190 – اتفاقية العنف والتحرش، 2019 (رقم 190)'],
    ['ILO Convention No. 97', 'C097'],
    ['R205', 'R205'],
    ['Конвенция № 190', 'C190'],
    ['Конвенция МОТ № 190', 'C190'],
    ['Рекомендация № 205', 'R205'],
    [
      'Конвенция 2019 года о насилии и домогательствах (№ 190)',
      'C190 – Конвенция 2019 года о насилии и домогательствах (№ 190)',
    ],
    ['第190号公约', 'C190'],
    ['国际劳工组织第205号建议书', 'R205'],
    ['2019年暴力和骚扰公约（第190号）', 'C190 – 2019年暴力和骚扰公约（第190号）'],
    ['Convenção n.º 190', 'C190'],
    ['Convenção da OIT nº 190', 'C190'],
    ['Recomendação n.º 205', 'R205'],
    ['Übereinkommen Nr. 190', 'C190'],
    ['Empfehlung Nr. 205 der IAO', 'R205'],
    ['Convenzione n. 190', 'C190'],
    ['Raccomandazione OIL n. 205', 'R205'],
    ['Convention de l’OIT n° 190', 'C190'],
    ['Convenio núm. 190 de la OIT', 'C190'],
    ['الاتفاقية رقم ١٩٠', 'C190'],
  ])('[IN1] reads %j', (text, canonical) => {
    expect(one(text).canonical).toBe(canonical);
  });

  it('[IN1] gives kind, number, year and issuer of an ILO instrument', () => {
    expect(
      one('R205 – The Employment and Decent Work for Peace and Resilience Recommendation, 2017 (No. 205)'),
    ).toMatchObject({
      kind: 'ilo-recommendation',
      title: 'Employment and Decent Work for Peace and Resilience Recommendation',
      number: 205,
      year: 2017,
      issuer: 'ILO',
    });
    expect(one('P029 - Protocol of 2014 to the Forced Labour Convention, 1930')).toMatchObject({
      kind: 'ilo-protocol',
      number: 29,
      year: 2014,
    });
  });

  it('[IN1] leaves other numberings alone', () => {
    expect(one('R2 – Rights and migration (2023)').number).toBeNull();
    expect(one('Protocol No. 4 to the European Convention on Human Rights (1963)').number).toBeNull();
    expect(one('CEDAW general recommendation (No. 26) on women migrant workers').number).toBeNull();
    expect(one('Recommandation générale (n° 26) concernant les travailleuses migrantes').number).toBeNull();
    expect(one('Общая рекомендация (№ 26) о трудящихся женщинах-мигрантах').number).toBeNull();
    expect(one('关于移徙女工的第26号一般性建议').number).toBeNull();
  });

  it.each([
    [
      'A/HRC/53/26: How to expand regularization mechanisms - Report of the Special Rapporteur, (2023)',
      'A/HRC/53/26',
      'report',
      'Human Rights Council',
      2023,
    ],
    [
      'A/77/189: Report of the Special Rapporteur on the human rights of migrants (2022)',
      'A/77/189',
      'report',
      'General Assembly',
      2022,
    ],
    [
      'Transforming our world: the 2030 Agenda for Sustainable Development (A/RES/70/1)',
      'A/RES/70/1',
      'resolution',
      'General Assembly',
      null,
    ],
    ['General Assembly resolution 73/195', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Resolution 73/195 of the General Assembly', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Résolution 73/195 de l’Assemblée générale', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Резолюция 73/195 Генеральной Ассамблеи', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Резолюция Генеральной Ассамблеи 73/195', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['大会第73/195号决议', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Resolução 73/195 da Assembleia Geral', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Resolution 73/195 der Generalversammlung', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['Risoluzione 73/195 dell’Assemblea generale', 'A/RES/73/195', 'resolution', 'General Assembly', null],
    ['CMW/C/GC/3-CRC/C/GC/22: Joint general comment (2017)', 'CMW/C/GC/3-CRC/C/GC/22', 'guidance', 'UN', 2017],
  ])('[IN2] reads %j', (text, symbol, kind, issuer, year) => {
    expect(one(text)).toMatchObject({ symbol, canonical: symbol, kind, issuer, year });
  });

  it('[IN2] keeps the title of a document beside its symbol', () => {
    expect(one('A/HRC/50/31: Human rights violations at international borders, (2022)').title).toBe(
      'Human rights violations at international borders',
    );
    expect(one('Transforming our world (A/RES/70/1)').title).toBe('Transforming our world');
  });

  it.each([
    [
      'The International Covenant on Civil and Political Rights (1966)',
      'International Covenant on Civil and Political Rights (1966)',
    ],
    ['The 2030 Agenda for Sustainable Development (2015)', '2030 Agenda for Sustainable Development (2015)'],
    [
      "ILO's Multilateral Framework on Labour Migration (2006)",
      'ILO, Multilateral Framework on Labour Migration (2006)',
    ],
    ['ILO Home truths: Access to adequate housing, 2022', 'ILO, Home truths: Access to adequate housing (2022)'],
    [
      'UNHCR, Refugee Protection and Mixed Migration: A 10-Point Plan of Action (2007)',
      'UNHCR, Refugee Protection and Mixed Migration: A 10-Point Plan of Action (2007)',
    ],
    [
      'ILO UN system-wide guidance for creating rights- based Agreements (BLMAs), (2022).',
      'ILO, UN system-wide guidance for creating rights-based Agreements (BLMAs) (2022)',
    ],
    [
      'Le Pacte international relatif aux droits civils et politiques (1966)',
      'Pacte international relatif aux droits civils et politiques (1966)',
    ],
    ['العهد الدولي الخاص بالحقوق المدنية والسياسية (1966)', 'العهد الدولي الخاص بالحقوق المدنية والسياسية (1966)'],
    ['العهد الدولي الخاص بالحقوق المدنية والسياسية (١٩٦٦)', 'العهد الدولي الخاص بالحقوق المدنية والسياسية (1966)'],
    ['公民权利和政治权利国际公约（1966年）', '公民权利和政治权利国际公约 (1966)'],
    ['Пакт о гражданских и политических правах (1966 год)', 'Пакт о гражданских и политических правах (1966)'],
  ])('[IN3] reads %j', (text, canonical) => {
    expect(one(text).canonical).toBe(canonical);
  });

  it.each([
    [
      'Convention relating to the Status of Refugees (1951) and the Protocol relating to the Status of Refugees (1967)',
      [1951, 1967],
    ],
    [
      'The Global Compact for Safe, Orderly and Regular Migration (2018), plus the IMRF Progress Declaration 2022',
      [2018, 2022],
    ],
    [
      'Convention against Transnational Organized Crime (2000); including Protocol to Prevent Trafficking in Persons; Protocol against the Smuggling of Migrants',
      [2000, null, null],
    ],
    ['Convention relative au statut des réfugiés (1951) et son Protocole (1967)', [1951, 1967]],
    ['Конвенция о статусе беженцев (1951) и Протокол к ней (1967)', [1951, 1967]],
    ['International Covenant on Economic, Social and Cultural Rights (1966)', [1966]],
    ['Convention on the Elimination of All Forms of Discrimination against Women (1979)', [1979]],
  ])('[IN4] finds every instrument in %j', (text, years) => {
    expect(parseCitations(text).map((citation) => citation.year)).toEqual(years);
  });

  it.each([
    ['Universal Declaration of Human Rights (1948)', 'declaration'],
    ['United Nations Charter (1945)', 'treaty'],
    ['Global Compact on Refugees (2018)', 'agreement'],
    ['Pacto Mundial para la Migración (2018)', 'agreement'],
    ['Pacto Internacional de Derechos Civiles y Políticos (1966)', 'treaty'],
    ['UNODC International Framework for Action to Implement the Trafficking in Persons Protocol (2009)', 'guidance'],
    ['IOM Compendium of Reports on Good Practices (2022)', 'compendium'],
    ['Recueil des bonnes pratiques (2022)', 'compendium'],
    ['Traité de Marrakech (2013)', 'treaty'],
    ['Convenção sobre os Direitos da Criança (1989)', 'treaty'],
    ['Übereinkommen über die Rechte des Kindes (1989)', 'treaty'],
    ['Dichiarazione universale dei diritti umani (1948)', 'declaration'],
    ['Report on the Compendium of Practices (2022)', 'report'],
    ["UN Network on Migration's report: Promising Practices (2021)", 'report'],
    ['PICUM Why they matter and how to design them (2022)', null],
  ])('[IN5] takes the first telling word of %j', (text, kind) => {
    expect(one(text).kind).toBe(kind);
  });

  it('[IN5] takes the kind of the heading where no word tells', () => {
    expect(parseCitations('ILO Home truths, 2022', kindByWords('UN thematic reports'))[0]?.kind).toBe('report');
    expect(parseCitations('UN Charter (1945)', 'report')[0]?.kind).toBe('treaty');
  });

  it.each([
    [
      'R205 – The Employment and Decent Work Recommendation, 2017 (No. 205)',
      'ILO R205 – Employment and Decent Work Recommendation, 2017 (No. 205)',
      true,
    ],
    [
      'ILO General principles and operational guidelines for fair recruitment (2019)',
      'ILO General Principles and Operational Guidelines for Fair Recruitment (2019)',
      true,
    ],
    ['The Charter of the United Nations (1945)', 'United Nations Charter', true],
    ['Convention on the Rights of the Child (CRC) (1989)', 'Convention on the Rights of the Child (1989)', true],
    ['A/77/178: Refusing to turn away', 'A/77/178', true],
    ['A/77/178', 'A/77/189', false],
    ['Конвенция № 190', 'C190 – Violence and Harassment Convention, 2019 (No. 190)', true],
    ['第190号公约', '2019年暴力和骚扰公约（第190号）', true],
    ['第190号公约', 'Конвенция № 189', false],
    [
      'C029 - Forced Labour Convention, 1930 (No. 29)',
      'P029 - Protocol of 2014 to the Forced Labour Convention, 1930',
      false,
    ],
    ['WHO Annual report (2022)', 'WHO Annual report (2023)', false],
    ['WHO Annual report (2022)', 'IOM Annual report (2022)', false],
  ])('[IN6] compares %j with %j', (first, second, same) => {
    expect(sameInstrument(one(first), one(second))).toBe(same);
    expect(sameInstrument(one(second), one(first))).toBe(same);
  });

  it('[IN7] leaves open what is not said and marks numbers that differ', () => {
    expect(one('Convention on the Reduction of Statelessness')).toMatchObject({
      year: null,
      number: null,
      symbol: null,
      issuer: null,
      doubts: [],
    });
    expect(one('C97 - Migration for Employment Convention, 1949 (No. 98)').doubts).toEqual(['numbers-differ']);
    expect(parseCitations('  ')).toEqual([]);
  });
});

describe('forms of a family', () => {
  it('[IN8] tells apart what is written differently, and pads numbers from 100 on as the others', () => {
    const forms = formsOf(
      [
        'C029 – Forced Labour Convention, 1930 (No. 29)',
        'C190 – Violence and Harassment Convention, 2019 (No. 190)',
        'C97 - Migration for Employment Convention (Revised), 1949 (No. 97)',
        'C189 - Domestic Workers Convention, 2011 (No. 189)',
        'A/77/189: Report (2022)',
        'ILO R86 – Migration for Employment Recommendation (Revised), 1949 (No. 86)',
        'Convention on the Rights of the Child (1989)',
      ].map((text) => ({ text })),
    );
    expect(forms.map((family) => [family.family, family.forms.map((form) => form.length)])).toEqual([
      ['ilo', [2, 2]],
      ['symbol', [1]],
      ['ilo-recommendation', [1]],
    ]);
  });
});
