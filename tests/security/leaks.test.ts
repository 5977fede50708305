import { expect, it } from 'vitest';
import { searchScenes } from '../_support/leaks/search-scenes.ts';

const { silent } = searchScenes([
  { called: 'a table that names persons', table: 'person', chosen: 'person', shows: 'person' },
  { called: 'one that names delegations', table: 'delegation', chosen: 'person', shows: 'delegation', compiles: true },
  { called: 'one that names categories', table: 'category', chosen: 'person', shows: 'category' },
  { called: 'a sealed one', table: 'sealed', chosen: 'person', shows: 'sealed' },
]);

it('walks every operation that reads, and each was answered', () => {
  expect(silent()).toEqual([]);
});
