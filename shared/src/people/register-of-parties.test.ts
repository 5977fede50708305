import { describe, expect, it } from 'vitest';
import type { Language } from '../kernel/index.ts';
import { partiesIn } from './parties-in-text.ts';
import { findParty, findRegion, knownStates, stateOf } from './register-of-parties.ts';

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const satisfies readonly Language[];
const key = (name: string, language?: Language) => findParty(name, language)?.key;

describe('the register of parties', () => {
  it('holds 197 states, each named in six languages', () => {
    expect(knownStates()).toHaveLength(197);
    expect(knownStates().filter((state) => LANGUAGES.some((language) => !state.names[language]))).toEqual([]);
    expect(new Set(knownStates().map((state) => state.iso3166)).size).toBe(197);
  });

  it.each(LANGUAGES)('finds every state by its own name in %s', (language) => {
    for (const state of knownStates())
      expect([state.names[language], key(state.names[language]!, language)]).toEqual([
        state.names[language],
        state.key,
      ]);
  });

  it.each(LANGUAGES)('finds every state by the Unicode CLDR’s name in %s', (language) => {
    const cldr = new Intl.DisplayNames([language], { type: 'region' });
    const missed = knownStates().filter((state) => key(cldr.of(state.key)!, language) !== state.key);
    expect(missed.map((state) => cldr.of(state.key))).toEqual([]);
  });

  it('uses the short names of the United Nations', () => {
    expect(stateOf('TR')?.names.en).toBe('Türkiye');
    expect(stateOf('IR')?.names.fr).toBe('Iran (République islamique d’)');
    expect(stateOf('GB')?.names.es).toBe('Reino Unido de Gran Bretaña e Irlanda del Norte');
    expect(stateOf('SY')?.names.ar).toBe('الجمهورية العربية السورية');
    expect(stateOf('FR')?.region).toBe('155');
  });

  it.each([
    ['The Government of Egypt', 'EG'],
    ['the Egyptian Government', 'EG'],
    ["Gouvernement d'Égypte", 'EG'],
    ["l'Égypte", 'EG'],
    ['Gobierno del Perú', 'PE'],
    ['حكومة مصر', 'EG'],
    ['Plurinational State of Bolivia', 'BO'],
    ['COTE D’IVOIRE', 'CI'],
    ['St. Lucia', 'LC'],
    ['El Salvador', 'SV'],
    ['Turkey', 'TR'],
    ['U.S.', 'US'],
    ['Bosnia & Herzegovina', 'BA'],
    ['African Union', 'AU'],
    ['International Labour Organization (ILO)', 'ILO'],
    ['OIM', 'IOM'],
    ['Organización Internacional del Trabajo', 'ILO'],
    ['منظمة الصحة العالمية', 'WHO'],
    ['Euro-African Dialogue on Migration and Development', 'RABAT'],
  ])('finds %s', (name, expected) => {
    expect(key(name)).toBe(expected);
  });

  it.each(['who', 'us', 'can', 'Global', 'Europe', 'University of Cornell', 'Nowhere', '', 'x'.repeat(500)])(
    'does not take %j for a party',
    (name) => {
      expect(findParty(name)).toBeUndefined();
    },
  );

  it('knows parts of the world, which are no parties', () => {
    expect(findRegion('West Africa')?.key).toBe('011');
    expect(findRegion('MENA')?.key).toBe('MENA');
    expect(findRegion('Afrique du Nord')?.key).toBe('015');
    expect(findRegion('Global')?.key).toBe('001');
    expect(findRegion('France')).toBeUndefined();
  });
});

describe('parties in a text', () => {
  const named = (text: string, language: Language) => partiesIn(text, language).map((mention) => mention.party.key);

  it('takes the longest name', () => {
    expect(named('Guinea-Bissau, Papua New Guinea, South Sudan and the Dominican Republic', 'en')).toEqual([
      'GW',
      'PG',
      'SS',
      'DO',
    ]);
    expect(named('the United Kingdom of Great Britain and Northern Ireland', 'en')).toEqual(['GB']);
  });

  it('passes over demonyms, common words and places that hold a name', () => {
    expect(named('Venezuelan migrants ate turkey in Northern Ireland; who told us?', 'en')).toEqual([]);
  });

  it('finds names behind the Arabic letters for and, in, for', () => {
    expect(named('تعاونت بلجيكا مع المغرب وتونس وللأردن وفي الولايات المتحدة', 'ar')).toEqual([
      'BE',
      'MA',
      'TN',
      'JO',
      'US',
    ]);
  });

  it('finds names in Chinese, which has no spaces', () => {
    expect(named('中国与埃及、大不列颠及北爱尔兰联合王国合作', 'zh')).toEqual(['CN', 'EG', 'GB']);
  });

  it('finds acronyms of the language and of English', () => {
    expect(named('avec l’OIT, l’OIM et l’UNICEF, et les États-Unis', 'fr')).toEqual(['ILO', 'IOM', 'UNICEF', 'US']);
  });

  it('says where in the text a party is named', () => {
    expect(partiesIn('In 2018, Belgium', 'en')).toMatchObject([{ at: 9, text: 'Belgium' }]);
  });
});
