import { expect, it } from 'vitest';
import { withWordEdges } from './word-edges.ts';

it('knows the edge of a word in any script', () => {
  const words = withWordEdges(/\b(?:finalizó|été|ألغيت|отменён)\b/iu);
  for (const text of ['finalizó', 'El plan finalizó en 2020', '(été)', 'Été comme hiver', 'ألغيت.', 'Закон отменён'])
    expect([text, words.test(text)]).toEqual([text, true]);
  for (const text of ['finalizóse', 'allété', 'étés', 'ألغيتم', 'отменённый', 'été1', 'ete'])
    expect([text, words.test(text)]).toEqual([text, false]);
});

it('takes a Han sign for the edge of the word beside it, and no accent for one', () => {
  expect(withWordEdges(/\bNMB\b/u).exec('2019年NMB检查')?.index).toBe(5);
  expect(withWordEdges(/\bcafe\b/u).test('cafe\u0301')).toBe(false);
});

it('reads several patterns as one', () => {
  const words = withWordEdges(/\bprevé\b/iu, /将启动/u);
  expect(['Prevé', '将启动', 'prevén'].map((text) => words.test(text))).toEqual([true, true, false]);
});
