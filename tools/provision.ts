// `npm run provision`: what the tests use of the machine besides Node. On Debian and its kin as root it is installed;
// elsewhere it is said what to install.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../tests/_support/chromium.ts';
import { findRedis } from '../tests/_support/redis.ts';
import { findPostgres } from './testing/postgres-cluster.ts';

export const PROVISIONS = {
  postgresql: {
    has: () => findPostgres() !== undefined,
    packages: ['postgresql'],
    hint: 'Install PostgreSQL 15 or newer (Debian: apt-get install postgresql; macOS: brew install postgresql@17) or set TEST_DATABASE_URL.',
  },
  redis: {
    has: () => findRedis() !== undefined,
    packages: ['redis-server'],
    hint: 'Install Redis 6.2 or newer, or Valkey (Debian: apt-get install redis-server; macOS: brew install redis).',
  },
  chromium: {
    has: () => findChromium() !== undefined,
    packages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'],
    hint: 'Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium) or set CHROMIUM_PATH.',
  },
} as const;
export type Provision = keyof typeof PROVISIONS;

/** Installs what is missing where it can, saying so. True when something was installed and all of it is there. */
export function provision(wanted: readonly Provision[]): boolean {
  const lacking = wanted.filter((name) => !PROVISIONS[name].has());
  if (lacking.length === 0 || process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const packages = lacking.flatMap((name) => PROVISIONS[name].packages);
  console.log(`Installing ${packages.join(', ')} (once, by apt-get)`);
  const quietly = {
    stdio: ['ignore', 'ignore', 'pipe'] as ('ignore' | 'pipe')[],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 10 * 60_000,
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], quietly);
    execFileSync('apt-get', ['install', '-qq', '--yes', '--no-install-recommends', ...packages], quietly);
  } catch (error) {
    const told = String((error as { stderr?: Buffer }).stderr ?? error).trim();
    console.error(`apt-get could not: ${told.split('\n').slice(-3).join(' ')}`);
  }
  return lacking.every((name) => PROVISIONS[name].has());
}

function onPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

if (import.meta.main) {
  const names = Object.keys(PROVISIONS) as Provision[];
  provision(names);
  for (const name of names) {
    const has = PROVISIONS[name].has();
    console.log(has ? `${name}: there` : `${name}: missing. ${PROVISIONS[name].hint}`);
    if (!has) process.exitCode = 1;
  }
}
