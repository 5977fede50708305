import { error } from '@sveltejs/kit';
import { getQuestion } from '@penholder/shared/questions';
import { getResponse } from '@penholder/shared/responses';
import { call } from '#lib/api.ts';
import { loadHistory } from '#lib/history/load-history.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:responses');
  const response = await call(getResponse, { params: { roundTable: params.code, response: params.response }, fetch });
  const { documentId } = response;
  // Whoever reads submitted versions only is shown no history of what was written.
  if (documentId === null) error(404);
  const [question, history] = await Promise.all([
    call(getQuestion, { params: { roundTable: params.code, question: response.questionId }, fetch }),
    loadHistory({ roundTable: params.code, document: documentId, fetch }, url.searchParams),
  ]);
  return { response, question, history };
};
