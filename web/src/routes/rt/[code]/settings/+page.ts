import { listWaitingKeys } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:round-tables');
  return { keys: await call(listWaitingKeys, { params: { roundTable: params.code }, fetch }) };
};
