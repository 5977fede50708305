import { error } from '@sveltejs/kit';
import { mayEver } from '@penholder/shared/people';
import { m } from '#lib/paraglide/messages.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
  const { actor } = await parent();
  if (!mayEver(actor, 'people.invite')) error(403, m.problem_people_not_permitted());
};
