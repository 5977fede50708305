import { type Delegation, listDelegations } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import { everyPage } from '#lib/every-page.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** All delegations that take part, to choose among: ten pages of 200 are more than there are parties in the world. */
export const allDelegations = (roundTable: string, fetch?: typeof globalThis.fetch): Promise<Delegation[]> =>
  everyPage(
    (after) =>
      call(listDelegations, {
        params: { roundTable },
        query: { status: 'active', limit: 200, language: getLocale(), ...(after && { after }) },
        ...(fetch && { fetch }),
      }),
    { most: 10 },
  );
