import { describe, expect, it } from 'vitest';
import { canonicalCitation, canonicalCitations, keyOf, mayBeSame, readEntry } from './entry.ts';
import { type Ordered, orderEntries } from './order.ts';

describe('[IN20] the register', () => {
  it.each([
    [
      'C 190 - Violence and Harassment Convention, 2019 (No. 190)',
      'ilo-convention',
      'C190 – Violence and Harassment Convention, 2019 (No. 190)',
    ],
    [
      'A/HRC/50/31: Human rights violations at international borders, (2022)',
      'report',
      'A/HRC/50/31 – Human rights violations at international borders (2022)',
    ],
    ['A/RES/73/195', 'resolution', 'A/RES/73/195'],
    ['The Convention on the Rights of the Child (1989)', 'treaty', 'Convention on the Rights of the Child (1989)'],
    [
      'Convention relating to the Status of Refugees (1951)  and Protocol relating to the Status of Refugees (1967)',
      'treaty',
      'Convention relating to the Status of Refugees (1951) and Protocol relating to the Status of Refugees (1967)',
    ],
  ] as const)('keeps %j as %s in canonical form', (text, kind, canonical) => {
    expect(canonicalCitation(text, kind)).toBe(canonical);
    expect(canonicalCitation(canonical, kind)).toBe(canonical);
  });

  it('keeps each language in its own', () => {
    expect(
      canonicalCitations(
        {
          en: 'The Convention on the Rights of the Child, 1989',
          fr: 'La Convention relative aux droits de l’enfant (1989)',
        },
        'treaty',
      ),
    ).toEqual({
      en: 'Convention on the Rights of the Child (1989)',
      fr: 'Convention relative aux droits de l’enfant (1989)',
    });
  });
});

describe('[IN21] an instrument', () => {
  const key = (en: string, kind: 'treaty' | 'ilo-convention' | 'report' = 'treaty') =>
    keyOf({ citations: { en }, kind });
  it('has one key however it is cited', () => {
    expect(key('C97 – Migration for Employment Convention (Revised), 1949 (No. 97)', 'ilo-convention')).toBe(
      'ilo:C097',
    );
    expect(key('ILO Convention No. 97', 'ilo-convention')).toBe('ilo:C097');
    expect(key('A/HRC/44/42: Right to freedom of association (2020)', 'report')).toBe('un:A/HRC/44/42');
    expect(key('The Convention on the Rights of the Child (1989)')).toBe(
      key('Convention on the rights of the child, 1989'),
    );
    expect(key('Convention on the Rights of the Child (1989)')).not.toBe(
      key('Convention on the Rights of Persons with Disabilities (2006)'),
    );
  });

  it('is recognised by its title in any language, and by its symbol', () => {
    const entry = (citations: Record<string, string>, symbol: string | null = null) => ({
      kind: 'treaty' as const,
      citations,
      symbol,
    });
    const child = entry({
      en: 'Convention on the Rights of the Child (1989)',
      fr: 'Convention relative aux droits de l’enfant (1989)',
    });
    expect(mayBeSame(child, entry({ en: 'The Convention on the Rights of the Child' }))).toBe(true);
    expect(mayBeSame(child, entry({ fr: 'La Convention relative aux droits de l’enfant (1989)' }))).toBe(true);
    expect(mayBeSame(child, entry({ en: 'Convention on the Rights of Persons with Disabilities (2006)' }))).toBe(false);
    expect(
      mayBeSame(
        entry({ en: 'Global Compact for Migration (2018)' }, 'A/RES/73/195'),
        entry({ en: 'General Assembly resolution 73/195' }),
      ),
    ).toBe(true);
    // Two covenants were adopted by one resolution: the same symbol beside two titles says nothing.
    expect(
      mayBeSame(
        entry({ en: 'International Covenant on Civil and Political Rights (1966)' }, 'A/RES/2200'),
        entry({ en: 'International Covenant on Economic, Social and Cultural Rights (1966)' }, 'A/RES/2200'),
      ),
    ).toBe(false);
  });

  it('tells the form what its citation says', () => {
    expect(readEntry('C190 - Violence and Harassment Convention, 2019 (No. 190)')).toEqual({
      kind: 'ilo-convention',
      number: 'C190',
      year: 2019,
      issuer: 'ILO',
    });
    expect(readEntry('Two things (1951) and the Protocol to them (1967)')).toBeUndefined();
    expect(readEntry('  ')).toBeUndefined();
  });
});

describe('[IN22] a group', () => {
  const entry = (name: string, details: Partial<Ordered> = {}): Ordered & { name: string } => ({
    name,
    citations: { en: name },
    number: null,
    symbol: null,
    year: null,
    position: 0,
    ...details,
  });
  const order = (entries: (Ordered & { name: string })[], ordering: 'given' | 'chronological' | 'by-number') =>
    orderEntries(entries, ordering).map(({ name }) => name);
  const ilo = ['C190', 'C029', 'P029', 'C97', 'C100'].map((number, position) =>
    entry(number, { number, position, year: 1900 + position }),
  );

  it('stands by number, protocols after the convention of their number', () => {
    expect(order(ilo, 'by-number')).toEqual(['C029', 'P029', 'C97', 'C100', 'C190']);
  });

  it('stands chronologically, what has no year last', () => {
    expect(
      order(
        [entry('undated'), entry('b', { year: 1989 }), entry('a', { year: 1989 }), entry('old', { year: 1945 })],
        'chronological',
      ),
    ).toEqual(['old', 'a', 'b', 'undated']);
    expect(
      order([entry('x', { year: 1949, number: 'C098' }), entry('y', { year: 1949, number: 'C97' })], 'chronological'),
    ).toEqual(['y', 'x']);
  });

  it('stands as given, and what has no number last', () => {
    expect(order(ilo, 'given')).toEqual(['C190', 'C029', 'P029', 'C97', 'C100']);
    expect(
      order(
        [
          entry('no number'),
          entry('report 10', { symbol: 'A/HRC/53/10' }),
          entry('report 9', { symbol: 'A/HRC/53/9' }),
          entry('C1', { number: 'C001' }),
        ],
        'by-number',
      ),
    ).toEqual(['C1', 'report 9', 'report 10', 'no number']);
  });
});
