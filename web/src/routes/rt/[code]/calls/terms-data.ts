import { REGIONS, listAreas, listPlaces } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { allDelegations } from '#lib/people/all-delegations.ts';

/** What the form of a call offers: areas, regions, delegations. */
export async function termsData(roundTable: string, fetch: typeof globalThis.fetch) {
  const given = { params: { roundTable }, fetch };
  const [{ areas }, places, delegations] = await Promise.all([
    call(listAreas, given),
    call(listPlaces, { ...given, query: { language: getLocale() } }),
    allDelegations(roundTable, fetch),
  ]);
  const names = new Map(places.regions.map(({ code, name }) => [code, name]));
  return {
    areas,
    regions: REGIONS.map((code) => ({ code: code as string, name: names.get(code) ?? code })),
    delegations,
  };
}
