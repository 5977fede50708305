import { listInstrumentGroups } from '@penholder/shared/instruments';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:instruments');
  return call(listInstrumentGroups, { params: { roundTable: params.code }, fetch });
};
