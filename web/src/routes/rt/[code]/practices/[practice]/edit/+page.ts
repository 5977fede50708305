import { type Instrument, listInstruments } from '@penholder/shared/instruments';
import { getDraft, listAreas, listPlaces } from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { listDelegations } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
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
    call(listDelegations, { ...inTable, query: { status: 'active', limit: 200, language } }),
    allInstruments(inTable),
    targetNamesIn(language),
  ]);
  return { draft, areas, places, delegations: delegations.items, instruments, targetNames };
};

async function allInstruments(given: { params: { roundTable: string }; fetch: typeof fetch }): Promise<Instrument[]> {
  const all: Instrument[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await call(listInstruments, { ...given, query: { limit: 200, ...(after && { after }) } });
    all.push(...items);
    if (next === null) break;
    after = next;
  }
  return all;
}
