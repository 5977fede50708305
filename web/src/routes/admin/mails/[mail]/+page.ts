import { getMail } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, depends }) => {
  depends('live:admin');
  return { mail: await call(getMail, { params: { mail: params.mail }, fetch }) };
};
