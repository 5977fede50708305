import { z } from 'zod';
import { invalid, LocalizedText, type Verdict } from '../kernel/index.ts';
import { GCM_OBJECTIVES, JOURNEY_PHASES, REGIONS } from '../practices/index.ts';

/** What practices are counted by; two of them make the grid, the others narrow it. [CV1] */
export const DIMENSIONS = ['area', 'objective', 'region', 'phase'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The keys of a dimension in their order, but for the areas, which are the round table's own. */
export const KEYS: Readonly<Record<Exclude<Dimension, 'area'>, readonly string[]>> = {
  objective: GCM_OBJECTIVES.map(String),
  region: REGIONS,
  phase: JOURNEY_PHASES,
};

/** Practices that are filed under nothing of a dimension, or are carried out in the world as a whole: they fill no gap. [CV3] */
export const OUTSIDE = ['world', 'none'] as const;
export const isOutside = (key: string): boolean => (OUTSIDE as readonly string[]).includes(key);

/** Whether two dimensions make a grid. [CV1] */
export const makeGrid = (rows: Dimension, columns: Dimension): Verdict =>
  rows === columns
    ? invalid('coverage.same-dimension', 'Choose two different things for rows and columns.', {
        fields: { columns: 'The rows show this already.' },
      })
    : undefined;

/** How many practices there are, and the latest day, month or year in which one of them began. */
const Counted = z.object({ count: z.number().int(), newest: z.string().nullable() });

/** A row or a column: its key and, where it is an area or a region, its name. */
export const Head = Counted.extend({ key: z.string(), names: LocalizedText.nullable() });
export type Head = z.infer<typeof Head>;

export const Cell = Counted.extend({ row: z.string(), column: z.string() });
export type Cell = z.infer<typeof Cell>;

/** The practices that a reader may know of, counted by two dimensions. Cells in which there are none are left out. */
export const Grid = z.object({
  rows: z.enum(DIMENSIONS),
  columns: z.enum(DIMENSIONS),
  rowHeads: z.array(Head),
  columnHeads: z.array(Head),
  cells: z.array(Cell),
  total: z.number().int(),
  /** A cell with fewer is a gap. */
  threshold: z.number().int(),
});
export type Grid = z.infer<typeof Grid>;

/** Whether a cell is a gap: fewer practices than the round table asks for, and both sides something that can be asked for. [CV2] [CV3] */
export const isGap = (
  cell: { readonly row: string; readonly column: string; readonly count: number },
  threshold: number,
) => cell.count < threshold && !isOutside(cell.row) && !isOutside(cell.column);

/** What is missing in a row of the grid: the columns, or all of them. */
export interface RowGaps {
  readonly row: string;
  readonly columns: readonly string[];
  /** There is nothing in the row at all, in no column nor outside them. */
  readonly isWhole: boolean;
}

/** The cells of a grid by row and column. */
export const cellsOf = (grid: Pick<Grid, 'cells'>): ((row: string, column: string) => Cell) => {
  const known = new Map(grid.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  return (row, column) => known.get(`${row} ${column}`) ?? { row, column, count: 0, newest: null };
};

/** The gaps of a grid, row by row, in its order; rows without one are left out. [CV2] */
export function gapsIn(grid: Grid): RowGaps[] {
  const cell = cellsOf(grid);
  const columns = grid.columnHeads.map(({ key }) => key).filter((key) => !isOutside(key));
  return grid.rowHeads.flatMap(({ key: row, count }) => {
    const missing = columns.filter((column) => isGap(cell(row, column), grid.threshold));
    return missing.length === 0 ? [] : [{ row, columns: missing, isWhole: count === 0 }];
  });
}
