import type { RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db } from '../open.ts';

/**
 * Names the state of everything that the annexes of a round table are made from and looked through with: the same only as long
 * as no row of it comes, goes or is written to. Each row bears the number of the transaction that wrote it last; that of a
 * frozen version need not be looked at.
 */
export async function stateOfAnnexes(db: Db, id: RoundTableId): Promise<string> {
  const ofTable = [
    'practice',
    'annex_entry',
    'annex',
    'thematic_area',
    'delegation',
    'instrument',
    'instrument_group',
    'sentence_objection',
    'status_ask',
    'finding_mark',
    'edition',
  ].map((table) => sql`${sql.table(table)} t where t.round_table_id = ${id}`);
  const others = [
    sql`practice_confirmation t join practice p on p.id = t.practice_id where p.round_table_id = ${id}`,
    sql`mention_check t join practice p on p.id = t.practice_id where p.round_table_id = ${id}`,
    sql`instrument_in_group t join instrument_group g on g.id = t.group_id where g.round_table_id = ${id}`,
    sql`party t join delegation d on d.party_id = t.id where d.round_table_id = ${id}`,
    sql`round_table t where t.id = ${id}`,
    sql`forum t join round_table r on r.forum_id = t.id where r.id = ${id}`,
    // Of every round table: a source is checked once for all.
    sql`source_check t`,
  ];
  const states = [...ofTable, ...others].map(
    (rows) => sql`(select concat(count(*), ':', sum(hashtextextended(t.xmin::text, 0))) from ${rows})`,
  );
  const { rows } = await sql<{ state: string }>`select concat_ws(' ', ${sql.join(states)}) as state`.execute(db);
  return rows[0]!.state;
}
