import { describe, expect, it } from 'vitest';
import { beginningOf, titleOf, withoutLooseEnd } from '../../practices/index.ts';
import { readDate } from './dates.ts';
import { finderOf, readNames } from './names.ts';
import { createRowReader, type RowFacts } from './read-row.ts';
import { readSources } from './sources.ts';

/** So many letters that work which grows with their square would go on for hours. */
const MANY = 4_000_000;
const facts: RowFacts = {
  language: 'en',
  delegations: [],
  areas: [],
  instruments: [],
  own: null,
  tableLevel: 'person',
  submitter: null,
  meanings: new Map(),
  isOwn: false,
};
const known = (name: string) => (name === 'A' || name === 'B' ? name : undefined);

describe('a cell made to keep its reader busy', () => {
  it('[IM17] is a source whose label has millions of signs before its last letter', () => {
    const notes: string[] = [];
    const { values } = readSources(
      { labels: [{ column: 0, text: `${','.repeat(MANY)}x` }], addresses: [], seen: [] },
      { lines: true, note: (code) => notes.push(code) },
    );
    expect([values, notes]).toEqual([[], ['too-long']]);
    expect(withoutLooseEnd(`a${', '.repeat(MANY)}`)).toBe('a');
    expect(beginningOf(`${'–'.repeat(MANY)}x`, MANY)).toBe('…');
  });

  it('[IM17] is names with millions of blanks between them', () => {
    expect(readNames([`A${' '.repeat(MANY)}and\n${' '.repeat(MANY)}B`], known)).toEqual([
      { written: 'A', value: 'A' },
      { written: 'B', value: 'B' },
    ]);
    expect(readNames([`A${' '.repeat(MANY)}B`], known)).toMatchObject([{ value: undefined }]);
  });

  it('[IM17] is a text of millions of letters in which no sentence ends', () => {
    expect(titleOf('x'.repeat(3 * MANY))).toBe(`${'x'.repeat(119)}…`);
  });

  it('[IM17] is a number or a date with millions of blanks within', () => {
    const { ref } = createRowReader(['number'], facts).read(2, [`P${' '.repeat(MANY)}x`]);
    expect(ref).toEqual({ id: null, number: null });
    expect(readDate(`2021${' '.repeat(MANY)}x`)).toBeUndefined();
  });
});

describe('a cell of very many values', () => {
  const cells = Array.from({ length: 60_000 }, (_, at) => at).join(';');

  it.each(['submitters', 'countries', 'country_codes', 'gcm_objectives', 'instruments', 'journey_phases'] as const)(
    '[IM17] keeps its row out, and none of them is looked up: %s',
    (field) => {
      const { findings, onCreating, unknown } = createRowReader([field], facts).read(2, [cells]);
      expect([...findings, ...onCreating].filter(({ code }) => code === 'too-many')).toEqual([
        { column: 0, code: 'too-many', of: '300' },
      ]);
      expect(unknown).toEqual([]);
    },
  );

  it('[IM17] is one unknown name where commas alone stand between them', () => {
    let asked = 0;
    const find = () => void asked++;
    expect(readNames([cells.replaceAll(';', ',')], find)).toHaveLength(1);
    expect(asked).toBe(1);
  });
});

it('[IM17] a long cell is named by its beginning, and nothing is proposed for it', () => {
  const long = 'Delegation '.repeat(1000);
  const { findings } = createRowReader(['living_status'], facts).read(2, [long]);
  expect(findings[0]!.of.length).toBeLessThanOrEqual(200);
  const finder = finderOf([{ id: 'a', names: { en: 'Delegation Delegation' } }], { language: 'en' });
  expect(finder.suggest(long)).toEqual([]);
});
