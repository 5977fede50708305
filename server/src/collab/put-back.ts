import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Age, beginAnewIfYounger, growOlder } from '@penholder/db/documents';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Keeper } from './keeper.ts';

const EVERY = 20_000;
const NOT_NOTICED = 'the age of the database cannot be kept: that it was put back would not be noticed after a restart';
const Known = z.object({ id: z.uuid(), age: z.number() });

/**
 * Notices that the database was put back to an earlier state, as from a back-up, and gives every text a new beginning
 * then: a browser that still has newer words keeps them on the screen and asks, and they are not merged in silence. The
 * database counts how old it is, and `age` in DATA_DIR, which no dump of the database holds, how old this node knows it. [DC28]
 */
export async function noticePutBack(
  deps: Pick<Deps, 'db' | 'config' | 'clockwork' | 'log'>,
  keeper: Keeper,
): Promise<void> {
  const { db, config, log } = deps;
  if (config.dataDir === '') return;
  const file = path.join(config.dataDir, 'age');
  let known = await readAge(file).catch((error: unknown) => void log.warn({ err: error }, NOT_NOTICED));
  let isWarned = false;

  async function look(): Promise<void> {
    const begun = known && (await beginAnewIfYounger(db, known));
    if (begun !== undefined) {
      log.warn({ documents: begun }, 'the database was put back to an earlier state; its texts begin anew');
      for (const document of keeper.documents()) keeper.begunAnew(document);
    }
    known = await growOlder(db);
    await writeAge(file, known).catch((error: unknown) => {
      if (!isWarned) log.warn({ err: error }, NOT_NOTICED);
      isWarned = true;
    });
  }

  await look();
  deps.clockwork.add({
    name: 'notice-put-back',
    every: EVERY,
    async tick() {
      await look();
      return false;
    },
  });
}

async function readAge(file: string): Promise<Age | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    // The first start here.
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
  return Known.parse(JSON.parse(text));
}

async function writeAge(file: string, age: Age): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // Several nodes may share a folder.
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(age), { flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
