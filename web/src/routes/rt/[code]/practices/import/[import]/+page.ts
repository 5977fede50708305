import { getImport, listImportRows, ROW_MAKES } from '@penholder/shared/imports';
import { listAreas, listPlaces } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { allDelegations } from '#lib/people/all-delegations.ts';
import type { PageLoad } from './$types';

const KINDS = [...ROW_MAKES, 'warning'] as const;

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:practice-imports');
  const table = { params: { roundTable: params.code }, fetch };
  const given = { params: { roundTable: params.code, import: params.import as never }, fetch };
  const language = getLocale();
  const only = KINDS.find((kind) => kind === url.searchParams.get('only'));
  const [view, rows] = await Promise.all([
    call(getImport, { ...given, query: { language } }),
    // Those that may be changed together are chosen together.
    call(listImportRows, { ...given, query: { language, limit: only === 'known' ? 200 : 50, only } }),
  ]);
  if (view.status !== 'preview') return { view, rows, only, delegations: [], areas: [], places: [] };
  const [delegations, { areas }, { states, regions }] = await Promise.all([
    allDelegations(params.code, fetch),
    call(listAreas, table),
    call(listPlaces, { ...table, query: { language } }),
  ]);
  return { view, rows, only, delegations, areas, places: [...states, ...regions] };
};
