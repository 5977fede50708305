import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertResponseStep, saveResponse } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { insist, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { type ResponseId, takeResponseStep } from '@penholder/shared/responses';
import type { Deps } from '../deps.ts';
import { getLockedResponse } from './find-response.ts';
import { tellResponse } from './tell-response.ts';

/** What a co-chair makes of a submitted response: returned with a reason, or accepted. [RE2] */
export type Judgement = { step: 'return'; reason: string } | { step: 'accept' };

export const judgeResponse = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ResponseId,
  judgement: Judgement,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, judgement.step === 'return' ? 'response.return' : 'response.accept'));
    const response = await getLockedResponse(trx, actor, roundTable, id);
    const status = takeResponseStep(response.status, judgement.step);
    if (typeof status !== 'string') refuse(status);
    const reason = judgement.step === 'return' ? judgement.reason : null;
    await insertResponseStep(trx, {
      responseId: id,
      step: judgement.step,
      version: response.version,
      reason,
      personId: actor.personId,
    });
    await saveResponse(trx, id, { status, returned_reason: reason });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: judgement.step === 'return' ? 'response.returned' : 'response.accepted',
      personId: actor.personId,
      delegationId: response.delegation_id,
      subject: { kind: 'response', id },
      details: { version: response.version },
    });
    onCommit(trx, () => tellResponse(deps, roundTable.id, response));
  });
