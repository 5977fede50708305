import type { Db } from '@penholder/db';
import { countCoverage, type CountedRow, countPlaces } from '@penholder/db/coverage';
import { listAreaNames } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  type CoverageQuery,
  type Dimension,
  gapParagraph,
  gapSentences,
  type getCoverage,
  type Grid,
  type Head,
  KEYS,
  makeGrid,
  OUTSIDE,
} from '@penholder/shared/coverage';
import { insist, type Language, type LocalizedText, type Out } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { type Region, REGIONS, STATE_CODES } from '@penholder/shared/practices';
import { regionNames } from '@penholder/shared/practices/regions';
import { presentPlace, readerOf } from '../practices/index.ts';

interface Reading {
  readonly actor: Actor;
  readonly roundTable: RoundTableRow;
  readonly language: Language;
}

/** The grid of two dimensions as the reader may know it, in three queries. [CV1] */
export async function drawGrid(
  db: Db,
  { actor, roundTable }: Omit<Reading, 'language'>,
  query: Omit<CoverageQuery, 'language'>,
): Promise<Grid> {
  const { rows, columns } = query;
  insist(makeGrid(rows, columns));
  const counted = await countCoverage(db, readerOf(actor, roundTable), query);
  const areas = await listAreaNames(db, actor.roundTableId);
  const headsOf = (dimension: Dimension, sums: CountedRow[], side: 'row' | 'column'): Head[] => {
    const known = new Map(sums.map((sum) => [sum[side]!, sum]));
    const head = (key: string, names: LocalizedText | null): Head => ({
      key,
      names,
      count: known.get(key)?.count ?? 0,
      newest: known.get(key)?.newest ?? null,
    });
    const keys: readonly (readonly [string, LocalizedText | null])[] =
      dimension === 'area'
        ? areas.map(({ id, names }) => [id, names])
        : KEYS[dimension].map((key) => [key, dimension === 'region' ? regionNames(key as Region) : null]);
    const chosen = new Set<string>(query[dimension].map(String));
    return [
      ...keys.filter(([key]) => chosen.size === 0 || chosen.has(key)).map(([key, names]) => head(key, names)),
      ...OUTSIDE.filter((key) => known.has(key) && (chosen.size === 0 || chosen.has(key))).map((key) =>
        head(key, null),
      ),
    ];
  };
  const rowHeads = headsOf(
    rows,
    counted.filter(({ row, column }) => row !== null && column === null),
    'row',
  );
  const columnHeads = headsOf(
    columns,
    counted.filter(({ row, column }) => row === null && column !== null),
    'column',
  );
  const shown = [rowHeads, columnHeads].map((heads) => new Set(heads.map(({ key }) => key)));
  return {
    rows,
    columns,
    rowHeads,
    columnHeads,
    cells: counted.flatMap(({ row, column, count, newest }) =>
      row !== null && column !== null && shown[0]!.has(row) && shown[1]!.has(column)
        ? [{ row, column, count, newest }]
        : [],
    ),
    total: counted.find(({ row, column }) => row === null && column === null)?.count ?? 0,
    threshold: roundTable.settings.coverageThreshold,
  };
}

const states: ReadonlySet<string> = new Set(STATE_CODES);

/** The whole map: the grid, its gaps in words, and the places. */
export async function presentCoverage(
  db: Db,
  reading: Reading,
  query: Omit<CoverageQuery, 'language'>,
): Promise<Out<(typeof getCoverage)['reply']>> {
  const { actor, roundTable, language } = reading;
  const grid = await drawGrid(db, reading, query);
  const collator = new Intl.Collator(language);
  const places = await countPlaces(db, readerOf(actor, roundTable), query);
  return {
    ...grid,
    sentences: gapSentences(grid, language).map(({ gaps, text }) => ({
      row: gaps.row,
      columns: [...gaps.columns],
      text,
    })),
    paragraph: gapParagraph(grid, language),
    regions: REGIONS.map((code) => presentPlace(code, language)),
    places: places
      .map(({ code, count, newest }) => ({ ...presentPlace(code, language), isState: states.has(code), count, newest }))
      .sort((a, b) => collator.compare(a.name, b.name)),
  };
}
