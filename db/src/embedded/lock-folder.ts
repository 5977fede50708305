import fs from 'node:fs';
import path from 'node:path';

const ownerOf = (file: string): number => {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return Number.NaN;
  }
};

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Takes a folder for this process by an exclusively made file beside it that holds the pid; a second process on the same
 * embedded database would silently lose data. Returns what gives it back; a lock whose owner has died is taken over.
 * Throws when a living process holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(path.dirname(folder), `${path.basename(folder)}.lock`);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      const release = () => {
        if (ownerOf(file) === process.pid) fs.rmSync(file, { force: true });
      };
      process.once('exit', release);
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = ownerOf(file);
      // A container's first process has the same pid after each restart: our own pid in a stale file is not another process.
      if (owner !== process.pid && isAlive(owner))
        throw new Error(`The data folder ${folder} is in use by process ${owner}.`, { cause: error });
      fs.rmSync(file, { force: true });
    }
  }
  throw new Error(`The data folder ${folder} could not be locked.`);
}
