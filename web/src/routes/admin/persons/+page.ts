import { listPersons, PERSON_FILTERS } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, depends }) => {
  depends('live:admin');
  const asked = url.searchParams.get('filter');
  const filter = PERSON_FILTERS.find((one) => one === asked) ?? 'all';
  const search = url.searchParams.get('q') ?? '';
  return { filter, search, persons: await call(listPersons, { query: { filter, ...(search && { search }) }, fetch }) };
};
