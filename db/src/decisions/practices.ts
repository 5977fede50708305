import type { Id, RoundTableId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Db } from '../open.ts';
import { selectVisible } from '../practices/index.ts';

type PracticeId = Id<'practice'>;

/** Of these practices those that the reader may know of, under the title that they are shown. */
export const listDecidedPractices = async (db: Db, actor: Actor, ids: readonly PracticeId[]) =>
  ids.length === 0
    ? []
    : selectVisible(db, actor)
        .select(['p.id', 'p.number', 'p.shown_version', 'f.title', 'f.language'])
        .where('p.id', 'in', ids)
        .execute();

/** The version of a practice that the whole table was shown last; undefined before the first. */
export async function findShownVersion(
  db: Db,
  roundTableId: RoundTableId,
  id: PracticeId,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('practice')
    .select('shown_version')
    .where('round_table_id', '=', roundTableId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.shown_version ?? undefined;
}
