import { listCalls } from '@penholder/shared/coverage';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:practice-calls');
  depends('live:practices');
  return { calls: await call(listCalls, { params: { roundTable: params.code }, query: { limit: 20 }, fetch }) };
};
