// The core with a clock, a network, a store and servers that do what a seed says: every history can be had again.
// `SIMULATIONS=10000` runs as many; `SEED` begins elsewhere.
import { createHash } from 'node:crypto';
import type { Append, Appended } from '@penholder/db/documents';
import type * as followsModule from '@penholder/server/collab/follows';
import { Lookout } from '@penholder/server/nodes/lookout';
import type { DocumentId } from '@penholder/shared/kernel';
import { describe, expect, it, vi } from 'vitest';
import { THE_DOCUMENT } from '../_support/core-in-memory.ts';
import type { LookedAt, Mistake } from '../_support/simulated-node.ts';
import { type Setting, World } from '../_support/simulation.ts';

vi.mock('node:timers/promises', () => ({
  setTimeout: (delay: number) => new Promise<void>((resolve) => void globalThis.setTimeout(resolve, delay)),
}));
vi.mock('@penholder/db/nodes', () => ({
  listActHeads: async () => [],
  listDocumentHeads: (db: LookedAt) => db.listDocumentHeads(),
  isAnyCutOff: (db: LookedAt, node: string) => db.isAnyCutOff(node),
  sayCutOff: (db: LookedAt, node: string, seconds: number) => db.sayCutOff(node, seconds),
}));

/** Whether nodes take an update for the next one whatever lies between. */
const gaps = vi.hoisted(() => ({ areIgnored: false }));
vi.mock('@penholder/server/collab/follows', async (original) => {
  const { follows } = await original<typeof followsModule>();
  return { follows: (head: number, first: number) => gaps.areIgnored || follows(head, first) };
});

const HISTORIES = Number(process.env['SIMULATIONS'] ?? 100);
const FIRST = Number(process.env['SEED'] ?? 1);
/** Within so many histories each mistake is found; most are in the first few. */
const MOST_UNTIL_FOUND = 50;

/** What is wrong with the history of a seed, if anything. */
async function wrongWith(seed: number, setting: Setting): Promise<string | undefined> {
  try {
    await new World(seed, setting).run();
    return undefined;
  } catch (error) {
    return `seed ${seed}: ${(error as Error).message}`;
  }
}

async function firstWrong(setting: Setting): Promise<string | undefined> {
  let found: string | undefined;
  for (let seed = FIRST; seed < FIRST + MOST_UNTIL_FOUND && !found; seed++) found = await wrongWith(seed, setting);
  return found;
}

describe.each([
  { what: 'one node', nodes: 1 },
  { what: 'two nodes on one log', nodes: 2 },
])('$what', ({ what, nodes }) => {
  it(
    `[DC4] [DC24] tells nothing before it is durable, loses nothing and doubles nothing in ${HISTORIES.toLocaleString('en')} histories`,
    async () => {
      const began = Date.now();
      const wrong: string[] = [];
      for (let seed = FIRST; seed < FIRST + HISTORIES && wrong.length < 5; seed++) {
        const found = await wrongWith(seed, { nodes });
        if (found) wrong.push(found);
      }
      const seconds = ((Date.now() - began) / 1_000).toFixed(1);
      console.info(`${HISTORIES} histories of ${what} in ${seconds} s, ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
    },
    60_000 + HISTORIES * 500,
  );

  it('has the same history again for the same seed', async () => {
    const prints = [];
    for (let time = 0; time < 2; time++) {
      const world = new World(FIRST, { nodes });
      await world.run();
      const hash = createHash('sha256');
      for (const { update, personId } of world.log.rows) hash.update(update).update(`${personId}`);
      prints.push(`${world.log.rows.length} ${world.time.now} ${hash.digest('hex')}`);
    }
    expect(prints[0]).toBe(prints[1]);
  });
});

/** Nothing is cut to what others have appended. */
const withoutFit: Mistake = (log) => ({ ...log, append: (updates) => log.append(updates) });

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
  'stores what is sent again as something new': (log, world, node) => {
    world.log.knowsOperations = false;
    return withoutFit(log, world, node);
  },
  'takes a failed commit for done': (log, world) => ({
    ...log,
    append: (updates, fit) =>
      log
        .append(updates, fit)
        .catch(
          () =>
            new Map([
              [updates[0]!.documentId, { head: world.log.rows.length, sequences: updates.map(() => undefined) }],
            ]),
        ),
  }),
};
it.each(Object.entries(MISTAKES))('notices a core that %s', async (_what, mistake) => {
  expect(await firstWrong({ mistake })).toMatch(/durable|twice|stored|in vain/);
});

// --- what only several nodes can do wrong ---

it('notices nodes that do not cut off what others have appended', async () => {
  expect(await firstWrong({ nodes: 2, mistake: withoutFit })).toMatch(/twice/);
});

it('notices a node that tells the others of what is still to be committed', async () => {
  const mistake: Mistake = (log, { log: { rows } }, node) => ({
    ...log,
    append(updates, fit) {
      const told = { documentId: THE_DOCUMENT, epoch: 'epoch', first: rows.length + 1 };
      const { neighbours } = node.core.keeper;
      neighbours!.committed([
        { ...told, head: rows.length + updates.length, updates: updates.map(({ update }) => update) },
      ]);
      return log.append(updates, fit);
    },
  });
  expect(await firstWrong({ nodes: 2, mistake })).toMatch(/before it is durable/);
});

it('notices nodes that ignore a gap', async () => {
  gaps.areIgnored = true;
  expect(await firstWrong({ nodes: 2 })).toMatch(/does not see what is stored|in vain/);
  gaps.areIgnored = false;
});

it('notices nodes that do not look into the log by themselves', async () => {
  const blind = vi.spyOn(Lookout.prototype, 'now').mockImplementation(() => {});
  expect(await firstWrong({ nodes: 2 })).toMatch(/does not see what is stored/);
  blind.mockRestore();
});
