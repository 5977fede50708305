import type { RoundTableId } from '@penholder/shared/kernel';
import { type Actor, hasRole } from '@penholder/shared/people';
import { type RawBuilder, sql } from 'kysely';
import { idsIn } from '../first-of-each.ts';
import type { Db } from '../open.ts';
import { visibleTo } from '../practices/index.ts';
import { heardBy } from './heard.ts';

/**
 * Whether the actor may read what the thread `t` is about: `readsSubject`, asked of many at once. What was posted for the
 * whole table needs no asking: a thing that the table was shown is never hidden from it again.
 */
function readableBy(actor: Actor): RawBuilder<boolean> {
  const seesDrafts = hasRole(actor, 'co-chair', 'penholder', 'secretariat');
  return sql<boolean>`(p.circle is null or case t.subject_kind
    when 'practice' then exists (select 1 from practice p where p.id = t.subject_id::uuid and ${visibleTo(actor)} is not null)
    when 'question' then exists (select 1 from guiding_question q where q.id = t.subject_id::uuid
      and (q.status <> 'draft' or ${seesDrafts}::boolean or q.created_by = ${actor.personId}))
    when 'decision' then exists (select 1 from decision d where d.id = t.subject_id::uuid
      and (d.status <> 'draft' or ${seesDrafts}::boolean)) end)`;
}

/** How many posts mention a person or their delegations that they have not read, by round table; one query for all of their seats. */
export async function countUnreadMentions(
  db: Db,
  actors: readonly Actor[],
): Promise<{ round_table_id: RoundTableId; count: number }[]> {
  if (actors.length === 0) return [];
  const mentioned = actors.map((actor) => {
    const ids = [actor.personId, ...actor.accreditations.map((place) => place.delegationId)];
    return sql<boolean>`(t.round_table_id = ${actor.roundTableId} and p.mentions && ${idsIn(ids)} and ${heardBy(actor)} and ${readableBy(actor)})`;
  });
  const { rows } = await sql<{ round_table_id: RoundTableId; count: number }>`
    select t.round_table_id, count(*)::integer as count
    from post p
    join thread t on t.id = p.thread_id
    left join thread_read r on r.thread_id = t.id and r.person_id = ${actors[0]!.personId}
    where (${sql.join(mentioned, sql` or `)}) and p.person_id <> ${actors[0]!.personId}
      and p.withdrawn_at is null and p.moderated_at is null and p.sequence > coalesce(r.sequence, 0)
    group by t.round_table_id`.execute(db);
  return rows;
}
