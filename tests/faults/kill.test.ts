import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DbConfig } from '@penholder/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aResponse, ourClient, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson } from '../_support/harness.ts';
import { type FreshDatabase, freshDatabase } from '../_support/test-database.ts';

const KILLS = 20;
const MUTANT_KILLS = 5;
const WRITERS = 3;
const script = fileURLToPath(new URL('./serve-documents.ts', import.meta.url));

let folder: string;
let fresh: FreshDatabase;
let database: DbConfig;
let head: TestPerson;
let documentId: string;
let mutantsDocumentId: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-kill-'));
  fresh = await freshDatabase();
  database = fresh.config.url ? fresh.config : { folder: path.join(folder, 'database') };
  const server = await startServer({ database: { config: database, drop: async () => {} } });
  const table = await server.aRoundTable();
  const delegation = await table.aDelegation();
  head = await table.aDelegate(delegation);
  documentId = (await aResponse(server, table, { delegation, by: head })).documentId;
  mutantsDocumentId = (await aResponse(server, table, { delegation, by: head })).documentId;
  await server.close();
}, 300_000);
afterAll(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

async function serve(mutant = ''): Promise<{ process: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, [script, JSON.stringify(database), mutant], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { process: child, origin: line.toString().trim() };
}

/** Writes with fresh clients until the server is killed; answers the words that were called saved, or that another saw. */
async function writeUntilKilled(id: string, round: number, mutant?: string): Promise<Set<string>> {
  const server = await serve(mutant);
  const promised = new Set<string>();
  const writers = Array.from({ length: WRITERS }, (_, place) => {
    const client = ourClient(server as never, id, head);
    const words: string[] = [];
    const write = () => {
      const word = `<${round}.${place}.${words.length}>`;
      words.push(word);
      client.write(word);
    };
    return { client, words, write };
  });
  await Promise.all(writers.map(({ client }) => client.synced()));
  const typing = setInterval(() => {
    for (const { write } of writers) write();
  }, 3);
  const target = 20 + ((round * 37) % 60);
  await until(() => writers.every(({ client }) => client.provider.savedEdits >= target), 'enough to be saved', 180_000);
  // What one sees of another is on the server too, or it would be gone from everyone's sight.
  const seen = writers[0]!.client.text.toString().match(/<[^>]+>/g) ?? [];
  const saved = writers.map(({ client }) => client.provider.savedEdits);
  server.process.kill('SIGKILL');
  clearInterval(typing);
  for (const word of seen) if (!word.startsWith(`<${round}.0.`)) promised.add(word);
  for (const [place, { words }] of writers.entries())
    for (const word of words.slice(0, saved[place])) promised.add(word);
  await once(server.process, 'exit');
  for (const { client } of writers) client.leave();
  return promised;
}

/** Those of the words that a fresh reader does not find after a restart. */
async function lostAfterRestart(id: string, promised: ReadonlySet<string>): Promise<string[]> {
  const server = await serve();
  const reader = ourClient(server as never, id, head);
  await reader.synced();
  const text = reader.text.toString();
  reader.leave();
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  return [...promised].filter((word) => !text.includes(word));
}

it(`[DC4] loses nothing that was called saved, or shown to another, in ${KILLS} kills of the server`, async () => {
  const promised = new Set<string>();
  for (let round = 0; round < KILLS; round++)
    for (const word of await writeUntilKilled(documentId, round)) promised.add(word);
  const lost = await lostAfterRestart(documentId, promised);
  console.info(`${KILLS} kills: ${promised.size} changes acknowledged or shown, ${lost.length} lost`);
  expect(promised.size).toBeGreaterThan(KILLS * 3 * 20);
  expect(lost).toEqual([]);
}, 1_200_000);

it('notices a server that says "saved" before the commit', async () => {
  const lost: string[] = [];
  for (let round = 0; round < MUTANT_KILLS && lost.length === 0; round++)
    lost.push(
      ...(await lostAfterRestart(
        mutantsDocumentId,
        await writeUntilKilled(mutantsDocumentId, round, 'acknowledge-early'),
      )),
    );
  expect(lost.length).toBeGreaterThan(0);
}, 600_000);
