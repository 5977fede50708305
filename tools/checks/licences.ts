import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licences under which what ships may stand: none asks more of a user than naming the authors or giving back changed files. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** How the texts begin, or what they turn on, for packages whose package.json names none or a vague one. */
const BY_TEXT: [RegExp, string][] = [
  [/Apache License\s+Version 2\.0/, 'Apache-2.0'],
  [/^(The )?MIT License|Permission is hereby granted, free of charge/, 'MIT'],
  [/Redistribution and use in source and binary forms[^]*Neither the name/, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/, 'BSD-2-Clause'],
];

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  licenses?: { type: string }[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Where a package that `folder` depends on is installed; undefined for an optional one that is not for this machine. */
function installed(name: string, folder: string): string | undefined {
  for (let place = folder; ; place = dirname(place)) {
    const candidate = join(place, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (place === dirname(place)) return undefined;
  }
}

/** Whether an SPDX expression leaves a choice that is accepted: one side of OR, both sides of AND. */
export function isAccepted(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(bare)) return bare.split(' OR ').some(isAccepted);
  if (/ AND /.test(bare)) return bare.split(' AND ').every(isAccepted);
  return ACCEPTED.has(bare);
}

function licenceOf(place: string, { license, licenses }: Manifest): string {
  const named =
    typeof license === 'object' ? license.type : (license ?? licenses?.map(({ type }) => type).join(' OR '));
  if (named && named !== 'BSD' && !named.startsWith('SEE LICENSE')) return named;
  const file = globSync('{LICENSE,LICENCE,license}*', { cwd: place })[0];
  const text = file ? readFileSync(join(place, file), 'utf8') : '';
  return BY_TEXT.find(([sign]) => sign.test(text))?.[1] ?? '';
}

/** Walks every package that ships: the production packages of the server's rooms, and whatever the pages are made from. */
export function shippedPackages(root: string): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  const visit = (folder: string, names: string[]) => {
    for (const name of names) {
      const place = installed(name, folder);
      if (!place || found.has(place)) continue;
      const manifest = manifestOf(place);
      found.set(place, manifest);
      visit(place, Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }));
    }
  };
  for (const room of ['shared', 'db', 'server', 'web']) {
    const folder = join(root, room);
    const { dependencies, devDependencies } = manifestOf(folder);
    visit(folder, Object.keys({ ...dependencies, ...(room === 'web' && devDependencies) }));
  }
  return new Map([...found].filter(([place]) => place.includes('node_modules')));
}

export async function licences(root: string) {
  const packages = [...shippedPackages(root)].map(([place, manifest]) => ({
    ...manifest,
    licence: licenceOf(place, manifest),
  }));
  return {
    problems: packages
      .filter(({ licence }) => !isAccepted(licence))
      .map(({ name, version, licence }) => `${name}@${version} is under ${licence || 'no stated licence'}`),
    saw: `${packages.length} packages`,
  };
}
