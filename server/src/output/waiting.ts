import type { Db } from '@penholder/db';
import {
  listEditionsWaiting,
  listFatesWaiting,
  listObjectionsWaiting,
  listOlderSentences,
  listSentencesToRead,
} from '@penholder/db/output';
import { delegationsAt, type Found, MOST_NAMED, type Seat, tablesAt } from '@penholder/shared/waiting';

/** What of annexes and editions waits: what failed, what is to be published, objections, sentences to read, sentences that practices have gone past, what became of one's own. */
export async function waitingOutput(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const editions = await listEditionsWaiting(
    db,
    { compilesIn: tablesAt(seats, 'edition.failed'), publishesIn: tablesAt(seats, 'edition.to-publish') },
    MOST_NAMED,
  );
  const sentences = await listOlderSentences(db, tablesAt(seats, 'annex.older-sentence'), MOST_NAMED);
  const objections = await listObjectionsWaiting(db, tablesAt(seats, 'annex.objection'), MOST_NAMED);
  const toRead = await listSentencesToRead(db, delegationsAt(seats, 'annex.sentence-to-read'), MOST_NAMED);
  const [seat] = seats;
  const fates = seat
    ? await listFatesWaiting(db, delegationsAt(seats, 'edition.fates'), seat.actor.personId, MOST_NAMED)
    : [];
  return [
    ...editions.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: row.kind === 'failed' ? 'edition.failed' : 'edition.to-publish',
      count: row.count,
      subject: { kind: 'edition', id: row.id, number: null, title: { [row.language]: row.symbol } },
      of: row,
    })),
    ...objections.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'annex.objection',
      count: row.count,
      subject: { kind: 'practice', id: row.id, number: row.number, title: { [row.title_language]: row.title } },
      of: row,
    })),
    ...toRead.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'annex.sentence-to-read',
      count: row.count,
      subject: { kind: 'practice', id: row.id, number: row.number, title: { [row.title_language]: row.title } },
      delegationId: row.delegation_id,
      of: row,
    })),
    ...fates.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'edition.fates',
      count: row.count,
      subject: { kind: 'edition', id: row.id, number: null, title: { [row.language]: row.symbol } },
      delegationId: row.delegation_id,
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
