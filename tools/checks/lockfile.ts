import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, inTurn } from './command.ts';
import type { Finding } from './finding.ts';

const LOCKFILES = ['pnpm-lock.yaml', 'tools/runtime/package-lock.json'];

/** The lockfiles name no host and pin every package by its integrity, manifests name exact versions, and both agree. */
export function lockfile(root: string): Promise<Finding> {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string };
  return inTurn(
    async () => ({ problems: [...hosts(root), ...unpinned(root), ...loose(root)], saw: '' }),
    () =>
      execute(
        'npx',
        ['--yes', packageManager, 'install', '--frozen-lockfile', '--lockfile-only', '--config.minimumReleaseAge=0'],
        root,
      ),
    async () => ({ problems: [], saw: LOCKFILES.join(', ') }),
  );
}

const hosts = (root: string) =>
  LOCKFILES.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/https?:\/\/[^\s'"]+/g)].map(
      ([address]) => `${file} names ${address}`,
    ),
  );

/** Packages that a changed download could replace unnoticed. */
function unpinned(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, LOCKFILES[1]!), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  const npm = Object.entries(packages).filter(([name, { integrity }]) => name !== '' && !integrity);
  const resolutions = readFileSync(join(root, LOCKFILES[0]!), 'utf8').match(/^ {4}resolution: .*$/gm) ?? [];
  return [
    ...npm.map(([name]) => `${LOCKFILES[1]} does not pin ${name}`),
    ...resolutions
      .filter((line) => !line.includes('integrity: sha512-'))
      .map((line) => `${LOCKFILES[0]} does not pin ${line.trim()}`),
  ];
}

/** Versions that would change without anybody's doing when the lockfile is made anew. */
function loose(root: string): string[] {
  return globSync('{.,*}/package.json', { cwd: root }).flatMap((file) => {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<
      string,
      Record<string, string> | undefined
    >;
    return Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
      .filter(([, version]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|catalog:|workspace:\*)$/.test(version))
      .map(([name, version]) => `${file}: ${name} ${version} is not exact`);
  });
}
