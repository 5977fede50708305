import type { Keeper } from '../collab/keeper.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lookout } from './lookout.ts';

/** What the database says, and what was said to it. */
const world = vi.hoisted(() => ({
  isAnyCutOff: false,
  saidCutOff: 0,
  reading: undefined as Promise<void> | undefined,
}));
vi.mock('@penholder/db/nodes', () => ({
  isAnyCutOff: async () => (await world.reading, world.isAnyCutOff),
  listActHeads: async () => [],
  listDocumentHeads: async () => [],
  sayCutOff: async () => void world.saidCutOff++,
}));

let lookout: Lookout;
let looked: string[];
let fails = false;
beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(world, { isAnyCutOff: false, saidCutOff: 0, reading: undefined });
  [looked, fails] = [[], false];
  lookout = new Lookout({
    db: undefined as never,
    node: 'one',
    keeper: { documents: () => [] } as unknown as Keeper,
    log: { error() {} } as never,
    isHeard: () => true,
    lookAgain: async () => {
      looked.push(fails ? 'in vain' : 'everything');
      if (fails) throw new Error('The database is away.');
    },
  });
});
afterEach(async () => {
  await lookout.stop();
  vi.useRealTimers();
});

it('[DC24] says that it was cut off, and looks at everything, though it is heard again before its running look ends', async () => {
  let goOn!: () => void;
  world.reading = new Promise((resolve) => (goOn = resolve));
  lookout.now();
  lookout.cutOff();
  lookout.lookAtAll();
  goOn();
  await vi.advanceTimersByTimeAsync(10);
  expect(world.saidCutOff).toBe(1);
  expect(looked).toContain('everything');
});

it('[DC24] looks at everything until that has gone well, and then no more', async () => {
  fails = true;
  world.isAnyCutOff = true;
  lookout.now();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looked.length).toBeGreaterThan(1);
  fails = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looked.filter((how) => how === 'everything')).toHaveLength(1);
});
