import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

const NOT_OURS = (name: string) => name === 'node_modules';

/** The ids that a RULES.md states: lines that begin `**PR3** —`. */
export const statedIn = (text: string): string[] =>
  [...text.matchAll(/^\*\*([A-Z]{2,}\d+[a-z]?)\*\*/gm)].map(([, id]) => id!);

/** The ids that the titles of a test file begin with: `it('[PR3] …')`, `it('[PR3, PR4] …')`, `it.each(…)('[PR3] …')`. */
export const testedIn = (text: string): string[] =>
  [...text.matchAll(/['"`]((?:\[[A-Z]{2,}\d+[a-z]?(?:, ?[A-Z]{2,}\d+[a-z]?)*\] ?)+)/g)].flatMap(
    ([, ids]) => ids!.match(/[A-Z]{2,}\d+[a-z]?/g) ?? [],
  );

/** Every rule of procedure is stated once and tested by its id, and no test speaks of a rule that is not stated. */
export function rules(root: string): Finding {
  const stated = new Map<string, string>();
  const problems: string[] = [];
  for (const file of globSync('{shared,db,server,web}/src/**/RULES.md', { cwd: root, exclude: NOT_OURS }))
    for (const id of statedIn(readFileSync(join(root, file), 'utf8'))) {
      if (stated.has(id)) problems.push(`${id} is stated in ${stated.get(id)} and again in ${file}`);
      stated.set(id, file);
    }

  const tested = new Map<string, string>();
  for (const file of globSync(['{shared,db,server,web}/src/**/*.test.ts', 'tests/**/*.test.ts'], {
    cwd: root,
    exclude: NOT_OURS,
  }))
    for (const id of testedIn(readFileSync(join(root, file), 'utf8'))) tested.set(id, file);

  for (const [id, file] of stated) if (!tested.has(id)) problems.push(`not tested: ${id} (${file})`);
  for (const [id, file] of tested) if (!stated.has(id)) problems.push(`not stated: ${id} (${file})`);
  return { problems, saw: `${stated.size} rules` };
}
