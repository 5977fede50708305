import { getDecision } from '@penholder/shared/decisions';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:decisions');
  return {
    decision: await call(getDecision, { params: { roundTable: params.code, decision: params.number }, fetch }),
  };
};
