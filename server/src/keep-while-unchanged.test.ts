import { beforeEach, expect, it } from 'vitest';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';

let state: number;
let isAway: boolean;
let looked: string[];
let ask: (question: string) => Promise<string>;
beforeEach(() => {
  state = 1;
  isAway = false;
  looked = [];
  ask = keepWhileUnchanged({
    stateOf: async () => {
      if (isAway) throw new Error('no line');
      return state;
    },
    look: async (question: string) => {
      looked.push(question);
      await Promise.resolve();
      if (question === 'fails') throw new Error('no');
      if (question === 'changes') state++;
      if (question === 'breaks') isAway = true;
      return `${question} ${state}`;
    },
    most: 3,
  });
});

it('looks once as long as nothing changes, and again once something has', async () => {
  expect([await ask('all'), await ask('all')]).toEqual(['all 1', 'all 1']);
  expect(looked).toEqual(['all']);
  state = 2;
  expect([await ask('all'), await ask('all')]).toEqual(['all 2', 'all 2']);
  expect(looked).toEqual(['all', 'all']);
});

it('looks once for all who ask the same at once', async () => {
  expect(await Promise.all([ask('all'), ask('all'), ask('some')])).toEqual(['all 1', 'all 1', 'some 1']);
  expect(looked).toEqual(['all', 'some']);
});

it('keeps nothing that something changed under, or that failed', async () => {
  expect(await ask('changes')).toBe('changes 2');
  state = 1;
  expect(await ask('changes')).toBe('changes 2');
  await expect(ask('fails')).rejects.toThrow('no');
  await expect(ask('fails')).rejects.toThrow('no');
  expect(looked).toEqual(['changes', 'changes', 'fails', 'fails']);
});

it('keeps nothing of which it cannot find out whether something changed under it', async () => {
  expect(await ask('breaks')).toBe('breaks 1');
  isAway = false;
  expect(await ask('breaks')).toBe('breaks 1');
  expect(looked).toEqual(['breaks', 'breaks']);
});

it('keeps as many as it may, those asked for last, and none that are long', async () => {
  for (const question of ['1', '2', '3', '1', '4']) await ask(question);
  looked = [];
  for (const question of ['3', '4', '1', '2']) await ask(question);
  expect(looked).toEqual(['2']);
  const long = 'x'.repeat(500);
  await ask(long);
  await ask(long);
  expect(looked).toEqual(['2', long, long]);
});
