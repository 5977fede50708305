import type { Db } from '@penholder/db';
import { listBallotsWaiting, listDecisionsWaiting } from '@penholder/db/decisions';
import { delegationsAt, type Found, MOST_NAMED, type Seat, tablesAt } from '@penholder/shared/waiting';

/** What of decisions waits: ballots of delegations, and for co-chairs what is to be opened, closed and published. */
export async function waitingDecisions(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const toVote = await listBallotsWaiting(db, delegationsAt(seats, 'decision.to-vote'), MOST_NAMED);
  const chaired = await listDecisionsWaiting(
    db,
    { opensIn: tablesAt(seats, 'decision.to-open'), closesIn: tablesAt(seats, 'decision.to-close') },
    MOST_NAMED,
  );
  const lineOf = (row: (typeof toVote)[number] | (typeof chaired)[number]): Found => ({
    roundTableId: row.round_table_id,
    kind: `decision.${row.kind}`,
    count: row.count,
    deadline: row.deadline?.toISOString() ?? null,
    subject: { kind: 'decision', id: row.id, number: row.number, title: row.title },
    of: row,
  });
  return [...toVote.map((row) => ({ ...lineOf(row), delegationId: row.delegation_id })), ...chaired.map(lineOf)];
}
