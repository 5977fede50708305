import { error } from '@sveltejs/kit';
import { cellFromAddress } from '@penholder/shared/coverage';
import { can } from '@penholder/shared/people';
import { m } from '#lib/paraglide/messages.js';
import { termsData } from '../terms-data.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, parent }) => {
  const { actor } = await parent();
  if (!can(actor, 'practice-call.draft')) error(403, m.coverage_call_may_not_draft());
  const cells = [...new Set(url.searchParams.getAll('cell'))].flatMap((text) => cellFromAddress(text) ?? []);
  return { ...(await termsData(params.code, fetch)), cells: cells.slice(0, 60) };
};
