import type { Db } from '@penholder/db';
import { listEditionsWaiting, listOlderSentences } from '@penholder/db/output';
import { type Found, MOST_NAMED, type Seat, tablesAt } from '@penholder/shared/waiting';

/** What of annexes and editions waits: what failed, what is to be published, sentences that practices have gone past. */
export async function waitingOutput(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const editions = await listEditionsWaiting(
    db,
    { compilesIn: tablesAt(seats, 'edition.failed'), publishesIn: tablesAt(seats, 'edition.to-publish') },
    MOST_NAMED,
  );
  const sentences = await listOlderSentences(db, tablesAt(seats, 'annex.older-sentence'), MOST_NAMED);
  return [
    ...editions.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: row.kind === 'failed' ? 'edition.failed' : 'edition.to-publish',
      count: row.count,
      subject: { kind: 'edition', id: row.id, number: null, title: { [row.language]: row.symbol } },
      of: row,
    })),
    ...sentences.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'annex.older-sentence',
      count: row.count,
      subject: { kind: 'practice', id: row.id, number: row.number, title: { [row.title_language]: row.title } },
      of: row,
    })),
  ];
}
