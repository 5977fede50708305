import { error } from '@sveltejs/kit';
import { getDecision } from '@penholder/shared/decisions';
import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { practiceOptions } from '../../practice-options.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
  const decision = await call(getDecision, { params: { roundTable: params.code, decision: params.number }, fetch });
  if (!decision.may.edit) error(409, m.decisions_may_not_edit());
  return { decision, practices: await practiceOptions(params.code, fetch) };
};
