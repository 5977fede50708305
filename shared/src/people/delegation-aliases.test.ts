import { expect, it } from 'vitest';
import type { Language } from '../kernel/index.ts';
import { mayBeKnownAs } from './delegation-aliases.ts';
import { delegationFinder } from './delegations-in-text.ts';

const egypt = { names: { en: 'Egypt', ar: 'مصر' }, iso3166: 'EG' };

it('[PE21] lets a delegation be known by names of its own, and by no other party’s', () => {
  expect(mayBeKnownAs(egypt, ['Land of the Nile', 'EG', 'Misr', 'Arab Republic of Egypt'])).toBeUndefined();
  expect(mayBeKnownAs(egypt, ['Misr', 'France'])).toMatchObject({
    code: 'delegation.alias-of-another',
    params: { alias: 'France' },
    fields: { aliases: expect.any(String) },
  });
  for (const short of ['an', '..', 'eg']) expect(mayBeKnownAs(egypt, [short])?.code).toBe('delegation.alias-too-short');
});

it('[PE21] lets a delegation be known by no name of another one of the round table, in whatever letters', () => {
  const cities = { names: { en: 'Harbour Cities Forum' }, iso3166: null, aliases: ['The Ports'] };
  for (const taken of ['harbour cities forum', 'The Ports'])
    expect(mayBeKnownAs(egypt, ['Misr', taken], [cities])).toMatchObject({
      code: 'delegation.alias-taken',
      params: { alias: taken },
      fields: { aliases: expect.any(String) },
    });
  expect(mayBeKnownAs(egypt, ['Ports of the Nile'], [cities])).toBeUndefined();
});

it('[PE21] finds a delegation by them, as whole words, acronyms as they are written', () => {
  const known = { ...egypt, aliases: ['Land of the Nile', 'MISR', '尼罗河之国', 'بلاد النيل'] };
  const cities = { names: { en: 'Harbour Cities of Egypt' }, iso3166: null, aliases: [] };
  const find = delegationFinder([known, cities]);
  const named = (text: string, language: Language = 'en') => find(text, language).map(({ text: words }) => words);
  expect(named('Nurses from the land of the Nile, and MISR, not misr or Misreading.')).toEqual([
    'land of the Nile',
    'MISR',
  ]);
  expect(named('与尼罗河之国合作', 'zh')).toEqual(['尼罗河之国']);
  expect(named('بالتعاون مع بلاد النيل', 'ar')).toEqual(['بلاد النيل']);
  expect(find('The Harbour Cities of Egypt met.', 'en').map(({ thing }) => thing)).toEqual([cities]);
});
