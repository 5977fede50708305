/**
 * The items of a list, page after page, up to so many pages: for what is chosen among by its reader as a whole.
 *
 * @example
 * await everyPage((after) => call(listAreas, { params, query: { limit: 200, after } }), { most: 5 });
 */
export async function everyPage<Item>(
  ask: (after: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
  { most }: { most: number },
): Promise<Item[]> {
  const all: Item[] = [];
  let after: string | undefined;
  for (let page = 0; page < most; page++) {
    const { items, next } = await ask(after);
    all.push(...items);
    if (next === null) break;
    after = next;
  }
  return all;
}
