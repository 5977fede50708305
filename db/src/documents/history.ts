import type { DelegationId, DocumentId, PersonId } from '@penholder/shared/kernel';
import type { SessionsBy } from '@penholder/shared/documents';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../open.ts';
import { listUpdates } from './load.ts';
import { DamagedDocument, hashOf } from './stored.ts';

/** Whose updates make one session, told apart as far as the reader may know; days where nobody may be told apart. */
export type Grouping = { by: Exclude<SessionsBy, 'day'> } | { by: 'day'; timeZone: string };

const KEYS: Record<Exclude<SessionsBy, 'day'>, RawBuilder<string>> = {
  person: sql`concat(person_id::text, ' ', delegation_id::text)`,
  delegation: sql`coalesce(delegation_id::text, person_id::text, '')`,
};
/** Authors told apart by all that is known of them, in a query over `document_update`. */
export const EACH_AUTHOR: RawBuilder<string> = KEYS.person;
/** The same for days. */
export const dayOf = (timeZone: string) => sql<string>`(committed_at at time zone ${timeZone}::text)::date::text`;

/** Consecutive work of one author, or of everybody on one day. */
export interface SessionRow {
  /** The sequences of its first and last update: the version that it ends in is that of the last. */
  first: number;
  last: number;
  begunAt: Date;
  endedAt: Date;
  /** Null: the server itself, or not told. */
  personId: PersonId | null;
  delegationId: DelegationId | null;
}

/**
 * The sessions of a document's log, the last first: an author's updates with less than `gapMinutes` between two of their
 * own, whoever else wrote meanwhile. `before` is the sequence that the page before ended at. Never reads what was written.
 */
export async function listSessions(
  db: Db,
  id: DocumentId,
  grouping: Grouping,
  { before, limit, gapMinutes }: { before: number | undefined; limit: number; gapMinutes: number },
): Promise<{ rows: SessionRow[]; total: number }> {
  const isByDay = grouping.by === 'day';
  const key = grouping.by === 'day' ? dayOf(grouping.timeZone) : KEYS[grouping.by];
  const { rows } = await sql<{
    first: number;
    last: number;
    begun_at: Date;
    ended_at: Date;
    person_id: PersonId | null;
    delegation_id: DelegationId | null;
    total: number;
  }>`
    with told as (
      select sequence, person_id, delegation_id, committed_at, ${key} as key
      from document_update where document_id = ${id}
    ), begun as (
      select *, case when ${isByDay}::boolean and lag(sequence) over own is not null
          or committed_at - lag(committed_at) over own < make_interval(mins => ${gapMinutes}::int) then 0 else 1 end as begins
      from told window own as (partition by key order by sequence)
    ), numbered as (
      select *, sum(begins) over (partition by key order by sequence) as nth from begun
    ), session as (
      select min(sequence) as first, max(sequence) as last, min(committed_at) as begun_at, max(committed_at) as ended_at,
        min(person_id::text)::uuid as person_id, min(delegation_id::text)::uuid as delegation_id
      from numbered group by key, nth
    )
    select *, (select count(*) from session) as total from session
    where ${before ?? null}::bigint is null or last < ${before ?? null}::bigint
    order by last desc limit ${limit}::int`.execute(db);
  return {
    rows: rows.map((row) => ({
      first: Number(row.first),
      last: Number(row.last),
      begunAt: row.begun_at,
      endedAt: row.ended_at,
      personId: isByDay ? null : row.person_id,
      delegationId: isByDay ? null : row.delegation_id,
    })),
    total: Number(rows[0]?.total ?? (before === undefined ? 0 : await countSessions())),
  };

  /** Past the last page. */
  async function countSessions(): Promise<number> {
    return (await listSessions(db, id, grouping, { before: undefined, limit: 1, gapMinutes })).total;
  }
}

/** Whether a day of the log ends with this sequence. */
export async function endsDay(db: Db, id: DocumentId, sequence: number, timeZone: string): Promise<boolean> {
  const rows = await db
    .selectFrom('document_update')
    .select(dayOf(timeZone).as('day'))
    .where('document_id', '=', id)
    .where('sequence', 'in', [sequence, sequence + 1])
    .orderBy('sequence')
    .execute();
  return rows.length > 0 && rows[0]!.day !== rows[1]?.day;
}

/** How much of a log lies between two sequences. */
export async function measureUpdates(
  db: Db,
  id: DocumentId,
  { after, until }: { after: number; until: number },
): Promise<{ updates: number; bytes: number }> {
  const row = await db
    .selectFrom('document_update')
    .select((e) => [e.fn.countAll<number>().as('updates'), sql<number>`coalesce(sum(length("update")), 0)`.as('bytes')])
    .where('document_id', '=', id)
    .where('sequence', '>', after)
    .where('sequence', '<=', until)
    .executeTakeFirstOrThrow();
  return { updates: Number(row.updates), bytes: Number(row.bytes) };
}

/** Who may have made an update: what attribution asks. */
export interface UpdateAuthor {
  personId: PersonId | null;
  delegationId: DelegationId | null;
}

/** The authors of the updates after `after` up to `until`, in order, without the updates. */
export const listUpdateAuthors = async (
  db: Db,
  id: DocumentId,
  { after, until }: { after: number; until: number },
): Promise<UpdateAuthor[]> =>
  (
    await db
      .selectFrom('document_update')
      .select(['person_id', 'delegation_id'])
      .where('document_id', '=', id)
      .where('sequence', '>', after)
      .where('sequence', '<=', until)
      .orderBy('sequence')
      .execute()
  ).map((row) => ({ personId: row.person_id, delegationId: row.delegation_id }));

/** The newest snapshot that goes no further than a sequence; undefined where there is none. Throws `DamagedDocument`. */
export async function findSnapshot(
  db: Db,
  id: DocumentId,
  until: number,
): Promise<{ sequence: number; state: Uint8Array } | undefined> {
  const row = await db
    .selectFrom('document_snapshot')
    .select(['sequence', 'state', 'hash'])
    .where('document_id', '=', id)
    .where('sequence', '<=', until)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row && !hashOf(row.state).equals(row.hash))
    throw new DamagedDocument(id, `Document ${id} is damaged at snapshot ${row.sequence}.`);
  return row && { sequence: row.sequence, state: row.state };
}

/** The updates after `after` up to `until`, in order and without gaps. Throws `DamagedDocument`. */
export async function listUpdatesUntil(
  db: Db,
  id: DocumentId,
  { after, until }: { after: number; until: number },
): Promise<Uint8Array[]> {
  if (until <= after) return [];
  const updates = await listUpdates(db, id, after, until);
  if (updates.length !== until - after)
    throw new DamagedDocument(id, `Document ${id} ends at ${after + updates.length} and should reach ${until}.`);
  return updates.map(({ update }) => update);
}
