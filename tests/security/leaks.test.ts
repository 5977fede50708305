import { expect, it } from 'vitest';
import { searchScenes } from '../_support/leaks/search-scenes.ts';

const { scenes, silent, unlikeRoster } = searchScenes([
  { called: 'a table that names persons', table: 'person', chosen: 'person', shows: 'person' },
  { called: 'one that names delegations', table: 'delegation', chosen: 'person', shows: 'delegation', compiles: true },
  { called: 'one that names categories', table: 'category', chosen: 'person', shows: 'category' },
  { called: 'a sealed one', table: 'sealed', chosen: 'person', shows: 'sealed' },
]);

it.each(scenes)('[RT13] shows who takes part to everyone in the room: %s', (scene) => {
  expect(unlikeRoster(scene)).toEqual([]);
});

it('walks every operation that reads, and each was answered', () => {
  expect(silent()).toEqual([]);
});
