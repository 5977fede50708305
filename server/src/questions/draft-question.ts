import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findQuestion, insertQuestion } from '@penholder/db/questions';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { insist, type LocalizedText } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { PROPOSING_PHASES, type QuestionId } from '@penholder/shared/questions';
import type { Deps } from '../deps.ts';
import { audienceOf } from './present-question.ts';

/** Adds a draft: by the co-chairs or the penholder, or as a proposal by a head of delegation. [QU4] */
export const draftQuestion = (
  { db, live }: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  text: LocalizedText,
): Promise<QuestionId> =>
  transaction(db, async (trx) => {
    insist(must(actor, 'question.draft', { phaseAllows: PROPOSING_PHASES.includes(roundTable.phase) }));
    const id = await insertQuestion(trx, { roundTableId: roundTable.id, text, personId: actor.personId });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'question.drafted',
      personId: actor.personId,
      subject: { kind: 'question', id },
    });
    const row = await findQuestion(trx, roundTable.id, id);
    onCommit(trx, () =>
      live.tell({ roundTableId: roundTable.id, topic: 'questions', ids: [id], audience: audienceOf(row!) }),
    );
    return id;
  });
