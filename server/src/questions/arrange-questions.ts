import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { orderQuestions as saveOrder, removeQuestion as removeRow } from '@penholder/db/questions';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, forbidden, insist, invalid, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { mayEditQuestion, type QuestionId } from '@penholder/shared/questions';
import type { Deps } from '../deps.ts';
import { getLockedQuestion } from './find-question.ts';
import { audienceOf } from './present-question.ts';

/** Numbers the questions anew. [QU5] */
export const orderQuestions = ({ db, live }: Deps, actor: Actor, ids: readonly QuestionId[]): Promise<void> =>
  transaction(db, async (trx) => {
    insist(must(actor, 'question.open'));
    if (!(await saveOrder(trx, actor.roundTableId, ids)))
      refuse(
        invalid('question.order-incomplete', 'The order must name every guiding question of the round table once.'),
      );
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'question.ordered',
      personId: actor.personId,
      subject: { kind: 'round-table', id: actor.roundTableId },
    });
    onCommit(trx, () => live.tell({ roundTableId: actor.roundTableId, topic: 'questions', ids }));
  });

/** Removes a draft; what has been opened stays. [QU1] [QU5] */
export const removeQuestion = (
  { db, live }: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: QuestionId,
): Promise<void> =>
  transaction(db, async (trx) => {
    const question = await getLockedQuestion(trx, actor, id);
    if (question.status !== 'draft')
      refuse(conflict('question.not-a-draft', 'Only a draft can be removed; close the question instead.'));
    if (!mayEditQuestion(actor, { status: question.status, createdBy: question.created_by }, roundTable.phase))
      refuse(forbidden('people.not-permitted', 'Only its proposer, a co-chair or the penholder removes a draft.'));
    await removeRow(trx, question);
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'question.removed',
      personId: actor.personId,
      subject: { kind: 'question', id },
    });
    onCommit(trx, () =>
      live.tell({ roundTableId: roundTable.id, topic: 'questions', ids: [id], audience: audienceOf(question) }),
    );
  });
