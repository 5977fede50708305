import type { Db } from '@penholder/db';
import {
  listAnswersAwaited,
  listAnswersToAccept,
  listJointAnswersWaiting,
  listOwnAnswersWaiting,
  type OwnAnswerRow,
} from '@penholder/db/responses';
import {
  delegationsAt,
  dutyOf,
  type Found,
  MOST_NAMED,
  type Seat,
  tablesAt,
  type WaitingKind,
} from '@penholder/shared/waiting';

const OWN = {
  'to-answer': 'question.to-answer',
  'in-progress': 'response.in-progress',
  returned: 'response.returned',
  'older-wording': 'response.older-wording',
} as const satisfies Record<OwnAnswerRow['kind'], WaitingKind>;

/** What of responses waits: for delegations to write and submit, for the bureau to accept and to ask for. */
export async function waitingResponses(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const own = await listOwnAnswersWaiting(db, delegationsAt(seats, 'question.to-answer'), MOST_NAMED);
  const submits = delegationsAt(seats, 'response.to-submit');
  const joint = await listJointAnswersWaiting(db, tablesAt(seats, 'response.joint-to-submit'), MOST_NAMED);
  const submitted = await listAnswersToAccept(db, tablesAt(seats, 'response.to-accept'), MOST_NAMED);
  const awaited = await listAnswersAwaited(db, tablesAt(seats, 'question.awaited'), MOST_NAMED);

  /** Whoever may submit what is being written is asked to do that; of more than are told one by one, all alike. */
  const kindOf = (row: OwnAnswerRow): WaitingKind => {
    if (row.kind !== 'in-progress') return OWN[row.kind];
    const isTogether = row.lines > dutyOf('response.in-progress').named;
    return !isTogether && submits.includes(row.delegation_id) ? 'response.to-submit' : 'response.in-progress';
  };
  const aboutQuestion = (row: (typeof submitted)[number] | (typeof awaited)[number]) => ({
    roundTableId: row.round_table_id,
    count: row.count,
    deadline: row.deadline?.toISOString() ?? null,
    subject: { kind: 'question', id: row.id, number: row.number, title: row.title } as const,
    of: row,
  });
  return [
    ...own.map((row) => ({
      roundTableId: row.round_table_id,
      kind: kindOf(row),
      count: row.count,
      deadline: row.deadline?.toISOString() ?? null,
      subject: row.response_id
        ? ({ kind: 'response', id: row.response_id, number: row.number, title: row.title } as const)
        : ({ kind: 'question', id: row.id, number: row.number, title: row.title } as const),
      delegationId: row.delegation_id,
      reason: row.kind === 'returned' ? row.returned_reason : null,
      of: row,
    })),
    ...joint.map((row) => ({
      roundTableId: row.round_table_id,
      kind: 'response.joint-to-submit' as const,
      count: row.count,
      deadline: row.deadline?.toISOString() ?? null,
      subject: { kind: 'response', id: row.response_id, number: row.number, title: row.title } as const,
      of: row,
    })),
    ...submitted.map((row) => ({ kind: 'response.to-accept' as const, ...aboutQuestion(row) })),
    ...awaited.map((row) => ({ kind: 'question.awaited' as const, ...aboutQuestion(row) })),
  ];
}
