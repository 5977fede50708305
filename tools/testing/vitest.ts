import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, countsOf, failuresOf, type Report } from './counts.ts';
import type { Run } from './plan.ts';

/** Past this a run is taken to hang. Milliseconds. */
const PATIENCE = 25 * 60_000;

/** How a run ended: its counts, and a line for each failure. */
export interface Outcome {
  counts: Counts;
  failures: string[];
}

/** Starts Vitest for one run and reads how it ended from its report. Ends it when `signal` says so. */
export async function runVitest(root: string, run: Run, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Outcome> {
  const file = join(root, 'tests/results', `${run.name}.json`);
  mkdirSync(join(root, 'tests/results'), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await vitest(root, ['run', ...reporters, ...asked(run)], { env, stdio: 'inherit' }, signal);
  const report = read<Report>(file);
  return { counts: countsOf(report, code === 0), failures: failuresOf(report) };
}

/** How many tests a run has, without running them. */
export async function listTests(root: string, run: Run): Promise<number> {
  const file = join(root, 'tests/results', `${run.name}-list.json`);
  rmSync(file, { force: true });
  await vitest(root, ['list', `--json=${file}`, ...asked(run)], { stdio: 'ignore' }, AbortSignal.timeout(120_000));
  return read<unknown[]>(file)?.length ?? 0;
}

const asked = (run: Run) => [
  ...run.projects.flatMap((project) => ['--project', project]),
  '--passWithNoTests',
  ...run.filters,
];

/** Resolves to its exit code. It has a process group of its own, so that all it has started ends with it. */
function vitest(
  root: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; stdio: 'inherit' | 'ignore' },
  signal: AbortSignal,
) {
  const bin = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [bin, ...args, '--config', join(root, 'tests/vitest.config.ts')], {
    cwd: root,
    detached: process.platform !== 'win32',
    ...options,
  });
  return new Promise<number>((resolve) => {
    const stop = () => killGroup(child);
    const giveUp = setTimeout(() => {
      console.error(`Gave up after ${PATIENCE / 60_000} minutes.`);
      stop();
    }, PATIENCE);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    child.on('exit', (code) => {
      clearTimeout(giveUp);
      signal.removeEventListener('abort', stop);
      killGroup(child);
      resolve(code ?? 1);
    });
  });
}

function killGroup(child: ChildProcess): void {
  try {
    process.kill(process.platform === 'win32' ? child.pid! : -child.pid!, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
