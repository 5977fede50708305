import { countCompendium, listCompendium } from '@penholder/shared/compendium';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { queryOf } from '#lib/compendium/filters.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

/** Nothing on these pages needs a script: filtering is a form, and reading is reading. */
export const csr = false;

/** Without one of these the order is the one that fits: by relevance where something is looked for. */
const SORTS = ['newest', 'title'] as const;

export const load: PageLoad = async ({ url, fetch }) => {
  const query = { ...queryOf(url), language: getLocale() };
  const sort = SORTS.find((one) => one === url.searchParams.get('sort'));
  const after = url.searchParams.get('after') ?? undefined;
  const [practices, counts, targetNames] = await Promise.all([
    call(listCompendium, { query: { ...query, sort, after, limit: 25 }, fetch }),
    call(countCompendium, { query, fetch }),
    targetNamesIn(getLocale()),
  ]);
  return { practices, counts, targetNames, sort: sort ?? '' };
};
