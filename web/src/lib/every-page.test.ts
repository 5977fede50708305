import { expect, it } from 'vitest';
import { everyPage } from './every-page.ts';

it('asks for page after page to the last, or to the most that are asked for', async () => {
  const pages = [[1, 2], [3, 4], [5]];
  const ask = async (after: string | undefined) => {
    const place = Number(after ?? 0);
    return { items: pages[place]!, next: place < 2 ? String(place + 1) : null };
  };
  expect(await everyPage(ask, { most: 5 })).toEqual([1, 2, 3, 4, 5]);
  expect(await everyPage(ask, { most: 2 })).toEqual([1, 2, 3, 4]);
});
