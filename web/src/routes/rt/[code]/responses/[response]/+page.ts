import { listCitedInResponse } from '@penholder/shared/instruments';
import { getQuestion } from '@penholder/shared/questions';
import { getResponse, getResponseVersion } from '@penholder/shared/responses';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:responses');
  depends('live:questions');
  const given = { params: { roundTable: params.code, response: params.response }, fetch };
  const response = await call(getResponse, given);
  const [question, submitted, cited] = await Promise.all([
    call(getQuestion, { params: { roundTable: params.code, question: response.questionId }, fetch }),
    response.version > 0
      ? call(getResponseVersion, { ...given, params: { ...given.params, version: response.version } })
      : undefined,
    response.version > 0 ? call(listCitedInResponse, given) : undefined,
  ]);
  return { response, question, submitted, cited };
};
