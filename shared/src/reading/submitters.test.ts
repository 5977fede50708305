import { describe, expect, it } from 'vitest';
import type { Language } from '../kernel/index.ts';
import { looksLikeSubmitter, readSubmitters } from './submitters.ts';

const names = (text: string, language: Language = 'en') =>
  readSubmitters(text, language).submitters.map((submitter) => submitter.name);

describe('submitters', () => {
  it.each([
    ['Finland', ['Finland']],
    ['El Salvador', ['El Salvador']],
    ['African Union', ['African Union']],
    ['Ireland and Canada', ['Ireland', 'Canada']],
    ['Belgium, Morocco and Tunisia', ['Belgium', 'Morocco', 'Tunisia']],
    ['Bosnia and Herzegovina and Serbia', ['Bosnia and Herzegovina', 'Serbia']],
    ['Trinidad and Tobago, Antigua and Barbuda', ['Trinidad and Tobago', 'Antigua and Barbuda']],
    ['Government of Egypt & IOM', ['Government of Egypt', 'IOM']],
    ['Germany and the Philippines', ['Germany', 'Philippines']],
    ['Belgium, in partnership with Morocco', ['Belgium', 'Morocco']],
    ['ILO/ITUC', ['ILO', 'ITUC']],
    ['(Finland):', ['Finland']],
  ] as const)('[RD8] splits %j into known parties', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(readSubmitters(text, 'en')).toMatchObject({ alternatives: [] });
    expect(readSubmitters(text, 'en').submitters.every((submitter) => submitter.certain && submitter.party)).toBe(true);
  });

  it.each([
    ['Belgique, Maroc et Tunisie', 'fr', ['BE', 'MA', 'TN']],
    ['Côte d’Ivoire et Bosnie-Herzégovine', 'fr', ['CI', 'BA']],
    ['Trinidad y Tabago y España', 'es', ['TT', 'ES']],
    ['بلجيكا والمغرب وتونس', 'ar', ['BE', 'MA', 'TN']],
    ['البوسنة والهرسك ومصر', 'ar', ['BA', 'EG']],
    ['埃及和哥伦比亚', 'zh', ['EG', 'CO']],
    ['Египет и Колумбия', 'ru', ['EG', 'CO']],
  ] as const)('[RD8] splits %j in the language of the paper', (text, language, expected) => {
    expect(readSubmitters(text, language).submitters.map((submitter) => submitter.party)).toEqual(expected);
  });

  it.each([
    [
      'ILO/ITUC/Global',
      [
        ['ILO', 'ITUC', 'Global'],
        ['ILO', 'ITUC'],
      ],
    ],
    ['MENA/US', [['MENA', 'US'], ['US']]],
    ['North, West and Central Africa and Europe', [['North Africa', 'West Africa', 'Central Africa', 'Europe']]],
    ['Ministry of Labour, Philippines', [['Ministry of Labour', 'Philippines'], ['Philippines']]],
  ])('[RD8] keeps %j as one, uncertain, and proposes other readings', (text, alternatives) => {
    const read = readSubmitters(text, 'en');
    expect(read.submitters).toEqual([{ name: text, party: null, partyKind: null, iso3166: null, certain: false }]);
    expect(read.alternatives).toEqual(alternatives);
  });

  it('[RD8] proposes the process that the practice itself names', () => {
    expect(readSubmitters('West Africa', 'en', 'Under the Rabat Process countries meet.').alternatives).toEqual([
      ['Rabat Process'],
    ]);
  });

  it('[RD8] takes an unknown name for certain only where it says its kind', () => {
    expect(readSubmitters('University of Cornell', 'en').submitters).toMatchObject([
      { partyKind: 'university', certain: true },
    ]);
    expect(readSubmitters('City of Milan', 'en').submitters).toMatchObject([{ partyKind: 'city', certain: true }]);
    expect(readSubmitters('Acme', 'en').submitters).toMatchObject([{ partyKind: null, certain: false }]);
  });

  it('[RD7] knows headings that can only be submitters', () => {
    const yes = [
      'Finland',
      'MENA/US',
      'ILO/ITUC/Global',
      'North, West and Central Africa and Europe',
      'University of Cornell',
    ];
    const no = ['Access to healthcare', 'Coordination, data and research', 'Regional dialogue', ''];
    expect(yes.filter((text) => !looksLikeSubmitter(text, 'en'))).toEqual([]);
    expect(no.filter((text) => looksLikeSubmitter(text, 'en'))).toEqual([]);
  });
});
