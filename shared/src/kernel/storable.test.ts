import { expect, it } from 'vitest';
import { unstorableIn } from './storable.ts';

it.each([
  [{ title: { en: 'a\u0000b' } }, 'title.en'],
  [{ items: ['fine', 'half \ud83d'] }, 'items.1'],
  [{ body: { 'a\u0000': 1 } }, 'body'],
  ['\u0000', ''],
])('finds what cannot be kept in %j', (value, path) => {
  expect(unstorableIn(value)).toBe(path);
});

it('lets whole pairs, every script and what is no text pass', () => {
  expect(unstorableIn({ a: 'طاولة \u{1F600}\n', b: [1, null, true, undefined], c: new Date() })).toBeUndefined();
});
