import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** What was done about findings of the linter, of all languages. */
export const listFindingMarks = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('finding_mark')
    .select(['key', 'kind', 'state', 'reason', 'at'])
    .where('round_table_id', '=', roundTableId)
    .execute();
export type FindingMarkRow = Awaited<ReturnType<typeof listFindingMarks>>[number];

interface Mark {
  readonly roundTableId: RoundTableId;
  readonly key: string;
  readonly kind: 'left' | 'asked';
  readonly state: string;
  readonly reason: string | null;
  readonly personId: PersonId;
}

/** Notes what was done about a finding; a mark of the same kind gives way. */
export const saveFindingMark = (trx: Trx, { roundTableId, key, kind, state, reason, personId }: Mark) =>
  trx
    .insertInto('finding_mark')
    .values({ round_table_id: roundTableId, key, kind, state, reason, person_id: personId })
    .onConflict((on) =>
      on
        .columns(['round_table_id', 'key', 'kind'])
        .doUpdateSet({ state, reason, person_id: personId, at: sql<Date>`now()` }),
    )
    .execute();

export const removeFindingMark = (trx: Trx, roundTableId: RoundTableId, key: string, kind: 'left' | 'asked') =>
  trx
    .deleteFrom('finding_mark')
    .where('round_table_id', '=', roundTableId)
    .where('key', '=', key)
    .where('kind', '=', kind)
    .execute();
