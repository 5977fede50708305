import { listInstrumentGroups, listInstruments } from '@penholder/shared/instruments';
import { call } from '#lib/api.ts';
import { queryOf } from './filters.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:instruments');
  depends('live:practices');
  const given = { params: { roundTable: params.code }, fetch };
  const [instruments, { groups }] = await Promise.all([
    call(listInstruments, { ...given, query: { ...queryOf(url), limit: 100 } }),
    call(listInstrumentGroups, given),
  ]);
  return { instruments, groups };
};
