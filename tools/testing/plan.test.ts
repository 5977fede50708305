import { expect, it } from 'vitest';
import { plan } from './plan.ts';

const FILES = [
  'shared/src/people/party.test.ts',
  'tests/integration/practices/submit.test.ts',
  'tests/integration/decisions/mutants.test.ts',
  'tests/realtime/converge.test.ts',
  'tests/security/attribution.test.ts',
  'tests/nodes/writing.test.ts',
  'tests/faults/kill.test.ts',
  'tests/faults/postgresql/restart.test.ts',
  'tests/journeys/delegate.test.ts',
];
const planned = (...words: string[]) =>
  plan(words, FILES).map(({ name, projects, filters }) => ({ name, projects, filters }));

it('plans everything, twice where there is a database', () => {
  expect(planned()).toEqual([
    { name: 'embedded', projects: ['rules', 'integration', 'realtime', 'security', 'faults'], filters: [] },
    {
      name: 'postgresql',
      projects: ['integration', 'mutants', 'realtime', 'security', 'faults-of-postgresql'],
      filters: [],
    },
    { name: 'nodes', projects: ['nodes'], filters: [] },
    { name: 'journeys', projects: ['journeys'], filters: [] },
  ]);
});

it('narrows to the runs that have a file with the path', () => {
  const filters = ['tests/integration/practices'];
  expect(planned(...filters)).toEqual([
    { name: 'embedded', projects: ['integration'], filters },
    { name: 'postgresql', projects: ['integration'], filters },
  ]);
});

it('reads and writes files once, since no database has a part in it', () => {
  const runs = plan([], ['tests/integration/output/pdf.test.ts', 'tests/security/hostile-papers.test.ts']);
  expect(runs.map(({ name, projects }) => [name, projects])).toEqual([['embedded', ['papers']]]);
});

it('narrows by the name of a kind of test', () => {
  expect(planned('rules')).toEqual([{ name: 'embedded', projects: ['rules'], filters: [] }]);
  expect(planned('nodes')).toEqual([{ name: 'nodes', projects: ['nodes'], filters: [] }]);
  expect(planned('journeys')).toEqual([{ name: 'journeys', projects: ['journeys'], filters: [] }]);
});

it('keeps files that replace modules apart from those that share them', () => {
  expect(planned('tests/integration/decisions').map(({ name, projects }) => [name, projects])).toEqual([
    ['postgresql', ['mutants']],
  ]);
});

it('narrows by the name of a run, and by both', () => {
  expect(planned('postgresql').map(({ name }) => name)).toEqual(['postgresql']);
  expect(planned('postgresql', 'security')).toEqual([{ name: 'postgresql', projects: ['security'], filters: [] }]);
});

it('hands a title on without taking it for a path', () => {
  expect(planned('rules', '-t', 'keeps a practice')).toEqual([
    { name: 'embedded', projects: ['rules'], filters: ['-t', 'keeps a practice'] },
  ]);
});

it('plans nothing for a path that no file has', () => {
  expect(planned('tests/integration/nothing')).toEqual([]);
});
