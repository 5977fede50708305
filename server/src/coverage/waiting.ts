import type { Db } from '@penholder/db';
import { listCallDrafts, listCallsToAnswer } from '@penholder/db/coverage';
import { delegationsAt, type Found, MOST_NAMED, type Seat, tablesAt } from '@penholder/shared/waiting';

/** What of calls for practices waits: for called delegations to answer, for co-chairs to open. */
export async function waitingCalls(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const toAnswer = await listCallsToAnswer(db, delegationsAt(seats, 'practice-call.to-answer'), MOST_NAMED);
  const toOpen = await listCallDrafts(db, tablesAt(seats, 'practice-call.to-open'), MOST_NAMED);
  const lineOf = (row: (typeof toAnswer)[number] | (typeof toOpen)[number]): Found => ({
    roundTableId: row.round_table_id,
    kind: `practice-call.${row.kind}`,
    count: row.count,
    deadline: row.deadline?.toISOString() ?? null,
    subject: { kind: 'practice-call', id: row.id, number: row.number, title: row.title },
    of: row,
  });
  return [...toAnswer.map((row) => ({ ...lineOf(row), delegationId: row.delegation_id })), ...toOpen.map(lineOf)];
}
