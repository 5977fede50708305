import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** What a program took: seconds by the clock, and the most megabytes that it and its children had at once. */
export interface Taken {
  seconds: number;
  megabytes: number;
}

/** Runs a program to its end; throws with its last words when it fails. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (bytes) => (words = (words + bytes).slice(-2000)));
  let most = 0;
  const watching = setInterval(() => (most = Math.max(most, memoryOf(child.pid!))), 50);
  const [code] = (await once(child, 'close').finally(() => clearInterval(watching))) as [number | null];
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${words}`);
  return { seconds: (performance.now() - begun) / 1000, megabytes: most / 1e6 };
}

/** The resident bytes of a process and all below it, by Linux' /proc. */
function memoryOf(root: number): number {
  const parents = new Map<number, { parent: number; bytes: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const number = (field: string) => Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      parents.set(Number(name), { parent: number('PPid'), bytes: number('VmRSS') * 1024 });
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = parents.get(at)?.parent) if (at === root) return true;
    return false;
  };
  return [...parents].reduce((sum, [pid, { bytes }]) => sum + (isBelow(pid) ? bytes : 0), 0);
}
