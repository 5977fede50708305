import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, KINDS } from '../../tests/projects.ts';
import type { Finding } from './finding.ts';

const REPLACES = /\bvi\.(?:mock|doMock|stubGlobal|stubEnv|useFakeTimers|resetModules)\(/;

/** Tests that share modules with others replace none: what they replaced would be there for others, or not at all. */
export function sharedModules(root: string): Finding {
  const files = Object.values<Kind>(KINDS)
    .filter(({ sharesModules }) => sharesModules)
    .flatMap(({ include, exclude = [] }) => globSync(include, { cwd: root, exclude }));
  return {
    problems: files
      .filter((file) => REPLACES.test(readFileSync(join(root, file), 'utf8')))
      .map((file) => `${file} replaces what it shares with other files; name it …mutants.test.ts`),
    saw: `${files.length} files`,
  };
}
