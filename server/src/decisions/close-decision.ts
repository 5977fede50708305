import { randomUUID } from 'node:crypto';
import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  appendToLog,
  countBallots,
  type DecisionRow,
  listChoices,
  lockBallotLog,
  type LogHead,
  saveClosed,
  saveDeadline,
  savePublished,
} from '@penholder/db/decisions';
import { canExtend, takeDecisionStep, tally } from '@penholder/shared/decisions';
import { insist, type PersonId, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { getLockedDecision } from './find-decision.ts';
import { tellDecision } from './tell-decision.ts';

/** Closes a decision before its deadline, or one without. [DE8] */
export const closeDecision = (deps: Deps, actor: Actor, number: number): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.close'));
    const head = await lockBallotLog(trx, actor.roundTableId);
    const decision = await getLockedDecision(trx, actor, number);
    const status = takeDecisionStep(decision.status, 'close');
    if (typeof status !== 'string') refuse(status);
    await close(trx, deps, { decision, head, personId: actor.personId });
  });

/** Counts the ballots, writes the result as the last entry of the decision's log, and takes no more. [DE8] [DE14] */
export async function close(
  trx: Trx,
  deps: Deps,
  { decision, head, personId }: { decision: DecisionRow; head: LogHead; personId: PersonId | null },
): Promise<void> {
  const choices = await listChoices(trx, decision.id);
  const electorate = (await countBallots(trx, [decision.id])).get(decision.id)!.electorate;
  const result = tally(choices, electorate, decision);
  const isDue = decision.closes_at !== null && decision.closes_at <= head.at;
  const { sequence } = await appendToLog(trx, head, {
    operationId: randomUUID(),
    decisionId: decision.id,
    personId,
    event: { kind: 'closed', at: head.at.toISOString(), by: isDue ? 'deadline' : 'co-chair', result },
  });
  await saveClosed(trx, decision.id, { at: head.at, result });
  await recordAct(trx, {
    roundTableId: decision.round_table_id,
    act: 'decision.closed',
    personId,
    subject: { kind: 'decision', id: decision.id },
    details: { number: decision.number, voted: result.voted, electorate, sequence },
  });
  onCommit(trx, () => tellDecision(deps, { ...decision, status: 'closed' }));
}

/** Moves the deadline of an open decision to later. [DE1] */
export const extendDecision = (deps: Deps, actor: Actor, number: number, closesAt: Date): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.open'));
    const head = await lockBallotLog(trx, actor.roundTableId);
    const decision = await getLockedDecision(trx, actor, number);
    insist(canExtend({ status: decision.status, closesAt: decision.closes_at }, closesAt, head.at));
    const { sequence } = await appendToLog(trx, head, {
      operationId: randomUUID(),
      decisionId: decision.id,
      personId: actor.personId,
      event: { kind: 'extended', at: head.at.toISOString(), closesAt: closesAt.toISOString() },
    });
    await saveDeadline(trx, decision.id, closesAt);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'decision.extended',
      personId: actor.personId,
      subject: { kind: 'decision', id: decision.id },
      details: { number, from: decision.closes_at?.toISOString() ?? null, to: closesAt.toISOString(), sequence },
    });
    onCommit(trx, () => tellDecision(deps, decision));
  });

/** Publishes the result of a closed decision. [DE1] */
export const publishDecision = (deps: Deps, actor: Actor, number: number): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.close'));
    const decision = await getLockedDecision(trx, actor, number);
    const status = takeDecisionStep(decision.status, 'publish');
    if (typeof status !== 'string') refuse(status);
    await savePublished(trx, decision.id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'decision.published',
      personId: actor.personId,
      subject: { kind: 'decision', id: decision.id },
      details: { number },
    });
    onCommit(trx, () => tellDecision(deps, decision));
  });
