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
  readonly state: string;
  readonly personId: PersonId;
}

/** Notes why a finding is left as it is; an earlier reason gives way. */
export const markLeft = (trx: Trx, { roundTableId, key, state, personId, reason }: Mark & { reason: string }) =>
  trx
    .insertInto('finding_mark')
    .values({ round_table_id: roundTableId, key, kind: 'left', state, reason, person_id: personId })
    .onConflict((on) =>
      on
        .columns(['round_table_id', 'key', 'kind'])
        .doUpdateSet({ state, reason, person_id: personId, at: sql<Date>`now()` }),
    )
    .execute();

/** Notes that a question is put, unless it was within so many hours: then false. Of several at once one puts it. */
export async function claimQuestion(
  trx: Trx,
  { roundTableId, key, state, personId }: Mark,
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

/** A finding that was left is open again. */
export const unmarkLeft = (trx: Trx, roundTableId: RoundTableId, key: string) =>
  trx
    .deleteFrom('finding_mark')
    .where('round_table_id', '=', roundTableId)
    .where('key', '=', key)
    .where('kind', '=', 'left')
    .execute();
