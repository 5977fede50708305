import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertQuestionVersion, rewriteQuestion, saveQuestion } from '@penholder/db/questions';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, forbidden, type LocalizedText, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { effectOfEdit, mayEditQuestion, type QuestionId } from '@penholder/shared/questions';
import type { Deps } from '../deps.ts';
import { getLockedQuestion } from './find-question.ts';
import { audienceOf } from './present-question.ts';

export interface QuestionEdit {
  version: number;
  text?: LocalizedText | undefined;
  note?: string | undefined;
  closesAt?: string | null | undefined;
}

/** Rewords, translates or dates a question; an open one gets a new version. [QU2] [QU4] */
export const editQuestion = (
  { db, live, clockwork }: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: QuestionId,
  edit: QuestionEdit,
): Promise<void> =>
  transaction(db, async (trx) => {
    const question = await getLockedQuestion(trx, actor, id);
    if (!mayEditQuestion(actor, { status: question.status, createdBy: question.created_by }, roundTable.phase))
      refuse(forbidden('people.not-permitted', 'Only a co-chair rewords an open guiding question.'));
    if (edit.version !== question.version)
      refuse(
        conflict(
          'question.changed-meanwhile',
          'Someone else reworded this question meanwhile; please look at it again.',
          { params: { version: question.version } },
        ),
      );
    if (edit.text) {
      const effect = effectOfEdit(question.status);
      if (typeof effect !== 'string') refuse(effect);
      if (effect === 'rewrite') await rewriteQuestion(trx, id, edit.text);
      else {
        const version = question.version + 1;
        await insertQuestionVersion(trx, {
          questionId: id,
          version,
          text: edit.text,
          note: edit.note ?? null,
          personId: actor.personId,
        });
        await saveQuestion(trx, id, { version });
      }
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: 'question.reworded',
        personId: actor.personId,
        subject: { kind: 'question', id },
        details: { effect },
      });
    }
    if (edit.closesAt !== undefined) {
      await saveQuestion(trx, id, { closes_at: edit.closesAt === null ? null : new Date(edit.closesAt) });
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: 'question.dated',
        personId: actor.personId,
        subject: { kind: 'question', id },
        details: { closesAt: edit.closesAt },
      });
    }
    onCommit(trx, () => {
      live.tell({ roundTableId: roundTable.id, topic: 'questions', ids: [id], audience: audienceOf(question) });
      clockwork.nudge('close-questions');
    });
  });
