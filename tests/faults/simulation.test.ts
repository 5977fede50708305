// The core with a clock, a network, a store and a server that do what a seed says: every history can be had again.
// `SIMULATIONS=10000` runs as many; `SEED` begins elsewhere.
import { createHash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import type { DocumentId } from '@penholder/shared/kernel';
import type { Append, Appended } from '@penholder/db/documents';
import { type Mistake, World } from '../_support/simulation.ts';

vi.mock('node:timers/promises', () => ({
  setTimeout: (delay: number) => new Promise<void>((resolve) => void globalThis.setTimeout(resolve, delay)),
}));

const HISTORIES = Number(process.env['SIMULATIONS'] ?? 200);
const FIRST = Number(process.env['SEED'] ?? 1);

/** What is wrong with the history of a seed, if anything. */
async function wrongWith(seed: number, mistake?: Mistake): Promise<string | undefined> {
  try {
    await new World(seed, mistake).run();
    return undefined;
  } catch (error) {
    return `seed ${seed}: ${(error as Error).message}`;
  }
}

it(
  `[DC4] tells nothing before it is durable, loses nothing and doubles nothing in ${HISTORIES.toLocaleString('en')} histories`,
  async () => {
    const began = Date.now();
    const wrong: string[] = [];
    for (let seed = FIRST; seed < FIRST + HISTORIES && wrong.length < 5; seed++) {
      const found = await wrongWith(seed);
      if (found) wrong.push(found);
    }
    console.info(`${HISTORIES} histories in ${((Date.now() - began) / 1_000).toFixed(1)} s, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
  },
  60_000 + HISTORIES * 500,
);

it('has the same history again for the same seed', async () => {
  const prints = [];
  for (let time = 0; time < 2; time++) {
    const world = new World(FIRST);
    await world.run();
    const hash = createHash('sha256');
    for (const { update, personId } of world.log.rows) hash.update(update).update(`${personId}`);
    prints.push(`${world.log.rows.length} ${world.time.now} ${hash.digest('hex')}`);
  }
  expect(prints[0]).toBe(prints[1]);
});

const MISTAKES: Record<string, Mistake> = {
  'says saved, and tells others, before the commit': (log, world) => {
    let head: number | undefined;
    return {
      ...log,
      load: (id) => log.load(id).then((stored) => ((head = stored?.head), stored)),
      append(updates: readonly Append[]) {
        void log.append(updates).catch(() => {});
        head ??= world.log.rows.length;
        const sequences = updates.map(() => ++head!);
        return Promise.resolve(new Map<DocumentId, Appended>([[updates[0]!.documentId, { head, sequences }]]));
      },
    };
  },
  'stores what is sent again as something new': (log, world) => {
    world.log.knowsOperations = false;
    return log;
  },
  'takes a failed commit for done': (log, world) => ({
    ...log,
    append: (updates) =>
      log
        .append(updates)
        .catch(
          () =>
            new Map([
              [updates[0]!.documentId, { head: world.log.rows.length, sequences: updates.map(() => undefined) }],
            ]),
        ),
  }),
};
it.each(Object.entries(MISTAKES))('notices a core that %s', async (_what, mistake) => {
  let found: string | undefined;
  for (let seed = FIRST; seed < FIRST + 50 && !found; seed++) found = await wrongWith(seed, mistake);
  expect(found).toMatch(/durable|twice|stored|in vain/);
});
