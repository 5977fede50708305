import { REGIONS, listAreas, listPlaces } from '@penholder/shared/practices';
import { listDelegations } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What the form of a call offers: areas, regions, delegations. */
export async function termsData(roundTable: string, fetch: typeof globalThis.fetch) {
  const given = { params: { roundTable }, fetch };
  const [{ areas }, places, delegations] = await Promise.all([
    call(listAreas, given),
    call(listPlaces, { ...given, query: { language: getLocale() } }),
    call(listDelegations, { ...given, query: { status: 'active', limit: 200, language: getLocale() } }),
  ]);
  const names = new Map(places.regions.map(({ code, name }) => [code, name]));
  return {
    areas,
    regions: REGIONS.map((code) => ({ code: code as string, name: names.get(code) ?? code })),
    delegations: delegations.items,
  };
}
