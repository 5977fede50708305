import { expect, it } from 'vitest';
import { searchScenes } from '../_support/leaks/search-scenes.ts';

const { scenes, unlikeRoster } = searchScenes([
  { called: 'one without attribution', table: 'unattributed', chosen: 'person', shows: 'unattributed', compiles: true },
  { called: 'one whose authors are not to be named', table: 'person', chosen: 'unattributed', shows: 'unattributed' },
  {
    called: 'one that is lowered afterwards',
    table: 'person',
    chosen: 'person',
    lowered: 'by-table',
    shows: 'unattributed',
    compiles: true,
  },
  {
    called: 'one that its phase lowers',
    table: 'person',
    chosen: 'person',
    lowered: 'by-phase',
    shows: 'unattributed',
  },
]);

it.each(scenes)('[RT13] shows who takes part to everyone in the room: %s', (scene) => {
  expect(unlikeRoster(scene)).toEqual([]);
});
