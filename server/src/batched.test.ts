import { expect, it } from 'vitest';
import { batched } from './batched.ts';

const keys = { ofAsked: (asked: string) => asked, ofRow: (row: { key: string }) => row.key };

it('asks once for what many ask for at the same time, and gives each their own', async () => {
  const questions: string[][] = [];
  const find = batched(async (all: string[]) => {
    questions.push(all);
    return all.filter((key) => key !== 'nobody').map((key) => ({ key }));
  }, keys);
  expect(await Promise.all([find('a'), find('b'), find('a'), find('nobody')])).toEqual([
    { key: 'a' },
    { key: 'b' },
    { key: 'a' },
    undefined,
  ]);
  expect(questions).toEqual([['a', 'b', 'nobody']]);
});

it('answers nobody with what was read before they asked', async () => {
  let truth = 'before';
  let letGo = () => {};
  const find = batched(async (all: string[]) => {
    const seen = truth;
    await new Promise<void>((resolve) => (letGo = resolve));
    return all.map((key) => ({ key, seen }));
  }, keys);
  const early = find('a');
  await new Promise((resolve) => setTimeout(resolve, 5));
  truth = 'after';
  const late = find('a');
  letGo();
  expect(await early).toEqual({ key: 'a', seen: 'before' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  letGo();
  expect(await late).toEqual({ key: 'a', seen: 'after' });
});

it('tells everyone of a failure, and goes on', async () => {
  let fails = true;
  const find = batched((all: string[]) => {
    if (fails) return Promise.reject(new Error('no database'));
    return Promise.resolve(all.map((key) => ({ key })));
  }, keys);
  expect((await Promise.allSettled([find('a'), find('b')])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  fails = false;
  expect(await find('a')).toEqual({ key: 'a' });
});

it('asks for no more than 500 at once', async () => {
  const sizes: number[] = [];
  const find = batched((all: string[]) => {
    sizes.push(all.length);
    return Promise.resolve(all.map((key) => ({ key })));
  }, keys);
  await Promise.all(Array.from({ length: 1_100 }, (_, place) => find(String(place))));
  expect(sizes).toEqual([500, 500, 100]);
});
