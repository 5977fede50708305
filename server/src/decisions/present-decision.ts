import type { Db } from '@penholder/db';
import { countBallots, type DecisionRow, listElectorate, listOwnBallots } from '@penholder/db/decisions';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  type Choice,
  type Decision,
  type DecisionSummary,
  levelOfBallots,
  mayWithDecision,
  type OwnVote,
  type RollCallLine,
  tally,
  tellsChoices,
  votesFor,
} from '@penholder/shared/decisions';
import type { PersonId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';
import { presentVoices } from '../round-tables/index.ts';
import { presentSubjects } from './decided-practice.ts';

type BallotColumns = { choice: Choice | null; reason: string | null; version: number | null; cast_at: Date | null };

const presentBallot = (row: BallotColumns) =>
  row.choice && row.version && row.cast_at
    ? { choice: row.choice, reason: row.reason, version: row.version, castAt: row.cast_at.toISOString() }
    : null;

/** Decisions as one reader sees them, in a constant number of queries. [DE12] */
export async function presentDecisions(db: Db, rows: readonly DecisionRow[], actor: Actor): Promise<DecisionSummary[]> {
  const ids = rows.map((row) => row.id);
  const counts = await countBallots(db, ids);
  const ownDelegations = actor.accreditations.map((place) => place.delegationId);
  const own = await listOwnBallots(db, ids, ownDelegations);
  const subjectOf = await presentSubjects(db, actor, rows);
  return rows.map((row) => {
    const count = counts.get(row.id);
    const choices = [...(count?.choices ?? [])].flatMap(([choice, times]) =>
      Array.from({ length: times }, () => choice),
    );
    const ownHere = own.filter((one) => one.decision_id === row.id);
    const voters = votesFor(
      actor,
      ownHere.map((one) => one.delegation_id),
    );
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      isScheduled: row.scheduled_by !== null,
      revision: row.revision,
      question: row.question,
      subject: subjectOf(row),
      method: row.method,
      threshold: row.threshold,
      secrecy: row.secrecy,
      quorum: row.quorum,
      opensAt: row.opens_at?.toISOString() ?? null,
      closesAt: row.closes_at?.toISOString() ?? null,
      openedAt: row.opened_at?.toISOString() ?? null,
      closedAt: row.closed_at?.toISOString() ?? null,
      turnout: count ? { voted: choices.length, electorate: count.electorate } : null,
      tally: row.result ?? (count && tellsChoices(row) ? tally(choices, count.electorate, row) : null),
      own: ownHere.map((one): OwnVote => ({
        delegation: { id: one.delegation_id, names: one.names },
        mayVote: row.status === 'open' && voters.includes(one.delegation_id),
        ballot: presentBallot(one),
      })),
    };
  });
}

/** Stands for the person of a delegation that has not voted. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId;

/** The electorate with its ballots, and whether the reader may know who voted how. [DE13] */
export async function readElectorate(db: Db, row: DecisionRow, actor: Actor, roundTable: RoundTableRow) {
  const electors = await listElectorate(db, row.id);
  const contributions = electors.map((elector) => ({
    person_id: elector.person_id ?? NOBODY,
    delegation_id: elector.delegation_id,
    capacity: 'national-position' as const,
    attribution: row.attribution ?? levelOfBallots(levelOfTable(roundTable.settings, roundTable.phase)),
  }));
  const voices = await presentVoices(db, roundTable, actor, contributions);
  const isNamed = contributions.every((contribution) => voices.voiceOf(contribution).delegation !== null);
  return { electors, isNamed };
}

/** A decision with its roll call. [DE12] [DE13] */
export async function presentDecision(
  db: Db,
  row: DecisionRow,
  actor: Actor,
  roundTable: RoundTableRow,
): Promise<Decision> {
  const [summary] = await presentDecisions(db, [row], actor);
  const { electors, isNamed } = await readElectorate(db, row, actor, roundTable);
  const choices = electors.flatMap((elector) => elector.choice ?? []);
  const tells = tellsChoices(row);
  return {
    ...summary!,
    // From the one statement that the roll call comes from, so that both say the same.
    turnout: row.status === 'draft' ? null : { voted: choices.length, electorate: electors.length },
    tally: row.result ?? (tells ? tally(choices, electors.length, row) : null),
    explanation: row.explanation,
    attribution: row.attribution ?? levelOfBallots(levelOfTable(roundTable.settings, roundTable.phase)),
    rollCall:
      tells && isNamed
        ? electors.map((elector): RollCallLine => ({
            delegation: { id: elector.delegation_id, names: elector.names },
            ballot: presentBallot(elector),
          }))
        : null,
    logSequence: Math.max(0, ...electors.map((elector) => elector.sequence ?? 0)),
    may: mayWithDecision(actor, { status: row.status, isScheduled: row.scheduled_by !== null }),
  };
}
