import { importsFor, listImports } from '@penholder/shared/imports';
import { listDelegations } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
  depends('live:practice-imports');
  const { actor } = await parent();
  const given = { params: { roundTable: params.code }, fetch };
  const [imports, delegations] = await Promise.all([
    call(listImports, { ...given, query: { limit: 50 } }),
    // Only for the names of those that the reader may choose among.
    importsFor(actor).length > 1
      ? call(listDelegations, { ...given, query: { status: 'active', limit: 200, language: getLocale() } })
      : undefined,
  ]);
  return { imports, delegations: delegations?.items ?? [] };
};
