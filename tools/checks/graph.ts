import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import config from '../graph.config.ts';
import type { Finding } from './finding.ts';
import { GROUND, PLANTED } from './planted-violations.ts';

const ROOMS = ['shared', 'db', 'server', 'web', 'tests', 'tools'];
const SOURCES = ['{shared,db}/src/**/*.ts', '{server,web,tests,tools}/**/*.{ts,mjs,svelte}'];
const MADE = /(^|\/)(node_modules|build|results|paraglide|\.svelte-kit)\//;

async function look(root: string): Promise<ICruiseResult> {
  const { output } = await cruise(ROOMS, {
    ...config.options,
    baseDir: root,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  } as never);
  if (typeof output === 'string') throw new Error(output);
  return output;
}

/** Who imports whom against whom may; that every source was seen; and that each rule finds the violation planted for it. */
export async function graph(root: string): Promise<Finding> {
  const seen = await look(root);
  const names = new Set(seen.modules.map(({ source }) => source));
  const unseen = globSync(SOURCES, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !MADE.test(file) && !names.has(file));
  return {
    problems: [
      ...seen.summary.violations.map(({ rule, from, to, cycle }) =>
        [`${rule.name}: ${from}`, ...(cycle?.map(({ name }) => name) ?? [to])].join(' → '),
      ),
      ...unseen.map((file) => `not seen by the graph: ${file}`),
      ...(await blindSpots()),
    ],
    saw: `${names.size} modules, ${PLANTED.length} planted violations`,
  };
}

/** The rules that did not find what was planted for them, and those for which nothing was. */
export async function blindSpots(): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'penholder-graph-'));
  try {
    for (const [file, text] of Object.entries(Object.assign({}, GROUND, ...PLANTED.map(({ files }) => files)))) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text as string);
    }
    const { violations } = (await look(root)).summary;
    const missed = PLANTED.filter(
      ({ rule, from }) => !violations.some((found) => found.rule.name === rule && found.from === from),
    );
    const unplanted = config.forbidden.filter(({ name }) => !PLANTED.some(({ rule }) => rule === name));
    return [
      ...missed.map(({ rule, from }) => `${rule} is blind: it did not find ${from}`),
      ...unplanted.map(({ name }) => `${name} has no planted violation`),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
