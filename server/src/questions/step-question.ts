import { now, onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { lockQuestionsDue, saveQuestion } from '@penholder/db/questions';
import { listDocumentsOfQuestion } from '@penholder/db/responses';
import { insist, type PersonId, refuse, type RoundTableId } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { type QuestionId, type QuestionStep, takeQuestionStep } from '@penholder/shared/questions';
import type { Deps } from '../deps.ts';
import type { Work } from '../deadlines/clockwork.ts';
import { getLockedQuestion } from './find-question.ts';

/** Opens, closes or reopens a question. [QU1] [QU4] */
export const stepQuestion = (deps: Deps, actor: Actor, id: QuestionId, step: QuestionStep): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'question.open'));
    const question = await getLockedQuestion(trx, actor, id);
    const status = takeQuestionStep(question.status, step);
    if (typeof status !== 'string') refuse(status);
    const at = await now(trx);
    if (status === 'open') {
      // A closing time that has passed would close the question again at once.
      const closes_at = question.closes_at && question.closes_at <= at ? null : question.closes_at;
      await saveQuestion(trx, id, { status, opened_at: question.opened_at ?? at, closed_at: null, closes_at });
    } else await close(trx, id, at);
    await recorded(trx, deps, {
      roundTableId: actor.roundTableId,
      id,
      act: `question.${step === 'close' ? 'closed' : step === 'open' ? 'opened' : 'reopened'}`,
      personId: actor.personId,
    });
  });

const close = (trx: Trx, id: QuestionId, at: Date) => saveQuestion(trx, id, { status: 'closed', closed_at: at });

/** Writes the step down, tells it, and has whoever is editing a response to the question asked again. */
async function recorded(
  trx: Trx,
  { live, documents }: Deps,
  step: { roundTableId: RoundTableId; id: QuestionId; act: string; personId: PersonId | null },
): Promise<void> {
  await recordAct(trx, {
    roundTableId: step.roundTableId,
    act: step.act,
    personId: step.personId,
    subject: { kind: 'question', id: step.id },
  });
  const affected = await listDocumentsOfQuestion(trx, step.id);
  onCommit(trx, () => {
    live.tell({ roundTableId: step.roundTableId, topic: 'questions', ids: [step.id] });
    for (const documentId of affected) documents.admitAgain(documentId);
  });
}

const PORTION = 20;

/** Closes the questions whose time has come, on the database's clock. [QU6] */
export const closeDueQuestions = (deps: Deps): Work => ({
  name: 'close-questions',
  every: 5_000,
  tick: () =>
    transaction(deps.db, async (trx) => {
      const due = await lockQuestionsDue(trx, PORTION);
      const at = await now(trx);
      for (const { id, round_table_id: roundTableId } of due) {
        await close(trx, id, at);
        await recorded(trx, deps, { roundTableId, id, act: 'question.closed', personId: null });
      }
      return due.length === PORTION;
    }),
});
