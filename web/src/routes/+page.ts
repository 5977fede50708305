import { listPublicEditions } from '@penholder/shared/output';
import { countWaiting } from '@penholder/shared/waiting';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

/** What visitors may read without a place at a table; how much waits for those who are signed in. */
export const load: PageLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  if (me.person) return { published: [], waiting: await call(countWaiting, { fetch }) };
  return { published: (await call(listPublicEditions, { query: { limit: 5 }, fetch })).items, waiting: undefined };
};
