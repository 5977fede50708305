import {
  countPractices,
  listAreas,
  listPlaces,
  listPractices,
  listReviewQueue,
  listSavedFilters,
} from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { can } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { queryOf } from '#lib/practices/listing/filters.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends, parent }) => {
  depends('live:practices');
  depends('live:areas');
  depends('saved:filters');
  const given = { params: { roundTable: params.code }, fetch };
  const query = { ...queryOf(url), language: getLocale() };
  const { actor } = await parent();
  const [practices, counts, { areas }, { filters }, queue, places, targetNames] = await Promise.all([
    call(listPractices, { ...given, query: { ...query, limit: 50 } }),
    call(countPractices, { ...given, query }),
    call(listAreas, given),
    call(listSavedFilters, given),
    can(actor, 'practice.review')
      ? call(listReviewQueue, { ...given, query: { limit: 1, status: ['submitted', 'under-review', 'discussed'] } })
      : undefined,
    // Only for the name of what the list is narrowed to.
    url.searchParams.has('region') ? call(listPlaces, { ...given, query: { language: getLocale() } }) : undefined,
    targetNamesIn(getLocale()),
  ]);
  return {
    practices,
    counts,
    areas,
    filters,
    toReview: queue?.total ?? 0,
    regions: places?.regions ?? [],
    targetNames,
  };
};
