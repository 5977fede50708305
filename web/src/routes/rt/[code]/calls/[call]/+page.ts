import { getCall } from '@penholder/shared/coverage';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:practice-calls');
  depends('live:practices');
  return { call: await call(getCall, { params: { roundTable: params.code, call: params.call }, fetch }) };
};
