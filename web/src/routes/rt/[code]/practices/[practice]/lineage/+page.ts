import { getPractice, listPractices } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { everyPage } from '#lib/every-page.ts';
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
    everyPage(
      (after) =>
        call(listPractices, { ...inTable, query: { limit: 200, language: getLocale(), ...(after && { after }) } }),
      { most: MOST_PAGES },
    ),
  ]);
  return { practice, others: all.filter(({ id }) => id !== practice.id), chosen: Number(url.searchParams.get('with')) };
};
