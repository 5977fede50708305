import { expect, it } from 'vitest';
import { guarded, joinValues, splitValues, unguarded } from './export.ts';

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u00a0-1',
  '\u200b@x',
  '\ufeff=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
])('[PR28] guards a cell that begins like a formula: %j', (text) => {
  expect(guarded(text)).toBe(`'${text}`);
  expect(unguarded(guarded(text))).toBe(text);
});

it.each(['', 'Free clinics', '2021', 'a = b', '(-1)', 'https://example.org/?a=1'])(
  '[PR28] leaves other cells as they are: %j',
  (text) => {
    expect(guarded(text)).toBe(text);
    expect(unguarded(text)).toBe(text);
  },
);

it('[PR28] gives back what begins with an apostrophe of its own', () => {
  for (const text of ["'=1", "''", "'Ndrangheta"]) expect(unguarded(guarded(text))).toBe(text);
});

it('[PR28] joins several values so that they can be told apart again', () => {
  expect(joinValues(['Law 82; as amended', 'a\\b'])).toBe('Law 82\\; as amended; a\\\\b');
  for (const values of [[], ['one'], ['a; b', 'c'], ['a\\', '; b'], ['', 'x', ''], ['\\;', ';'], ['two\nlines', 'b']])
    expect(splitValues(joinValues(values))).toEqual(values);
});
