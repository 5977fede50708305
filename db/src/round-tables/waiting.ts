import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { KEY_WAITS_DAYS } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import { idsIn } from '../first-of-each.ts';
import type { Db } from '../open.ts';

interface Counted {
  round_table_id: RoundTableId;
  count: number;
}

/** How many invited persons have never signed in: of these delegations, and of everyone in these round tables. */
export async function countInvitationsWaiting(
  db: Db,
  { delegations, tables }: { delegations: readonly DelegationId[]; tables: readonly RoundTableId[] },
): Promise<Counted[]> {
  if (delegations.length + tables.length === 0) return [];
  const { rows } = await sql<Counted>`
    select i.round_table_id, count(*)::integer as count from (
      select d.round_table_id, a.person_id from accreditation a join delegation d on d.id = a.delegation_id
      where d.status = 'active' and (a.valid_to is null or a.valid_to > now())
        and (d.id = any(${idsIn(delegations)}) or d.round_table_id = any(${idsIn(tables)}))
      union
      select g.round_table_id, g.person_id from role_grant g where g.round_table_id = any(${idsIn(tables)})
    ) i
    join person m on m.id = i.person_id and not m.email_verified and m.disabled_at is null
    group by i.round_table_id`.execute(db);
  return rows;
}

/** How many delegations that take part have nobody accredited, in these round tables. */
export async function countEmptyDelegations(db: Db, tables: readonly RoundTableId[]): Promise<Counted[]> {
  if (tables.length === 0) return [];
  const { rows } = await sql<Counted>`
    select d.round_table_id, count(*)::integer as count from delegation d
    where d.status = 'active' and d.round_table_id = any(${idsIn(tables)}) and not exists (
      select 1 from accreditation a where a.delegation_id = d.id and (a.valid_to is null or a.valid_to > now()))
    group by d.round_table_id`.execute(db);
  return rows;
}

/** Keys that wait in these round tables and that the person has not turned, by act and subject, with when the first of them runs out. */
export async function listKeysToTurn(db: Db, tables: readonly RoundTableId[], personId: PersonId) {
  if (tables.length === 0) return [];
  const { rows } = await sql<{ round_table_id: RoundTableId; act: string; subject: unknown; runs_out: Date }>`
    select k.round_table_id, k.act, k.subject_hash, (array_agg(k.subject))[1] as subject,
      min(k.turned_at) + make_interval(days => ${KEY_WAITS_DAYS}::integer) as runs_out
    from second_key k join person m on m.id = k.person_id and m.disabled_at is null
    where k.round_table_id = any(${idsIn(tables)}) and k.turned_at > now() - make_interval(days => ${KEY_WAITS_DAYS}::integer)
    group by k.round_table_id, k.act, k.subject_hash
    having not bool_or(k.person_id = ${personId})
    order by k.round_table_id, k.act, k.subject_hash`.execute(db);
  return rows;
}

/** How many round tables of the server have fewer than two co-chairs who can sign in. */
export async function countWithoutCoChairs(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from round_table r where (
      select count(*) from role_grant g join person m on m.id = g.person_id
      where g.round_table_id = r.id and g.role = 'co-chair' and m.disabled_at is null) < 2`.execute(db);
  return rows[0]!.count;
}
