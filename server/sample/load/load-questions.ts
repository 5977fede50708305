import { draftQuestion, editQuestion, stepQuestion } from '@penholder/shared/questions';
import { acceptResponse, returnResponse, startResponse, submitResponse } from '@penholder/shared/responses';
import { atHour } from '../index.ts';
import { asPerson, coChairsOf, idOf, type Loading } from './loading.ts';
import { toRichText, writeDocument } from './rich-text.ts';

/** The guiding questions, in order, and the responses to them with what became of each. */
export async function loadQuestions(loading: Loading): Promise<void> {
  const { sample, code, ids } = loading;
  const [chair] = coChairsOf(sample);
  for (const question of sample.questions.toSorted((a, b) => a.number - b.number)) {
    const asChair = asPerson(loading, chair);
    const { id } = await asChair(draftQuestion, { params: { roundTable: code }, body: { text: question.text } });
    ids.question.set(question.key, id);
    const params = { roundTable: code, question: id };
    if (question.closesAtHour !== null)
      await asChair(editQuestion, {
        params,
        body: { version: 1, closesAt: atHour(question.closesAtHour, loading.at).toISOString() },
      });
    for (const { reached, by } of question.life)
      await asPerson(loading, by)(stepQuestion, { params: { ...params, step: reached === 'open' ? 'open' : 'close' } });
  }
  for (const response of sample.responses) await loadResponse(loading, response);
}

async function loadResponse(loading: Loading, response: Loading['sample']['responses'][number]): Promise<void> {
  const { code, ids, app } = loading;
  const delegationId = response.delegation === null ? null : idOf(ids.delegation, response.delegation);
  const writer = response.writtenBy[0]!;
  const started = await asPerson(loading, writer)(startResponse, {
    params: { roundTable: code, question: idOf(ids.question, response.question) },
    body: { delegationId, language: response.language },
  });
  await writeDocument(app.deps.db, {
    documentId: started.documentId!,
    text: toRichText(response.content),
    personId: idOf(ids.person, writer),
    delegationId,
  });
  const params = { roundTable: code, response: started.id };
  for (const { reached, by, text } of response.life) {
    const call = asPerson(loading, by);
    if (reached === 'submitted') await call(submitResponse, { params });
    else if (reached === 'returned') await call(returnResponse, { params, body: { reason: text ?? '' } });
    else await call(acceptResponse, { params });
  }
}
