import type { Db } from '@penholder/db';
import { listWaitingDrafts } from '@penholder/db/questions';
import { type Found, MOST_NAMED, type Seat, tablesAt } from '@penholder/shared/waiting';

/** Drafts of guiding questions that wait for a co-chair to open them. */
export async function waitingQuestions(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const rows = await listWaitingDrafts(db, tablesAt(seats, 'question.to-open'), MOST_NAMED);
  return rows.map((row) => ({
    roundTableId: row.round_table_id,
    kind: 'question.to-open',
    count: row.count,
    subject: { kind: 'question', id: row.id, number: row.number, title: row.title },
    of: row,
  }));
}
