import { boundariesNote } from '@penholder/shared/coverage';
import { LANGUAGES } from '@penholder/shared/kernel';
import { STATE_CODES } from '@penholder/shared/practices';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { drawWorld } from '../vite-plugins/world-shapes.ts';

const world = drawWorld();

it('[CV5] draws every state of the register once, names no other land, and has a sentence about it in every language', () => {
  const { shapes, dots, width, top, height } = world;
  const named = [...shapes, ...dots].flatMap(({ code }) => (code === null ? [] : [code]));
  expect(named.toSorted()).toEqual([...STATE_CODES].toSorted());
  expect(shapes.filter(({ code }) => code === null).length).toBeGreaterThan(0);
  for (const { x, y } of [...shapes, ...dots]) {
    expect(x > 0 && x < width, `${x} lies on the map`).toBe(true);
    expect(y > top && y < top + height, `${y} lies on the map`).toBe(true);
  }
  for (const language of LANGUAGES) expect(boundariesNote(language).length, language).toBeGreaterThan(60);
  for (const map of ['./routes/rt/[code]/coverage/WorldMap.svelte', './lib/compendium/WorldMap.svelte'])
    expect(readFileSync(new URL(map, import.meta.url), 'utf8'), map).toContain('{boundariesNote(getLocale())}');
});

it('keeps the drawing light', () => {
  expect(gzipSync(JSON.stringify(world)).length).toBeLessThan(40_000);
});
