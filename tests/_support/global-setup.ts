import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpMigrated, openDb } from '@penholder/db';
import type { TestProject } from 'vitest/node';
import { createDatabase, databaseUrl, dropDatabase } from './test-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Migrates once what each test file then copies: a template database on PostgreSQL, a dumped data folder for the embedded
 * one. The workers learn of it by the environment.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.vitest.projects.every(({ name }) => name === 'rules' || name === 'alone')) return undefined;
  const server = process.env['TEST_DATABASE_URL'];
  if (server) return prepareTemplate(server);
  process.env['TEST_DATABASE_DUMP'] ??= await prepareDump();
  return undefined;
}

async function prepareTemplate(server: string): Promise<() => Promise<void>> {
  const name = `penholder_template_${process.pid}_${Date.now()}`;
  process.env['TEST_DATABASE_TEMPLATE'] = name;
  await createDatabase(server, name);
  const { close } = await openDb({ url: databaseUrl(server, name), connections: 1 });
  await close();
  return () => dropDatabase(server, name);
}

/** The dump is kept until a source of the database or a version changes. */
async function prepareDump(): Promise<string> {
  const folder = join(root, 'tests/results');
  const file = join(folder, `migrated-${fingerprint()}.tar.gz`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  for (const old of globSync('migrated-*', { cwd: folder })) rmSync(join(folder, old), { force: true });
  // Renamed when whole, so that a run broken off leaves nothing that the next would take for one.
  const unfinished = `${file}.${process.pid}`;
  await dumpMigrated(unfinished);
  renameSync(unfinished, file);
  return file;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(['db/package.json', 'db/src/{embedded,migrations}/**/*.ts'], { cwd: root });
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
