import { getPractice, listPractices, type PracticeSummary } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

/** Tables have hundreds of practices, not thousands: after so many pages of 200 the rest cannot be chosen here. */
const MOST_PAGES = 5;

export const load: PageLoad = async ({ params, fetch, url, depends }) => {
  depends('live:practices');
  const inTable = { params: { roundTable: params.code }, fetch };
  const [practice, all] = await Promise.all([
    call(getPractice, {
      params: { ...inTable.params, practice: params.practice },
      query: { language: getLocale() },
      fetch,
    }),
    allPractices(inTable),
  ]);
  return { practice, others: all.filter(({ id }) => id !== practice.id), chosen: Number(url.searchParams.get('with')) };
};

async function allPractices(given: {
  params: { roundTable: string };
  fetch: typeof fetch;
}): Promise<PracticeSummary[]> {
  const all: PracticeSummary[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { limit: 200, language: getLocale(), ...(after && { after }) };
    const { items, next } = await call(listPractices, { ...given, query });
    all.push(...items);
    if (next === null) break;
    after = next;
  }
  return all;
}
