import { type RawBuilder, sql } from 'kysely';
import type { LocalizedText, RoundTableId } from '@penholder/shared/kernel';
import type { Db } from './open.ts';

/** A line of what waits, as every shelf looks it up: `lines` and `things` are those of its kind at its round table. */
export interface WaitingRow<Kind extends string> {
  round_table_id: RoundTableId;
  kind: Kind;
  count: number;
  deadline: Date | null;
  /** By it lines without a deadline are ordered; a number that people know, or a time. */
  rank: number;
  lines: number;
  things: number;
}
/** One that is about something with a number and a title. */
export interface WaitingSubjectRow<Kind extends string, SubjectId> extends WaitingRow<Kind> {
  id: SubjectId;
  number: number;
  title: LocalizedText;
}

/**
 * Of the rows of `source`, which has the columns of `WaitingRow` but the last two, the first `most` of each kind at each
 * round table, by their deadline and rank, with how many there are in all.
 */
export async function firstOfEach<Row extends WaitingRow<string>>(
  db: Db,
  source: RawBuilder<unknown>,
  most: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select s.*, (row_number() over (partition by s.round_table_id, s.kind order by s.deadline nulls last, s.rank))::integer as place,
        (count(*) over (partition by s.round_table_id, s.kind))::integer as lines,
        (sum(s.count) over (partition by s.round_table_id, s.kind))::integer as things
      from (${source}) s
    ) placed
    where place <= ${most}::integer
    order by round_table_id, kind, place`.execute(db);
  return rows;
}

/** An array parameter of ids. */
export const idsIn = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`;
