import type { Id, RoundTableId } from '@penholder/shared/kernel';
import type { Db } from '../open.ts';

/** Practices of the round table that decisions are about, with the version that stands submitted. */
export const listDecidedPractices = (db: Db, roundTableId: RoundTableId, ids: readonly Id<'practice'>[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('practice')
        .select(['id', 'number', 'title', 'version', 'status'])
        .where('round_table_id', '=', roundTableId)
        .where('id', 'in', ids)
        .execute();
