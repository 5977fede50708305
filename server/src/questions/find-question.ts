import type { Db, Trx } from '@penholder/db';
import { findQuestion, lockQuestion, type QuestionRow } from '@penholder/db/questions';
import { notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { type QuestionId, seesQuestion } from '@penholder/shared/questions';

const orRefuse = (row: QuestionRow | undefined, actor: Actor): QuestionRow => {
  if (!row || !seesQuestion(actor, { status: row.status, createdBy: row.created_by }))
    refuse(notFound('question.not-found', 'There is no such guiding question.'));
  return row;
};

/** The question as far as the actor may know of it; refuses otherwise. [QU3] */
export const getQuestion = async (db: Db, actor: Actor, id: QuestionId): Promise<QuestionRow> =>
  orRefuse(await findQuestion(db, actor.roundTableId, id), actor);

/** The same, locked until the transaction ends. */
export const getLockedQuestion = async (trx: Trx, actor: Actor, id: QuestionId): Promise<QuestionRow> =>
  orRefuse(await lockQuestion(trx, actor.roundTableId, id), actor);
