import type { Db } from '@penholder/db';
import { countUnreadMentions } from '@penholder/db/deliberation';
import { mayEver } from '@penholder/shared/people';
import { dutyOf, type Found, type Seat } from '@penholder/shared/waiting';

/** Posts that mention the person, or a delegation of theirs, and that they have not read. [DL7] [DL11] */
export async function waitingMentions(db: Db, seats: readonly Seat[]): Promise<Found[]> {
  const readers = seats.map(({ actor }) => actor).filter((actor) => mayEver(actor, dutyOf('mention.unread').act));
  return (await countUnreadMentions(db, readers)).map(({ round_table_id, count }) => ({
    roundTableId: round_table_id,
    kind: 'mention.unread',
    count,
    of: { lines: 1, things: count },
  }));
}
