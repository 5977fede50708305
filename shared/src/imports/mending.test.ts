import { expect, it } from 'vitest';
import { IMPORT_LIMITS, type Mapping } from './fields.ts';
import { type MendedCell, mayMend, withMended } from './mending.ts';

const mapping: Mapping = ['title', null, 'start_date'];
const rows = [
  { row: 2, cells: ['A', 'x', '3/4/2021'] },
  { row: 4, cells: ['B'] },
];
const cell = { row: 2, column: 2, text: '2021-04-03' };
const codeOf = (given: Partial<{ row: number; column: number; text: string | null }>, mended: MendedCell[] = []) =>
  mayMend({ ...cell, ...given }, { mapping, rows, mended })?.code;

it('[IM20] a cell of a column that is taken may be changed, also an empty one; what it was may be taken back always', () => {
  expect(codeOf({})).toBeUndefined();
  expect(codeOf({ row: 4 })).toBeUndefined();
  expect(codeOf({ text: '' })).toBeUndefined();
  expect(codeOf({ column: 1 })).toBe('practice-import.column-not-taken');
  expect(codeOf({ column: 1, text: null })).toBeUndefined();
  for (const nowhere of [{ row: 1 }, { row: 3 }, { column: 3 }])
    expect(codeOf(nowhere)).toBe('practice-import.cell-not-found');
});

it('[IM22] a cell holds so much, and so many are changed, not counting what it said before', () => {
  const { cell: most, mended, mendedCharacters } = IMPORT_LIMITS;
  expect(codeOf({ text: 'x'.repeat(most) })).toBeUndefined();
  expect(codeOf({ text: 'x'.repeat(most + 1) })).toBe('practice-import.mended-too-long');
  const others = Array.from({ length: mended }, (_, at): MendedCell => ({ row: at + 5, column: 0, text: 'x' }));
  expect(codeOf({}, others)).toBe('practice-import.too-many-mended');
  expect(codeOf({}, [...others.slice(1), cell])).toBeUndefined();
  expect(codeOf({ text: null }, others)).toBeUndefined();
  const long = [{ row: 5, column: 0, text: 'x'.repeat(mendedCharacters - 3) }];
  expect(codeOf({ text: '202' }, long)).toBeUndefined();
  expect(codeOf({ text: '2021' }, long)).toBe('practice-import.too-many-mended');
});

it('[IM21] what was changed stands in its place, beyond the end of its row too; the rows of the file stay', () => {
  const mended = [cell, { row: 4, column: 2, text: '2020' }, { row: 9, column: 0, text: 'of no row' }];
  expect(withMended(rows, mended)).toEqual([
    { row: 2, cells: ['A', 'x', '2021-04-03'] },
    { row: 4, cells: ['B', '', '2020'] },
  ]);
  expect(rows[0]!.cells[2]).toBe('3/4/2021');
});
