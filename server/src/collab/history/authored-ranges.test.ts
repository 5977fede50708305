import { expect, it } from 'vitest';
import { AuthoredRanges } from './authored-ranges.ts';

const authors = (ranges: AuthoredRanges, clocks: number) =>
  Array.from({ length: clocks }, (_, clock) => ranges.at(1, clock).by ?? '-').join('');

it('[DC20] leaves a deletion with whoever made it first, also within a longer one that came later', () => {
  const ranges = new AuthoredRanges();
  ranges.add(1, 5, 7, 0);
  ranges.add(1, 0, 10, 1);
  expect(authors(ranges, 11)).toBe('1111100111-');
  expect(ranges.at(1, 0)).toEqual({ by: 1, until: 5 });
  expect(ranges.at(1, 5)).toEqual({ by: 0, until: 7 });
  expect(ranges.at(1, 10)).toEqual({ by: undefined, until: Number.POSITIVE_INFINITY });
});

it('[DC20] gives whoever comes later what is left, however it lies', () => {
  const ranges = new AuthoredRanges();
  ranges.add(1, 2, 4, 0);
  ranges.add(1, 8, 10, 1);
  ranges.add(1, 3, 9, 2);
  ranges.add(1, 2, 10, 3);
  ranges.add(1, 0, 12, 4);
  ranges.add(1, 14, 15, 5);
  expect(authors(ranges, 16)).toBe('440022221144--5-');
  expect(ranges.at(1, 12)).toEqual({ by: undefined, until: 14 });
  expect(ranges.at(2, 3)).toEqual({ by: undefined, until: Number.POSITIVE_INFINITY });
});

it('[DC20] is the same as asking clock by clock who was first', () => {
  const ranges = new AuthoredRanges();
  const first = Array.from<number | undefined>({ length: 60 });
  for (let by = 0; by < 40; by++) {
    const from = (by * 37) % 53;
    const to = Math.min(60, from + 1 + ((by * 11) % 9));
    ranges.add(1, from, to, by);
    for (let clock = from; clock < to; clock++) first[clock] ??= by;
  }
  expect(first.map((_, clock) => ranges.at(1, clock).by)).toEqual([...first]);
});
