import { redirect } from '@sveltejs/kit';
import { getCall } from '@penholder/shared/coverage';
import { call } from '#lib/api.ts';
import { termsData } from '../../terms-data.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
  const draft = await call(getCall, { params: { roundTable: params.code, call: params.call }, fetch });
  if (!draft.may.edit) redirect(303, `/rt/${params.code}/calls/${params.call}`);
  return { ...(await termsData(params.code, fetch)), draft };
};
