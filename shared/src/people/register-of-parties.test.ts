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

  it('finds states by their names in Portuguese, German and Italian, and organisations by their English ones', () => {
    expect(named('Com o Egito, o Irão, a Coreia do Sul e a UNICEF', 'pt')).toEqual(['EG', 'IR', 'KR', 'UNICEF']);
    expect(named('Mit Ägypten, der Türkei, der Schweiz und Save the Children', 'de')).toEqual([
      'EG',
      'TR',
      'CH',
      'SAVE',
    ]);
    expect(named('Con l’Egitto, la Germania e il Regno Unito', 'it')).toEqual(['EG', 'DE', 'GB']);
    expect(named('In den Vereinigten Staaten, nach dem Recht Ägyptens', 'de')).toEqual(['US', 'EG']);
  });

  it('finds Russian names in every case', () => {
    expect(named('Проект Франции в Египте, с Казахстаном и Саудовской Аравией', 'ru')).toEqual([
      'FR',
      'EG',
      'KZ',
      'SA',
    ]);
    expect(named('Для Соединенных Штатов Америки, Филиппин, Нидерландов и Шри-Ланки', 'ru')).toEqual([
      'US',
      'PH',
      'NL',
      'LK',
    ]);
    expect(named('Вместе с Международной организацией по миграции в Гвинее-Бисау', 'ru')).toEqual(['IOM', 'GW']);
    expect(named('В Северной Ирландии; сахар с кубами льда', 'ru')).toEqual([]);
  });

  describe('by demonyms, where they are asked for', () => {
    const called = (text: string, language: Language) =>
      partiesIn(text, language, { withDemonyms: true }).map((mention) => mention.party.key);

    it.each<[Language, string, string[]]>([
      ['en', 'the Egyptian programme', ['EG']],
      ['fr', 'le projet français', ['FR']],
      ['fr', 'le ministère de la santé égyptien et la politique migratoire sud-africaine', ['EG', 'ZA']],
      ['es', 'un proyecto francés con el Gobierno marroquí', ['FR', 'MA']],
      ['pt', 'o governo alemão e as políticas brasileiras', ['DE', 'BR']],
      ['de', 'das ägyptische Gesundheitsministerium und ein französisches Pilotprojekt', ['EG', 'FR']],
      ['it', 'il governo tedesco e i progetti turchi', ['DE', 'TR']],
      ['ru', 'французский проект и политика германского правительства', ['FR', 'DE']],
      ['ar', 'المشروع الفرنسي ووزارة الصحة المصرية وقانون سويدي', ['FR', 'EG', 'SE']],
    ])('finds what is a state’s (%s: %s)', (language, text, keys) => {
      expect(called(text, language)).toEqual(keys);
    });

    it.each<[Language, string]>([
      ['en', 'Venezuelan migrants; in French, the programme goes on'],
      ['fr', 'le projet aide les migrants égyptiens, en cours de français; programme de français, langue arabe'],
      ['fr', 'le système latino-américain et la politique des réfugiés syriens'],
      ['es', 'el programa para migrantes venezolanos y las clases de español'],
      ['pt', 'o programa para mulheres angolanas e o ensino de português'],
      ['de', 'Programme für syrische Flüchtlinge, Kurse auf Deutsch, das Programm'],
      ['it', 'il progetto per i migranti tunisini e la lingua italiana'],
      ['ru', 'египетские мигранты изучают французский язык'],
      ['ar', 'دعم المهاجرين المصريين والمرأة المغربية واللغة الفرنسية ومكتب قطري والدعم المالي والقانون الوطني'],
    ])('passes over people and languages (%s: %s)', (language, text) => {
      expect(called(text, language)).toEqual([]);
    });
  });

  it('finds acronyms of the language and of English', () => {
    expect(named('avec l’OIT, l’OIM et l’UNICEF, et les États-Unis', 'fr')).toEqual(['ILO', 'IOM', 'UNICEF', 'US']);
  });

  it('says where in the text a party is named', () => {
    expect(partiesIn('In 2018, Belgium', 'en')).toMatchObject([{ at: 9, text: 'Belgium' }]);
  });
});
