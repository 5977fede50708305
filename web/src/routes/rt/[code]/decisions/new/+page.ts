import { error } from '@sveltejs/kit';
import { can } from '@penholder/shared/people';
import { m } from '#lib/paraglide/messages.js';
import { practiceOptions } from '../practice-options.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, parent }) => {
  const { actor } = await parent();
  if (!can(actor, 'decision.draft')) error(403, m.decisions_may_not_draft());
  return { practices: await practiceOptions(params.code, fetch), practice: url.searchParams.get('practice') };
};
