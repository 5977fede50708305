// `npm run check`: everything that can be known without running the product. `npm run check -- types graph` runs some.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { command, execute, inTurn } from './checks/command.ts';
import { docs } from './checks/docs.ts';
import type { Check, Finding } from './checks/finding.ts';
import { graph } from './checks/graph.ts';
import { licences } from './checks/licences.ts';
import { lockfile } from './checks/lockfile.ts';
import { purity } from './checks/purity.ts';
import { rules } from './checks/rules.ts';
import { sharedModules } from './checks/shared-modules.ts';
import { words } from './checks/words.ts';

const root = dirname(import.meta.dirname);

/** As web/vite.config.ts has it. */
const PARAGLIDE =
  'compile --project ./project.inlang --outdir ./src/lib/paraglide --strategy cookie preferredLanguage baseLocale ' +
  '--is-server import.meta.env.SSR --no-emit-readme --silent';

/** The pages' generated types first: messages and routes. */
const pages: Check = () =>
  inTurn(
    () => command(root, 'web', 'paraglide-js', PARAGLIDE.split(' ')),
    () => command(root, 'web', 'svelte-kit', ['sync']),
    () => command(root, 'web', 'svelte-check', ['--fail-on-warnings', '--output', 'machine']),
  );

/** The messages' own check lies with them. */
const messages: Check = async () => {
  const file = 'web/check-messages.ts';
  if (!existsSync(join(root, file))) return { problems: [], saw: `no ${file}` };
  return execute(process.execPath, [file], root);
};

/** The slowest first, so that they do not end last. */
const CHECKS: Record<string, Check> = {
  pages,
  format: () =>
    command(root, '.', 'prettier', [
      '--check',
      '.',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'node_modules/.cache/prettier-check',
    ]),
  types: () => command(root, '.', 'tsc', ['-p', 'tsconfig.json']),
  graph,
  lockfile,
  lint: () => command(root, '.', 'oxlint', ['--deny-warnings']),
  rules,
  purity,
  modules: sharedModules,
  messages,
  words,
  docs,
  licences,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(2);
}
const queue = Object.entries(CHECKS).filter(([name]) => asked.length === 0 || asked.includes(name));
const total = queue.length;
let failed = 0;

async function worker(): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, check] = next;
    const started = performance.now();
    const { problems, saw } = await finding(check);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (problems.length > 0) failed++;
    const lines = problems.slice(0, 60).map((line) => `    ${line}\n`);
    if (problems.length > lines.length) lines.push(`    … and ${problems.length - lines.length} more\n`);
    console.log(
      `${problems.length > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(9)} ${seconds.padStart(5)} s  ${problems.length > 0 ? '' : saw}`,
    );
    process.stdout.write(lines.join(''));
  }
}

async function finding(check: Check): Promise<Finding> {
  try {
    return await check(root);
  } catch (error) {
    return { problems: String((error as Error).stack ?? error).split('\n'), saw: '' };
  }
}

await Promise.all(Array.from({ length: Math.min(3, availableParallelism()) }, worker));
console.log(failed === 0 ? `${total} checks, all well` : `${failed} of ${total} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
