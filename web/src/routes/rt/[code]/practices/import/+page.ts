import { importsFor, listImports } from '@penholder/shared/imports';
import { call } from '#lib/api.ts';
import { allDelegations } from '#lib/people/all-delegations.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
  depends('live:practice-imports');
  const { actor } = await parent();
  const given = { params: { roundTable: params.code }, fetch };
  const [imports, delegations] = await Promise.all([
    call(listImports, { ...given, query: { limit: 50 } }),
    // Only for the names of those that the reader may choose among.
    importsFor(actor).length > 1 ? allDelegations(params.code, fetch) : [],
  ]);
  return { imports, delegations };
};
