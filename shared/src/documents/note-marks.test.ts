import { expect, it } from 'vitest';
import { noteMarksOf } from './note-marks.ts';
import type { Block } from './publication-parts.ts';

const annex = (id: string, notes: number): Block[] => [
  { kind: 'heading', id, level: 1, startsPage: true, content: [{ text: id }] },
  {
    kind: 'list',
    id: `${id}-list`,
    ordered: false,
    items: Array.from({ length: notes }, (_, at) => ({
      id: `${id}-${at}`,
      level: 0,
      content: [{ text: 'x', footnote: `${id}-note-${at}` }],
    })),
  },
];
const blocks: Block[] = [
  { kind: 'paragraph', id: 'before', content: [{ text: 'x', footnote: 'first' }] },
  ...annex('A', 703),
  ...annex('B', 2),
];

it('[DC29] letters notes from a to z and on from aa, anew in each part', () => {
  const marks = noteMarksOf({ blocks, noteMarks: 'letters' });
  expect(marks[0]).toEqual({ id: 'first', mark: 'a', part: 0 });
  const inA = marks.filter(({ part }) => part === 1).map(({ mark }) => mark);
  expect([1, 2, 26, 27, 28, 52, 53, 702, 703].map((nth) => inA[nth - 1])).toEqual([
    'a',
    'b',
    'z',
    'aa',
    'ab',
    'az',
    'ba',
    'zz',
    'aaa',
  ]);
  expect(marks.slice(-2)).toEqual([
    { id: 'B-note-0', mark: 'a', part: 2 },
    { id: 'B-note-1', mark: 'b', part: 2 },
  ]);
});

it('[DC29] numbers notes through the whole text unless it says otherwise', () => {
  const marks = noteMarksOf({ blocks });
  expect(marks.map(({ mark }) => Number(mark))).toEqual(marks.map((_, index) => index + 1));
  expect(new Set(marks.map(({ part }) => part))).toEqual(new Set([0]));
});
