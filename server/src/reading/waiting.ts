import type { Db } from '@penholder/db';
import { listReadingsToConfirm } from '@penholder/db/reading';
import { type Found, MOST_NAMED, type Seat, tablesAt } from '@penholder/shared/waiting';

/** Papers that were read and wait to be corrected and confirmed. [RD1] */
export const waitingReadings = async (db: Db, seats: readonly Seat[]): Promise<Found[]> =>
  (await listReadingsToConfirm(db, tablesAt(seats, 'paper.to-confirm'), MOST_NAMED)).map((row) => ({
    roundTableId: row.round_table_id,
    kind: 'paper.to-confirm',
    count: row.count,
    subject: { kind: 'paper-reading', id: row.id, number: null, title: { en: row.file_name } },
    of: row,
  }));
