import { compareTwoEditions, listEditions } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import { editionBefore, toldBy } from '#lib/publication/compared.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:editions');
  const at = { roundTable: params.code };
  const { items } = await call(listEditions, { params: at, query: { limit: 200 }, fetch });
  const editions = items.filter(({ status }) => status === 'compiled' || status === 'published');
  const asked = (name: string) => editions.find(({ id }) => id === url.searchParams.get(name));
  // The newest, and the one of its language before it.
  const to = asked('to') ?? editions[0];
  const from = asked('from') ?? editionBefore(editions, to);
  const told = toldBy(url.searchParams);
  if (!from || !to) return { editions, comparison: undefined, ...told };
  const query = { from: from.id, to: to.id, ...told, limit: 100 };
  return { editions, comparison: await call(compareTwoEditions, { params: at, query, fetch }), ...told };
};
