import type { PersonId } from '@penholder/shared/kernel';
import { afterEach, expect, it } from 'vitest';
import { Historian } from './historian.ts';
import type { Task } from './tasks.ts';

const [amina, bruno] = ['amina', 'bruno'] as PersonId[] as [PersonId, PersonId];
const text = { type: 'doc' as const, content: [] };
const task: Task = { do: 'compare-texts', before: text, after: text };
const code = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { refusal?: { code: string } }) => error.refusal?.code,
  );

let historian = new Historian();
afterEach(async () => {
  await historian.stop();
  historian = new Historian();
});

it('[DC20] loads what a task needs only when its turn has come', { timeout: 30_000 }, async () => {
  const loaded: string[] = [];
  const gate = Promise.withResolvers<void>();
  const ask = (name: string, person: PersonId) =>
    historian.do(person, async () => {
      loaded.push(name);
      await gate.promise;
      return task;
    });
  const asked = [ask('one', amina), ask('two', amina), ask('three', bruno)];
  await new Promise(setImmediate);
  expect(loaded).toEqual(['one']);
  gate.resolve();
  await Promise.all(asked);
  expect(loaded).toEqual(['one', 'two', 'three']);
});

it('[DC20] lets one person keep two waiting, and others be heard meanwhile', { timeout: 30_000 }, async () => {
  const gate = Promise.withResolvers<void>();
  let loaded = 0;
  const load = async () => {
    loaded++;
    await gate.promise;
    return task;
  };
  const asked = Array.from({ length: 5 }, () => code(historian.do(amina, load)));
  expect(await Promise.all(asked.slice(3))).toEqual(Array(2).fill('document.history-one-at-a-time'));
  expect(loaded).toBe(1);
  const other = code(historian.do(bruno, load));
  gate.resolve();
  expect(await Promise.all([...asked.slice(0, 3), other])).toEqual(Array(4).fill('done'));
});

it('[DC20] goes on with the next where one cannot be loaded', { timeout: 30_000 }, async () => {
  const failing = historian.do(amina, () => Promise.reject(new Error('The database is gone.')));
  const next = historian.do(amina, async () => task);
  await expect(failing).rejects.toThrow('gone');
  expect(await next).toMatchObject({ inserted: 0, deleted: 0 });
});

it('[DC20] begins nothing once it is stopped', async () => {
  const gate = Promise.withResolvers<void>();
  const asked = code(historian.do(amina, () => gate.promise.then(() => task)));
  await historian.stop();
  gate.resolve();
  expect(await asked).toBe('document.history-busy');
  expect(await code(historian.do(amina, async () => task))).toBe('document.history-busy');
});
