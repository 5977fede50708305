import { describe, expect, it } from 'vitest';
import { areLikeButForYear, mayDate, mayStandBeside, typedYear } from './years.ts';

const entry = (en: string, year: number | null = null, fr?: string) => ({
  kind: 'treaty' as const,
  citations: { en, ...(fr && { fr }) },
  year,
});

it('reads a year as it is typed, and nothing else as one', () => {
  expect(['1966', ' 2018 ', '١٩٦٦', '', ' '].map(typedYear)).toEqual([1966, 2018, 1966, null, null]);
  expect(['19a6', '66', '19666', '1966.5', '-1966', '1e3'].map(typedYear)).toEqual(Array(6).fill(undefined));
});

describe('[IN34] a citation', () => {
  it('that says another year than the entry is refused', () => {
    expect(mayDate(entry('International Covenant on Civil and Political Rights (1967)', 1966))).toMatchObject({
      code: 'instrument.years-differ',
      params: { said: 1967, year: 1966 },
    });
  });

  it('that says another year than one in another language is refused', () => {
    const both = (year: number | null, fr: string) => mayDate(entry('Covenant on Rights (1966)', year, fr))?.params;
    expect(both(null, 'Pacte relatif aux droits (1967)')).toEqual({
      citation: 'Pacte relatif aux droits (1967)',
      said: 1967,
      year: 1966,
    });
    expect(both(null, 'Pacte relatif aux droits')).toBeUndefined();
  });

  it('is read in the figures of its language', () => {
    const arabic = (ar: string) =>
      mayDate({ ...entry('Covenant on Rights (1966)'), citations: { ar }, year: 1966 })?.params;
    expect(arabic('العهد الدولي الخاص بالحقوق (١٩٦٧)')).toMatchObject({ said: 1967, year: 1966 });
    expect(arabic('العهد الدولي الخاص بالحقوق (١٩٦٦)')).toBeUndefined();
    expect(mayDate({ kind: 'treaty', citations: { zh: '权利国际公约（1967年）' }, year: 1966 })?.params).toMatchObject({
      said: 1967,
    });
  });

  it.each<[string, number | null]>([
    ['Covenant on Rights (1966)', 1966],
    ['Covenant on Rights', 1966],
    ['Covenant on Rights (1966)', null],
    ['P029 – Protocol of 2014 to the Forced Labour Convention, 1930', 2014],
    ['Convention relating to Refugees (1951) and Protocol relating to Refugees (1967)', 1951],
    ['Transforming our world: Agenda 2030 (2015)', 2015],
  ])('that agrees, or says none, is not: %s', (citation, year) => {
    expect(mayDate(entry(citation, year))).toBeUndefined();
  });
});

describe('[IN35] an instrument like another but for its year', () => {
  it('is told by its title in any language, by the year of its citation or its own', () => {
    const covenant = entry('International Covenant on Rights (1966)', 1966, 'Pacte relatif aux droits (1966)');
    const like = (en: string, year: number | null = null, fr?: string) =>
      areLikeButForYear(entry(en, year, fr), covenant);
    expect(like('The International Covenant on Rights (1967)')).toBe(true);
    expect(like('International covenant on rights', 1967)).toBe(true);
    expect(like('Another title (1967)', 1967, 'Le Pacte relatif aux droits (1967)')).toBe(true);
    expect(like('International Covenant on Rights')).toBe(false);
    expect(like('International Covenant on Rights (1966)')).toBe(false);
    expect(like('International Covenant on Other Rights (1967)')).toBe(false);
  });

  it('is entered only by who says that it is another', () => {
    const others = [{ ...entry('World Migration Report (2020)'), id: 'i-1' as never }];
    const next = entry('World Migration Report (2022)', 2022);
    expect(mayStandBeside(next, others, false)).toMatchObject({
      code: 'instrument.like-but-for-year',
      params: { id: 'i-1', citation: 'World Migration Report (2020)' },
    });
    expect(mayStandBeside(next, others, true)).toBeUndefined();
    expect(mayStandBeside(next, [], false)).toBeUndefined();
  });
});
