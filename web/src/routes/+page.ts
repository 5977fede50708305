import { listPublicEditions } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

/** What visitors may read without a place at a table. */
export const load: PageLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  return { published: me.person ? [] : (await call(listPublicEditions, { query: { limit: 5 }, fetch })).items };
};
