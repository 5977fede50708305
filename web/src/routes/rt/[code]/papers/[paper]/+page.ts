import { getPaper } from '@penholder/shared/reading';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => ({
  paper: await call(getPaper, { params: { roundTable: params.code, paper: params.paper as never }, fetch }),
});
