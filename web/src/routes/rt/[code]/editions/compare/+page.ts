import { compareTwoEditions, EDITION_CHANGES, listEditions } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:editions');
  const at = { roundTable: params.code };
  const { items } = await call(listEditions, { params: at, query: { limit: 200 }, fetch });
  const editions = items.filter(({ status }) => status === 'compiled' || status === 'published');
  const asked = (name: string) => editions.find(({ id }) => id === url.searchParams.get(name));
  // The newest, and the one of its language before it.
  const to = asked('to') ?? editions[0];
  const from =
    asked('from') ??
    editions.find((one) => to && one.language === to.language && one.number < to.number) ??
    editions.find(({ id }) => id !== to?.id);
  const by = url.searchParams.get('by') === 'delegation' ? ('delegation' as const) : ('area' as const);
  const change = EDITION_CHANGES.find((one) => one === url.searchParams.get('change'));
  if (!from || !to) return { editions, comparison: undefined, by, change };
  const query = { from: from.id, to: to.id, by, change, limit: 100 };
  return { editions, comparison: await call(compareTwoEditions, { params: at, query, fetch }), by, change };
};
