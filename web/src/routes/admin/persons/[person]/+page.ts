import type { PersonId } from '@penholder/shared/kernel';
import { getPerson } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, depends }) => {
  depends('live:admin');
  return { person: await call(getPerson, { params: { person: params.person as PersonId }, fetch }) };
};
