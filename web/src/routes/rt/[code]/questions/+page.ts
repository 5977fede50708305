import { listQuestions } from '@penholder/shared/questions';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:questions');
  depends('live:responses');
  return {
    questions: await call(listQuestions, { params: { roundTable: params.code }, query: { limit: 200 }, fetch }),
  };
};
