import { listEditions } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:editions');
  const after = url.searchParams.get('after') ?? undefined;
  return { editions: await call(listEditions, { params: { roundTable: params.code }, query: { after }, fetch }) };
};
