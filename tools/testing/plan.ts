import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { type Kind, type KindName, KINDS } from '../../tests/projects.ts';

/** One start of Vitest. */
export interface Run {
  name: 'embedded' | 'postgresql' | 'nodes' | 'journeys';
  title: string;
  projects: KindName[];
  /** What Vitest is handed: pieces of paths, and flags. */
  filters: string[];
}

/** Everything there is to run, in order. */
const RUNS: readonly Omit<Run, 'filters'>[] = [
  {
    name: 'embedded',
    title: 'rules, and all kinds on the embedded database',
    projects: ['rules', 'alone', 'papers', 'integration', 'realtime', 'security', 'faults'],
  },
  // The embedded database has one connection, whose transactions never overlap: only here do mutants race.
  {
    name: 'postgresql',
    title: 'again on PostgreSQL',
    projects: ['integration', 'mutants', 'realtime', 'security', 'leaks', 'faults-of-postgresql'],
  },
  { name: 'nodes', title: 'several nodes on PostgreSQL and Redis', projects: ['nodes'] },
  { name: 'journeys', title: 'journeys in Chromium', projects: ['journeys'] },
];

/**
 * What `npm test -- …` asks for. A word that is a run's or a project's name chooses it; every other word is a piece of a
 * path; what begins with `-` goes to Vitest, with its value (`-t "silence"`). Without words everything runs. Runs in which no file matches are left out.
 */
export function plan(words: readonly string[], files: readonly string[]): Run[] {
  const names = words.filter((word) => RUNS.some(({ name }) => name === word) || word in KINDS);
  const filters = words.filter((word) => !names.includes(word));
  const paths = filters.filter((word, place) => !word.startsWith('-') && !takesValue(filters[place - 1]));
  const runNames = names.filter((name) => RUNS.some((run) => run.name === name));
  const projectNames = names.filter((name) => name in KINDS && !RUNS.some((run) => run.name === name));

  return RUNS.filter(({ name, projects }) => {
    if (names.length === 0) return true;
    return runNames.length > 0 ? runNames.includes(name) : projects.some((project) => projectNames.includes(project));
  })
    .map((run) => ({
      ...run,
      filters,
      projects: run.projects
        .filter(
          (project) =>
            projectNames.length === 0 || run.projects.includes(run.name as KindName) || projectNames.includes(project),
        )
        .filter((project) => files.some((file) => lies(file, project) && matches(file, paths))),
    }))
    .filter(({ projects }) => projects.length > 0);
}

/** Every test file of the tree, from its root. */
export const testFiles = (root: string): string[] =>
  globSync(
    Object.values(KINDS).flatMap(({ include }) => include),
    { cwd: root, exclude: (name) => name === 'node_modules' },
  ).map((file) => file.replaceAll('\\', '/'));

function lies(file: string, project: KindName): boolean {
  const { include, exclude = [] }: Kind = KINDS[project];
  return (
    include.some((pattern) => matchesGlob(file, pattern)) && !exclude.some((pattern) => matchesGlob(file, pattern))
  );
}
const matches = (file: string, paths: string[]) =>
  paths.length === 0 || paths.some((path) => file.includes(path.replace(/^\.\//, '')));
const takesValue = (word: string | undefined) => word === '-t' || word === '--testNamePattern';
