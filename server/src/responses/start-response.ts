import { randomUUID } from 'node:crypto';
import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findResponseOf, insertResponse } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, forbidden, type Language, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { QuestionId } from '@penholder/shared/questions';
import { mayEditResponse, type ResponseId } from '@penholder/shared/responses';
import { createDocument } from '../collab/document-content.ts';
import type { Deps } from '../deps.ts';
import { getLockedQuestion } from '../questions/index.ts';

export interface Start {
  questionId: QuestionId;
  /** Null for the joint response of the table. */
  delegationId: DelegationId | null;
  language: Language;
}

/** Starts a response with its empty document, or finds the one that is there: colleagues who start at once meet in one. [RE1] [RE5] */
export const startResponse = (
  { db, live }: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  start: Start,
): Promise<ResponseId> =>
  transaction(db, async (trx) => {
    // The question's lock makes starting one at a time.
    const question = await getLockedQuestion(trx, actor, start.questionId);
    const there = await findResponseOf(trx, question.id, start.delegationId);
    if (!mayEditResponse(actor, { status: 'drafting', delegationId: start.delegationId }, roundTable))
      refuse(
        forbidden(
          'people.not-permitted',
          'You can write for your own delegation only, and jointly when the phase allows.',
        ),
      );
    if (there) return there.id;
    if (question.status !== 'open')
      refuse(conflict('response.question-not-open', 'This guiding question is not open for responses.'));

    const id = randomUUID() as ResponseId;
    const documentId = await createDocument(trx, { roundTableId: roundTable.id, kind: 'response', subjectId: id });
    await insertResponse(trx, { id, roundTableId: roundTable.id, ...start, documentId, personId: actor.personId });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'response.started',
      personId: actor.personId,
      delegationId: start.delegationId,
      subject: { kind: 'response', id },
    });
    onCommit(trx, () =>
      live.tell({
        roundTableId: roundTable.id,
        topic: 'responses',
        ids: [id],
        audience: start.delegationId ? { delegations: [start.delegationId] } : undefined,
      }),
    );
    return id;
  });
