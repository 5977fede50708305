import { setImmediate } from 'node:timers';
import { expect, it } from 'vitest';
import { inTurns } from './in-turns.ts';

it('[IM13] a long list lets others have their turn after so many', async () => {
  const seen: (number | 'others')[] = [];
  setImmediate(() => seen.push('others'));
  for await (const one of inTurns([1, 2, 3, 4, 5], 2)) seen.push(one);
  expect(seen).toEqual([1, 2, 'others', 3, 4, 5]);
});

it('[IM13] one that costs as much as many is followed by the turn of others', async () => {
  const seen: (number | 'others')[] = [];
  setImmediate(() => seen.push('others'));
  for await (const one of inTurns([1, 3, 1, 1], 4, (cost) => cost)) seen.push(one);
  expect(seen).toEqual([1, 3, 'others', 1, 1]);
});
