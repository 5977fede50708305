import { isDuplicate, onCommit, transaction } from '@penholder/db';
import {
  appendToLog,
  type BallotLogRow,
  findBallot,
  findElector,
  findOperation,
  lockBallotLog,
  saveBallot,
  sha256,
} from '@penholder/db/decisions';
import { type BallotInput, canCast, type DecisionId, type Receipt, sealed } from '@penholder/shared/decisions';
import { conflict, type DelegationId, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { getLockedDecision } from './find-decision.ts';
import { presentReceipt } from './present-receipt.ts';
import { tellDecision } from './tell-decision.ts';

/**
 * Casts or replaces the ballot of a delegation, in one transaction under the lock of the round table's ballot log: whatever
 * was acknowledged is in the log before the close, or nowhere. [DE6] [DE7] [DE8]
 *
 * The log is the record of this act: it keeps who cast for whom, and unlike the audit log tells it to nobody who may not know.
 */
export const castBallot = async (
  deps: Deps,
  actor: Actor,
  number: number,
  delegationId: DelegationId,
  ballot: BallotInput,
): Promise<Receipt> => {
  try {
    return await cast(deps, actor, number, delegationId, ballot);
  } catch (error) {
    // The same operation at the same moment in another round table: the log's own key has kept them apart.
    if (isDuplicate(error, 'ballot_log_operation_id_key')) refuse(operationUsed);
    throw error;
  }
};

const operationUsed = conflict('ballot.operation-used', 'This operation id was used for something else.');

const cast = (
  deps: Deps,
  actor: Actor,
  number: number,
  delegationId: DelegationId,
  ballot: BallotInput,
): Promise<Receipt> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.vote', { delegationId }));
    const head = await lockBallotLog(trx, actor.roundTableId);
    const decision = await getLockedDecision(trx, actor, number);
    const elector = await findElector(trx, decision.id, delegationId);

    const before = await findOperation(trx, ballot.operationId);
    if (before) {
      if (!elector || !isSame(before, decision.id, delegationId, ballot)) refuse(operationUsed);
      return presentReceipt(before, decision.number, elector.salt);
    }

    const current = await findBallot(trx, decision.id, delegationId);
    const isPastDeadline = decision.closes_at !== null && decision.closes_at <= head.at;
    insist(
      canCast(ballot, {
        decision: { status: decision.status, method: decision.method, isPastDeadline },
        isElector: elector !== undefined,
        version: current?.version ?? 0,
      }),
    );
    const { salt } = elector!;
    const reason = ballot.reason || null;
    const version = ballot.replaces + 1;
    const row = await appendToLog(trx, head, {
      operationId: ballot.operationId,
      decisionId: decision.id,
      personId: actor.personId,
      delegationId,
      reason,
      event: {
        kind: 'cast',
        voter: sealed(salt, delegationId, sha256),
        choice: ballot.choice,
        version,
        replaces: ballot.replaces,
        reason: reason === null ? null : sealed(salt, reason, sha256),
      },
    });
    await saveBallot(trx, {
      decisionId: decision.id,
      delegationId,
      choice: ballot.choice,
      reason,
      version,
      personId: actor.personId,
      at: head.at,
      sequence: row.sequence,
    });
    onCommit(trx, () => tellDecision(deps, decision));
    return presentReceipt(row, decision.number, salt);
  });

/** Whether what was logged under an operation id is this ballot. [DE7] */
function isSame(row: BallotLogRow, decisionId: DecisionId, delegationId: DelegationId, ballot: BallotInput): boolean {
  const { event } = row.entry;
  return (
    event.kind === 'cast' &&
    row.decision_id === decisionId &&
    row.delegation_id === delegationId &&
    event.choice === ballot.choice &&
    event.replaces === ballot.replaces &&
    row.reason === (ballot.reason || null)
  );
}
