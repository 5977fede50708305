import {
  getEdition,
  listCitedInEdition,
  listEditionInputs,
  listEditionWarnings,
  listOwnFates,
} from '@penholder/shared/output';
import { can } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
  depends('live:editions');
  const { actor } = await parent();
  const at = { roundTable: params.code, edition: params.edition };
  const edition = await call(getEdition, { params: at, fetch });
  const [cited, fates] = await Promise.all([
    call(listCitedInEdition, { params: at, fetch }),
    edition.status === 'published' ? call(listOwnFates, { params: at, fetch }) : undefined,
  ]);
  if (!can(actor, 'edition.compile')) return { edition, cited, fates, inputs: undefined, warnings: undefined };
  const [inputs, warnings] = await Promise.all([
    call(listEditionInputs, { params: at, query: { limit: 100 }, fetch }),
    call(listEditionWarnings, { params: at, query: { limit: 200 }, fetch }),
  ]);
  return { edition, cited, fates, inputs, warnings };
};
