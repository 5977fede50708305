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

/** Notes that a question is put, unless it was within so many hours: then false. Of several at once one puts it. */
export async function claimQuestion(
  trx: Trx,
  { roundTableId, key, state, personId }: Omit<Mark, 'kind' | 'reason'>,
  hours: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into finding_mark (round_table_id, key, kind, state, person_id)
    values (${roundTableId}, ${key}, 'asked', ${state}, ${personId})
    on conflict (round_table_id, key, kind) do update
      set state = excluded.state, person_id = excluded.person_id, at = now()
      where finding_mark.at < now() - make_interval(hours => ${hours})
    returning key`.execute(trx);
  return rows.length > 0;
}

export const removeFindingMark = (trx: Trx, roundTableId: RoundTableId, key: string, kind: 'left' | 'asked') =>
  trx
    .deleteFrom('finding_mark')
    .where('round_table_id', '=', roundTableId)
    .where('key', '=', key)
    .where('kind', '=', kind)
    .execute();
