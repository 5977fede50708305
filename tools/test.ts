// `npm test`: every test there is, on both databases and in a browser. Its last line is the count of them all, alone.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { findChromium } from '../tests/_support/chromium.ts';
import { findRedis } from '../tests/_support/redis.ts';
import { provision, type Provision, PROVISIONS } from './provision.ts';
import { add, NONE, sentence } from './testing/counts.ts';
import { plan, type Run, testFiles } from './testing/plan.ts';
import { findPostgres, startCluster } from './testing/postgres-cluster.ts';
import { listTests, type Outcome, runVitest } from './testing/vitest.ts';

const root = dirname(import.meta.dirname);
const strict = /^(1|true)$/.test(process.env['CI'] ?? '');
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort(signal));

/** The runs that are made on PostgreSQL. */
const ON_POSTGRESQL: readonly Run['name'][] = ['postgresql', 'nodes'];

/** What a run needs of the machine; undefined where it needs nothing, or has it. */
function missing(run: Run): Provision | undefined {
  if (run.name === 'nodes' && !findRedis()) return 'redis';
  if (ON_POSTGRESQL.includes(run.name) && !process.env['TEST_DATABASE_URL'] && !findPostgres()) return 'postgresql';
  if (run.name === 'journeys' && !findChromium()) return 'chromium';
  return undefined;
}

/** The counts of a run that cannot be made: its tests are skipped, or under CI a failure. */
async function leftOut(run: Run, need: Provision): Promise<Outcome> {
  const what = `NOT RUN: ${run.title}. ${PROVISIONS[need].hint}`;
  console.log(what);
  if (strict) return { counts: { ...NONE, failed: 1 }, failures: [what] };
  return { counts: { ...NONE, skipped: await listTests(root, run) }, failures: [] };
}

async function perform(run: Run): Promise<Outcome> {
  const { TEST_DATABASE_URL: given, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: 'test' };
  if (!ON_POSTGRESQL.includes(run.name)) return runVitest(root, run, env, stopping.signal);
  if (given) return runVitest(root, run, { ...env, TEST_DATABASE_URL: given }, stopping.signal);
  const cluster = (await startCluster())!;
  process.once('exit', cluster.abandon);
  console.log(`PostgreSQL ${cluster.version}, thrown away afterwards`);
  try {
    return await runVitest(root, run, { ...env, TEST_DATABASE_URL: cluster.url }, stopping.signal);
  } finally {
    await cluster.stop();
    process.off('exit', cluster.abandon);
  }
}

/** Builds the pages, which the server serves in every kind of test but rules. */
function build(): boolean {
  return (
    spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'build'], { cwd: root, stdio: 'inherit' }).status === 0
  );
}

let total = NONE;
const failures: string[] = [];
let runs = plan(process.argv.slice(2), testFiles(root));
if (runs.some(({ projects }) => projects.some((name) => name !== 'rules')) && !build()) {
  console.error('The pages could not be built: counted as a failure, and no journey is made.');
  total = add(total, { ...NONE, failed: 1 });
  runs = runs.filter(({ name }) => name !== 'journeys');
}
for (const run of runs) {
  if (stopping.signal.aborted) break;
  const started = performance.now();
  console.log(`\n── ${run.title}: ${run.projects.join(', ')}`);
  let need = missing(run);
  while (need && provision([need])) need = missing(run);
  const { counts, failures: failed } = need ? await leftOut(run, need) : await perform(run);
  total = add(total, counts);
  failures.push(...failed.map((line) => `${run.name} · ${line}`));
  console.log(`── ${sentence(counts)} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

if (failures.length > 0) console.log(['', 'Failed:', ...failures.map((line) => `  ${line}`)].join('\n'));
if (total.passed + total.failed === 0) console.error('\nNo test ran.');
console.log(`\n${sentence(total)}`);
process.exitCode = stopping.signal.aborted ? 130 : total.failed > 0 || total.passed === 0 ? 1 : 0;
