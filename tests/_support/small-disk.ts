import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk so large and no larger. */
export interface SmallDisk {
  /** Where it is mounted. */
  folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives back what `fill` took. */
  empty(): void;
  remove(): void;
}

/** A file system in memory; undefined where this machine does not let us have one. */
export function aSmallDisk(megabytes: number): SmallDisk | undefined {
  const above = mkdtempSync(path.join(tmpdir(), 'penholder-disk-'));
  const folder = path.join(above, 'disk');
  const ballast = path.join(folder, 'ballast');
  mkdirSync(folder);
  // PostgreSQL runs as somebody else than root.
  chmodSync(above, 0o755);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(above, { recursive: true, force: true });
    return undefined;
  }
  return {
    folder,
    fill: () => fillWith(ballast),
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(above, { recursive: true, force: true });
    },
  };
}

function fillWith(ballast: string): void {
  const file = openSync(ballast, 'w');
  try {
    for (const size of [1_000_000, 4096]) {
      const block = Buffer.alloc(size, 1);
      try {
        for (;;) if (writeSync(file, block) < size) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}
