import { getInstrumentGroup, type InstrumentGroup } from '@penholder/shared/instruments';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:instruments');
  const at = { roundTable: params.code, group: params.group as InstrumentGroup['id'] };
  return { group: await call(getInstrumentGroup, { params: at, fetch }) };
};
