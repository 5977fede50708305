import { expect, it } from 'vitest';
import { isAccepted } from './licences.ts';
import { impurities } from './purity.ts';
import { statedIn, testedIn } from './rules.ts';

it('reads the rules that a page states, not those it mentions', () => {
  expect(statedIn('# Rules\n\n**PR3** — A practice is …, see PR4.\n**PR10a** — As **PR3** says.\n')).toEqual([
    'PR3',
    'PR10a',
  ]);
});

it('reads the rules that titles name', () => {
  const source =
    "it('[PR3] keeps', x); it.each(y)('[PR4, PR5] asks', z); it(`[QU1] [QU2] counts`, w); it('keeps [PR9]', v); a['PR6'];";
  expect(testedIn(source)).toEqual(['PR3', 'PR4', 'PR5', 'QU1', 'QU2']);
});

it.each([
  ['const now = Date.now();', 'Date.now'],
  ['const now = new Date();', 'new Date()'],
  ['const id = crypto.randomUUID();', 'crypto.'],
  ['const chance = Math.random();', 'Math.random'],
  ["await fetch('/me')", 'fetch('],
])('finds what a rule takes in %s', (source, word) => {
  expect(impurities(`// first\n${source}`)).toEqual([{ line: 2, word }]);
});

it('leaves dates that are handed in, and comments, alone', () => {
  expect(impurities('/** Date.now() would not do. */\nconst at = new Date(given); // not Math.random()\n')).toEqual([]);
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND GPL-2.0', false],
  ['AGPL-3.0-only', false],
  ['LGPL-3.0-or-later', false],
  ['', false],
])('judges the licence %s: %s', (expression, verdict) => {
  expect(isAccepted(expression)).toBe(verdict);
});
