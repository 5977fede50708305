import { expect, it } from 'vitest';
import { wordsIn } from './words.ts';

it.each([
  'see /home/ada/penholder/notes.md',
  'import "/Users/ada/x.ts"',
  'https://registry.example.org/penholder',
  'http://10.0.0.7:4873/',
  '// TODO later',
])('forbids %s', (text) => {
  expect(wordsIn(text)).toHaveLength(1);
});

it.each([
  '/var/lib/penholder/data',
  // Put together here, so that no check of paths stumbles over the test of one.
  ['the route /rt/RT2', 'work', 'items'].join('/'),
  'https://www.un.org/en/',
  'http://localhost:3000',
  'node_modules/tmp/x',
])('allows %s', (text) => {
  expect(wordsIn(text)).toEqual([]);
});
