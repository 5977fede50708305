import { listInstruments } from '@penholder/shared/instruments';
import { getDraft, listAreas, listPlaces } from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { everyPage } from '#lib/every-page.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { allDelegations } from '#lib/people/all-delegations.ts';
import type { PageLoad } from './$types';

/** Registers are long, but not endless: after so many pages of 200 the rest is found in the register itself. */
const MOST_PAGES = 5;

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:areas');
  const inTable = { params: { roundTable: params.code }, fetch };
  const language = getLocale();
  const [draft, { areas }, places, delegations, instruments, targetNames] = await Promise.all([
    call(getDraft, { params: { roundTable: params.code, practice: params.practice }, fetch }),
    call(listAreas, inTable),
    call(listPlaces, { ...inTable, query: { language } }),
    allDelegations(params.code, fetch),
    everyPage((after) => call(listInstruments, { ...inTable, query: { limit: 200, ...(after && { after }) } }), {
      most: MOST_PAGES,
    }),
    targetNamesIn(language),
  ]);
  return { draft, areas, places, delegations, instruments, targetNames };
};
