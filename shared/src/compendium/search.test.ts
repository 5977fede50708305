import { describe, expect, it } from 'vitest';
import { arabicWords, byScript, pairQuery, pairsOf } from './scripts.ts';
import { planSearch } from './search.ts';
import { indexed } from './words.ts';

it('[CP5] gives each script to the configuration of its language, with and without accents', () => {
  expect(indexed('Régularisation, 2018', 'fr')).toEqual([
    { configuration: 'french', words: 'régularisation 2018 regularisation 2018' },
  ]);
  expect(indexed('Здоровье in Kenya', 'ru')).toEqual([
    { configuration: 'english', words: 'in kenya' },
    { configuration: 'russian', words: 'здоровье' },
  ]);
  expect(indexed('移民健康', 'zh')).toEqual([{ configuration: 'simple', words: '移民 民健 健康 康' }]);
  expect(indexed('', 'en')).toEqual([]);
});

describe('Arabic', () => {
  it.each([
    ['vowel signs', 'الهِجرَة', 'هجره'],
    ['tatweel', 'الهجـــرة', 'هجره'],
    ['the hamza', 'إدماج', 'ادماج'],
    ['a final ya without dots', 'مستشفى', 'مستشفي'],
    ['the article with what is joined to it', 'والهجرة', 'هجره'],
    ['the article after "for"', 'للهجرة', 'هجره'],
    ['"and" before a word', 'وهجرة', 'هجره'],
  ])('[CP6] does not mind %s', (_, written, found) => {
    expect(arabicWords(written)).toBe(found);
  });

  it('[CP6] leaves short words whole', () => {
    expect(arabicWords('ألم ولد')).toBe('الم ولد');
  });
});

describe('Chinese', () => {
  it('[CP7] is cut into pairs, one text at a time', () => {
    expect(pairsOf('埃及 移民健康')).toBe('埃及 及 移民 民健 健康 康');
  });

  it('[CP7] is looked for by pairs that follow one another', () => {
    expect(pairQuery('移民健康')).toBe("'移民' <-> '民健' <-> '健康'");
    expect(pairQuery('埃')).toBe("'埃':*");
  });

  it('[CP7] counts a character outside the basic plane as one', () => {
    expect(pairsOf('𠮷野家')).toBe('𠮷野 野家 家');
  });
});

it('takes a text apart by script', () => {
  expect(byScript('WHO支持 Égypte، مصر — Египет 2024')).toEqual({
    latin: 'who égypte 2024',
    cyrillic: 'египет',
    arabic: 'مصر',
    han: '支持',
  });
});

describe('a search', () => {
  const latin = (...words: string[]) => ({ configurations: expect.arrayContaining(['english', 'french']), words });

  it('[CP8] asks for all words, also as parts of longer ones', () => {
    expect(planSearch('mobile Clinics')).toEqual({
      alternatives: [[latin('mobile clinics')]],
      unwanted: [],
      parts: ['mobile', 'clinics'],
    });
  });

  it('[CP8] keeps phrases, alternatives and what is not wanted', () => {
    expect(planSearch('“mobile clinics” santé or مصر -night')).toEqual({
      alternatives: [
        [latin('"mobile clinics" santé', '"mobile clinics" sante')],
        [{ configurations: ['arabic'], words: ['مصر'] }],
      ],
      unwanted: [latin('night')],
      parts: [],
    });
  });

  it('[CP8] looks for a word with a hyphen as a phrase, and for no part of less than three letters', () => {
    expect(planSearch('cash-for-work')?.alternatives).toEqual([[latin('"cash for work"')]]);
    expect(planSearch('a clinic')?.parts).toEqual([]);
  });

  it('[CP8] asks for nothing where nothing was said', () => {
    expect(planSearch('  … - "" ')).toBeUndefined();
  });
});
