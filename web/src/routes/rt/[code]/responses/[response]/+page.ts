import { getQuestion } from '@penholder/shared/questions';
import { getResponse, getResponseVersion } from '@penholder/shared/responses';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:responses');
  depends('live:questions');
  const response = await call(getResponse, { params: { roundTable: params.code, response: params.response }, fetch });
  const [question, submitted] = await Promise.all([
    call(getQuestion, { params: { roundTable: params.code, question: response.questionId }, fetch }),
    response.version > 0
      ? call(getResponseVersion, {
          params: { roundTable: params.code, response: params.response, version: response.version },
          fetch,
        })
      : undefined,
  ]);
  return { response, question, submitted };
};
