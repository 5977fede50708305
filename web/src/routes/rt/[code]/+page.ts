import { getGlance, listWaiting } from '@penholder/shared/waiting';
import { call } from '#lib/api.ts';
import { WAITING_TOPICS } from '#lib/waiting/topics.ts';
import type { PageLoad } from './$types';

/** What waits for the reader, and where the round table stands. */
export const load: PageLoad = async ({ params, fetch, depends }) => {
  for (const topic of WAITING_TOPICS) depends(`live:${topic}`);
  const given = { params: { roundTable: params.code }, fetch };
  const [waiting, glance] = await Promise.all([call(listWaiting, given), call(getGlance, given)]);
  return { waiting, glance };
};
