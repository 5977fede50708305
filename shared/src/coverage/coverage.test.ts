import { expect, it } from 'vitest';
import { LANGUAGES } from '../kernel/index.ts';
import { COVERING, PRACTICE_STATUSES, REGIONS } from '../practices/index.ts';
import { placesIn, regionNames, regionsByPlace, regionsOf } from '../practices/regions/index.ts';
import {
  cellsOf,
  DIMENSIONS,
  gapParagraph,
  gapSentences,
  gapSentencesIn,
  gapsIn,
  type Grid,
  gridOf,
  gridOfTwo,
  isGap,
  KEYS,
  namesOfKeys,
} from './index.ts';

const head = (key: string, names: Record<string, string> | null = null, count = 0) => ({
  key,
  names,
  count,
  newest: null,
});
const grid = (over: Partial<Grid> = {}): Grid => ({
  rows: 'area',
  columns: 'region',
  rowHeads: [head('health', { en: 'Health', fr: 'Santé' }, 4), head('work', { en: 'Work' }), head('none')],
  columnHeads: [
    head('015', { en: 'Northern Africa', fr: 'Afrique septentrionale' }),
    head('150', { en: 'Europe', fr: 'Europe' }),
    head('009', { en: 'Oceania' }),
    head('world'),
  ],
  cells: [
    { row: 'health', column: '150', count: 3, newest: '2023' },
    { row: 'health', column: '015', count: 1, newest: '2019-05' },
    { row: 'none', column: '009', count: 4, newest: null },
  ],
  total: 8,
  threshold: 1,
  ...over,
});

it('[CV1] counts by four dimensions, whose keys are closed lists but for the areas', () => {
  expect(DIMENSIONS).toEqual(['area', 'objective', 'region', 'phase']);
  expect(KEYS.objective).toHaveLength(23);
  expect(KEYS.phase).toEqual(['origin', 'transit', 'destination', 'return']);
  expect(cellsOf(grid())('health', '150').count).toBe(3);
  expect(cellsOf(grid())('work', '150')).toEqual({ row: 'work', column: '150', count: 0, newest: null });
});

it('[CV2] holds a cell with fewer practices than asked for a gap', () => {
  expect(gapsIn(grid())).toEqual([
    { row: 'health', columns: ['009'], isWhole: false },
    { row: 'work', columns: ['015', '150', '009'], isWhole: true },
  ]);
  expect(gapsIn(grid({ threshold: 2 }))).toEqual([
    { row: 'health', columns: ['015', '009'], isWhole: false },
    { row: 'work', columns: ['015', '150', '009'], isWhole: true },
  ]);
});

it('[CV3] asks nothing of what is filed nowhere or is of the whole world', () => {
  expect(isGap({ row: 'none', column: '015', count: 0 }, 1)).toBe(false);
  expect(isGap({ row: 'work', column: 'world', count: 0 }, 1)).toBe(false);
  expect(isGap({ row: 'work', column: '015', count: 0 }, 1)).toBe(true);
});

it('[CV4] says each gap once, in its row, in every language', () => {
  expect(gapSentences(grid(), 'en').map(({ text }) => text)).toEqual([
    'Under “Health”, no practice has been shared yet for Oceania.',
    'Under “Work”, no practice has been shared yet.',
  ]);
  expect(gapSentences(grid({ threshold: 2 }), 'fr')[0]!.text).toBe(
    'Sous «\u00A0Santé\u00A0», moins de 2 pratiques ont été communiquées pour : Afrique septentrionale et Oceania.',
  );
  const byPhase = grid({
    rows: 'objective',
    columns: 'phase',
    rowHeads: [head('7', null, 1)],
    columnHeads: ['origin', 'return'].map((key) => head(key)),
    cells: [{ row: '7', column: 'origin', count: 1, newest: null }],
  });
  expect(gapParagraph(byPhase, 'en')).toBe(
    'The practices shared with the round table leave the following gaps. Under objective 7 of the Global Compact, no practice has been shared yet for return.',
  );
  for (const language of LANGUAGES) {
    expect(gapParagraph(grid(), language)).toContain('Work');
    expect(gapParagraph(grid({ rowHeads: [] }), language)).not.toContain('Work');
  }
});

it('[CV4] finds each of the sentences again in a text, and nothing around them', () => {
  const pasted = gapParagraph(grid(), 'en');
  expect(gapSentencesIn(`Under way for years. ${pasted}`, 'en').map(({ text }) => text)).toEqual(
    gapSentences(grid(), 'en').map(({ text }) => text),
  );
  const spanish = gapSentences(grid(), 'es').map(({ text }) => text);
  expect(gapSentencesIn(`En total, treinta. ${spanish.join(' ')}`, 'es').map(({ text }) => text)).toEqual(spanish);
  for (const language of LANGUAGES)
    expect(gapSentencesIn(gapParagraph(grid(), language), language).map(({ text }) => text)).toEqual(
      gapSentences(grid(), language).map(({ text }) => text),
    );
});

it('[CV4] knows by which two dimensions a sentence is written, whichever they are', () => {
  const keys = {
    area: [
      { key: 'health', names: { en: 'Health', fr: 'Santé' } },
      { key: 'work', names: { en: 'Work' } },
    ],
    objective: ['2', '7', '23'].map((key) => ({ key, names: null })),
    region: REGIONS.map((key) => ({ key, names: regionNames(key) })),
    phase: KEYS.phase.map((key) => ({ key, names: null })),
  };
  const practice = { area: ['health'], objective: ['7'], region: ['150'], phase: ['origin'], startDate: null };
  for (const language of LANGUAGES)
    for (const rows of DIMENSIONS)
      for (const columns of DIMENSIONS.filter((one) => one !== rows))
        for (const threshold of [1, 2]) {
          const drawn = gridOfTwo({ practices: [practice], keys, threshold }, rows, columns);
          const sentences = gapSentences(drawn, language);
          const text = `In total, one. ${sentences.map((one) => one.text).join(' ')}`;
          expect(
            gapSentencesIn(text, language, namesOfKeys(keys, language)).map((one) => [one.text, one.rows, one.columns]),
            `${language} ${rows} ${columns}`,
          ).toEqual(sentences.map((one) => [one.text, rows, one.gaps.isWhole ? undefined : columns]));
        }
});

it('[CV1] [CV3] counts practices that are at hand as the database does', () => {
  const made = gridOf(
    [
      { row: ['health'], column: ['015', '202'], startDate: '2019-05' },
      { row: ['health'], column: ['015'], startDate: '2023' },
      { row: ['work'], column: ['world'], startDate: null },
    ],
    {
      rows: 'area',
      columns: 'region',
      rowKeys: [
        { key: 'health', names: { en: 'Health' } },
        { key: 'work', names: { en: 'Work' } },
      ],
      columnKeys: ['015', '202'].map((key) => ({ key, names: { en: key } })),
      threshold: 1,
    },
  );
  expect(made.cells).toEqual([
    { row: 'health', column: '015', count: 2, newest: '2023' },
    { row: 'health', column: '202', count: 1, newest: '2019-05' },
    { row: 'work', column: 'world', count: 1, newest: null },
  ]);
  expect(made.columnHeads.map(({ key, count }) => [key, count])).toEqual([
    ['015', 2],
    ['202', 1],
    ['world', 1],
  ]);
  expect(gapsIn(made)).toEqual([{ row: 'work', columns: ['015', '202'], isWhole: false }]);
});

it('[PR35] counts what was submitted and neither declined nor withdrawn', () => {
  expect(PRACTICE_STATUSES.filter((status) => !COVERING.includes(status))).toEqual([
    'draft',
    'not-included',
    'withdrawn',
    'succeeded',
  ]);
});

it('[CV4] calls every region by a name of its own in each language', () => {
  for (const language of LANGUAGES) {
    const names = REGIONS.map((region) => regionNames(region)[language]);
    expect(new Set(names).size, language).toBe(REGIONS.length);
    expect(names, language).not.toContain(undefined);
  }
  expect(regionNames('419')).toMatchObject({ en: 'Latin America and the Caribbean', de: 'Lateinamerika und Karibik' });
});

it('[PR36] finds the regions of countries, of parts of regions and of what holds several', () => {
  expect(regionsOf(['EG'])).toEqual(['015']);
  expect(regionsOf(['KE', 'FR', 'CO', 'CA'])).toEqual(['202', '419', '021', '150']);
  expect(regionsOf(['013', 'SAHEL', 'PACIFIC', 'MAGHREB'])).toEqual(['015', '202', '419', '009']);
  expect(regionsOf(['002'])).toEqual(['015', '202']);
  expect(regionsOf(['142'])).toEqual(['143', '030', '035', '034', '145']);
  expect(regionsOf(['MENA'])).toEqual(['015', '145']);
  expect(regionsOf(['001'])).toEqual([]);
  expect(placesIn('015')).toEqual(expect.arrayContaining(['EG', 'MA', 'TN', '002', '015', 'MENA']));
  for (const [place, regions] of regionsByPlace()) if (place !== '001') expect(regions, place).not.toEqual([]);
});
