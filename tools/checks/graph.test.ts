import { expect, it } from 'vitest';
import { blindSpots } from './graph.ts';

it('finds every planted violation, and has one planted for every rule', { timeout: 30_000 }, async () => {
  expect(await blindSpots()).toEqual([]);
});
