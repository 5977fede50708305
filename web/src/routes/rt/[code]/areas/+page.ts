import { listAreas } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:areas');
  depends('live:practices');
  return call(listAreas, { params: { roundTable: params.code }, fetch });
};
