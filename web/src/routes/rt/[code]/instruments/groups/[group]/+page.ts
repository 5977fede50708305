import { getInstrumentGroup, listInstruments, type InstrumentGroup } from '@penholder/shared/instruments';
import { can } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
  depends('live:instruments');
  const inTable = { roundTable: params.code };
  const { actor } = await parent();
  const [group, register] = await Promise.all([
    call(getInstrumentGroup, { params: { ...inTable, group: params.group as InstrumentGroup['id'] }, fetch }),
    can(actor, 'instrument.manage')
      ? call(listInstruments, { params: inTable, query: { limit: 200 }, fetch })
      : undefined,
  ]);
  return { group, register: register?.items ?? [] };
};
