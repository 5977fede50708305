import type { LocalizedText } from '../kernel/index.ts';
import { type Dimension, type Grid, type Head, OUTSIDE } from './coverage.ts';

/** A practice as the grid counts it: under each of its keys. */
export interface Filed {
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly startDate: string | null;
}
export type Keys = readonly { readonly key: string; readonly names: LocalizedText | null }[];

/** The grid of practices that are at hand, as the database counts those that are not. [CV1] [CV3] */
export function gridOf(
  practices: readonly Filed[],
  {
    rows,
    columns,
    rowKeys,
    columnKeys,
    threshold,
  }: {
    rows: Dimension;
    columns: Dimension;
    rowKeys: Keys;
    columnKeys: Keys;
    threshold: number;
  },
): Grid {
  const count = (some: readonly Filed[]) => ({
    count: some.length,
    newest: some.reduce<string | null>(
      (latest, { startDate }) => (latest === null || (startDate ?? '') > latest ? startDate : latest),
      null,
    ),
  });
  const heads = (keys: Keys, side: 'row' | 'column'): Head[] => {
    const of = (key: string) => practices.filter((practice) => practice[side].includes(key));
    return [
      ...keys.map(({ key, names }) => ({ key, names, ...count(of(key)) })),
      ...OUTSIDE.flatMap((key) => (of(key).length > 0 ? [{ key, names: null, ...count(of(key)) }] : [])),
    ];
  };
  const rowHeads = heads(rowKeys, 'row');
  const columnHeads = heads(columnKeys, 'column');
  return {
    rows,
    columns,
    rowHeads,
    columnHeads,
    cells: rowHeads.flatMap(({ key: row }) =>
      columnHeads.flatMap(({ key: column }) => {
        const here = practices.filter((practice) => practice.row.includes(row) && practice.column.includes(column));
        return here.length > 0 ? [{ row, column, ...count(here) }] : [];
      }),
    ),
    total: practices.length,
    threshold,
  };
}

/** A practice by the keys under which it is filed in each dimension; `world` or `none` where in none. [CV3] */
export type CoveredPractice = Readonly<Record<Dimension, readonly string[]>> & Pick<Filed, 'startDate'>;

/** What practices that are at hand cover in all dimensions, whose grid any two of them draw. */
export interface Covered {
  readonly practices: readonly CoveredPractice[];
  readonly keys: Readonly<Record<Dimension, Keys>>;
  readonly threshold: number;
}

/** The grid of two dimensions. [CV1] */
export const gridOfTwo = ({ practices, keys, threshold }: Covered, rows: Dimension, columns: Dimension): Grid =>
  gridOf(
    practices.map((practice) => ({
      row: practice[rows],
      column: practice[columns],
      startDate: practice.startDate,
    })),
    { rows, columns, rowKeys: keys[rows], columnKeys: keys[columns], threshold },
  );
