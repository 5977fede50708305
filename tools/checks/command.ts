import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

/** Runs a program of the workspace (`bin` of the room `cwd`, or of the root). What it printed are the problems if it failed. */
export function command(root: string, cwd: string, bin: string, args: string[]): Promise<Finding> {
  const folder = join(root, cwd);
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  return execute(join(folder, 'node_modules/.bin', bin + suffix), args, folder);
}

/** Runs any program. */
export function execute(program: string, args: string[], cwd: string): Promise<Finding> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let told = '';
    child.stdout.on('data', (chunk) => (told += chunk));
    child.stderr.on('data', (chunk) => (told += chunk));
    child.on('error', (error) => resolve({ problems: [error.message], saw: '' }));
    child.on('close', (code) => {
      const lines = told.trim().split('\n');
      resolve({ problems: code === 0 ? [] : lines, saw: code === 0 ? (lines.at(-1)?.trim() ?? '') : '' });
    });
  });
}

/** One after another; stops at the first that has problems. */
export async function inTurn(...steps: (() => Promise<Finding>)[]): Promise<Finding> {
  let last: Finding = { problems: [], saw: '' };
  for (const step of steps) {
    last = await step();
    if (last.problems.length > 0) break;
  }
  return last;
}
