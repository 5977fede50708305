import { createHash } from 'node:crypto';
import { now, onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertResponseStep, insertResponseVersion, saveResponse } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { canonicalJson, forbidden, insist, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { canSubmitNow, maySubmitResponse, type ResponseId, takeResponseStep } from '@penholder/shared/responses';
import { readDocument } from '../collab/document-content.ts';
import type { Deps } from '../deps.ts';
import { getLockedQuestion } from '../questions/index.ts';
import { getLockedResponse } from './find-response.ts';
import { tellResponse } from './tell-response.ts';

/** Freezes what has been written as the next version. [RE2] [RE3] [RE6] */
export const submitResponse = (deps: Deps, actor: Actor, roundTable: RoundTableRow, id: ResponseId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const response = await getLockedResponse(trx, actor, roundTable, id);
    if (!maySubmitResponse(actor, { status: response.status, delegationId: response.delegation_id }))
      refuse(forbidden('response.not-accredited', 'You are not accredited to submit for this delegation.'));
    const question = await getLockedQuestion(trx, actor, response.question_id);
    const status = takeResponseStep(response.status, 'submit');
    if (typeof status !== 'string') refuse(status);
    const { content, text, head } = await readDocument(trx, response.document_id);
    insist(canSubmitNow(question, text));

    const version = response.version + 1;
    const hash = createHash('sha256').update(canonicalJson(content)).digest();
    await insertResponseVersion(trx, {
      responseId: id,
      version,
      questionVersion: question.version,
      content,
      text,
      hash,
      head,
      personId: actor.personId,
    });
    await insertResponseStep(trx, { responseId: id, step: 'submit', version, reason: null, personId: actor.personId });
    await saveResponse(trx, id, { status, version, submitted_at: await now(trx), returned_reason: null });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'response.submitted',
      personId: actor.personId,
      delegationId: response.delegation_id,
      subject: { kind: 'response', id },
      details: { version, hash: hash.toString('hex') },
    });
    onCommit(trx, () => tellResponse(deps, roundTable.id, response));
  });
