import { type Instrument, getInstrument, listCitations, listInstrumentGroups } from '@penholder/shared/instruments';
import { listPractices } from '@penholder/shared/practices';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:instruments');
  depends('live:practices');
  const given = { params: { roundTable: params.code }, fetch };
  const id = params.instrument as Instrument['id'];
  const instrument = await call(getInstrument, { params: { ...given.params, instrument: id }, fetch });
  // An entry that was merged is read under the address of what it was merged into.
  if (instrument.id !== id) redirect(307, `/rt/${params.code}/instruments/${instrument.id}`);
  const [practices, { groups }, citations] = await Promise.all([
    call(listPractices, { ...given, query: { instrument: id, limit: 20, language: getLocale() } }),
    call(listInstrumentGroups, given),
    call(listCitations, { params: { ...given.params, instrument: id }, fetch }),
  ]);
  return { instrument, practices, groups, citations };
};
