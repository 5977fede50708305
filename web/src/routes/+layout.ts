import { getMe } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { LayoutLoad } from './$types';

/** Who is signed in; every page has it as `data.me`. */
export const load: LayoutLoad = async ({ fetch, depends }) => {
  depends('live:me');
  return { me: await call(getMe, { fetch }) };
};
