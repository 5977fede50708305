import { randomBytes, randomUUID } from 'node:crypto';
import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  appendToLog,
  type DecisionRow,
  insertElectorate,
  listDelegations,
  lockBallotLog,
  type LogHead,
  saveOpened,
  saveSchedule,
  sha256,
} from '@penholder/db/decisions';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  canOpen,
  isElector,
  isLater,
  levelOfBallots,
  mayWithDecision,
  sealed,
  takeDecisionStep,
} from '@penholder/shared/decisions';
import { conflict, insist, type PersonId, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { versionToBind } from './decided-practice.ts';
import { getLockedDecision } from './find-decision.ts';
import { tellDecision } from './tell-decision.ts';

/** Opens a decision at once, or has it open at its opening time. [DE2] [DE4] */
export const openDecision = (deps: Deps, actor: Actor, roundTable: RoundTableRow, number: number): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.open'));
    const head = await lockBallotLog(trx, roundTable.id);
    const decision = await getLockedDecision(trx, actor, number);
    const status = takeDecisionStep(decision.status, 'open');
    if (typeof status !== 'string') refuse(status);
    const electors = await electorsNow(trx, decision, roundTable, head.at);
    if (isLater(decision.opens_at, head.at)) {
      await saveSchedule(trx, decision.id, actor.personId);
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: 'decision.scheduled',
        personId: actor.personId,
        subject: { kind: 'decision', id: decision.id },
        details: { number, opensAt: decision.opens_at!.toISOString() },
      });
      onCommit(trx, () => tellDecision(deps, decision));
    } else await open(trx, deps, { decision, roundTable, head, electors, personId: actor.personId });
  });

/** Keeps a draft from opening at its opening time. [DE4] */
export const unscheduleDecision = (deps: Deps, actor: Actor, number: number): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.open'));
    const decision = await getLockedDecision(trx, actor, number);
    if (decision.status !== 'draft') refuse(conflict('decision.not-a-draft', 'This decision has been opened already.'));
    if (!mayWithDecision(actor, { ...decision, isScheduled: decision.scheduled_by !== null }).unschedule) return;
    await saveSchedule(trx, decision.id, null);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'decision.unscheduled',
      personId: actor.personId,
      subject: { kind: 'decision', id: decision.id },
      details: { number },
    });
    onCommit(trx, () => tellDecision(deps, decision));
  });

/** Those who vote if the decision opens now; refuses where it cannot. [DE3] [DE5] */
export async function electorsNow(trx: Trx, decision: DecisionRow, roundTable: RoundTableRow, now: Date) {
  const delegations = await listDelegations(trx, roundTable.id);
  const electors = delegations.filter((row) =>
    isElector({ status: row.status, hasVote: row.has_vote, kind: row.kind }, roundTable.settings),
  );
  insist(
    canOpen(
      { opensAt: decision.opens_at, closesAt: decision.closes_at, quorum: decision.quorum },
      { electorate: electors.length, now },
    ),
  );
  if (decision.subject_id && (await versionToBind(trx, decision)) === undefined)
    refuse(
      conflict(
        'decision.practice-not-shown',
        'The table has not been shown this practice yet, so it cannot be asked about it.',
      ),
    );
  return electors.map((row) => ({ delegationId: row.id, salt: new Uint8Array(randomBytes(32)) }));
}

/** Opens: freezes the electorate, the version and the level of attribution, and writes the first entry of the log. [DE3] [DE5] [DE13] [DE14] */
export async function open(
  trx: Trx,
  deps: Deps,
  given: {
    decision: DecisionRow;
    roundTable: RoundTableRow;
    head: LogHead;
    electors: Awaited<ReturnType<typeof electorsNow>>;
    personId: PersonId | null;
  },
): Promise<void> {
  const { decision, roundTable, head, electors, personId } = given;
  const version = await versionToBind(trx, decision);
  await insertElectorate(trx, decision.id, electors);
  await saveOpened(trx, decision.id, {
    at: head.at,
    attribution: levelOfBallots(levelOfTable(roundTable.settings, roundTable.phase)),
    subjectVersion: version ?? null,
  });
  const { sequence } = await appendToLog(trx, head, {
    operationId: randomUUID(),
    decisionId: decision.id,
    personId,
    event: {
      kind: 'opened',
      at: head.at.toISOString(),
      number: decision.number,
      question: decision.question,
      method: decision.method,
      threshold: decision.threshold,
      secrecy: decision.secrecy,
      quorum: decision.quorum,
      subject: decision.subject_id ? { kind: 'practice', id: decision.subject_id, version: version! } : null,
      closesAt: decision.closes_at?.toISOString() ?? null,
      voters: electors.map(({ delegationId, salt }) => sealed(salt, delegationId, sha256)).toSorted(),
    },
  });
  await recordAct(trx, {
    roundTableId: roundTable.id,
    act: 'decision.opened',
    personId,
    subject: { kind: 'decision', id: decision.id },
    details: { number: decision.number, electorate: electors.length, sequence },
  });
  onCommit(trx, () => tellDecision(deps, { ...decision, status: 'open' }));
}
