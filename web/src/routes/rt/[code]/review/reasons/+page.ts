import { listReasonTemplates } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('review:reasons');
  return call(listReasonTemplates, { params: { roundTable: params.code }, fetch });
};
