import { getQuestion } from '@penholder/shared/questions';
import { getAnswerRoll, listAnswers } from '@penholder/shared/responses';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:questions');
  depends('live:responses');
  const inQuestion = { params: { roundTable: params.code, question: params.question }, fetch };
  const [question, answers, roll] = await Promise.all([
    call(getQuestion, inQuestion),
    call(listAnswers, inQuestion),
    call(getAnswerRoll, inQuestion),
  ]);
  return { question, answers, roll };
};
