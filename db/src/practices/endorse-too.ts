import type { DelegationId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { idsIn } from '../first-of-each.ts';

/** Whether the question `q` about the practice `p` is asked and waits: the table reads it, and the delegation neither submits nor endorsed it [PR43]. */
export const isStillAsked = sql<boolean>`(q.declined_at is null and p.shown_version >= q.since
  and p.status not in ('withdrawn', 'not-included', 'succeeded')
  and not exists (select 1 from practice_submitter s where s.practice_id = p.id and s.delegation_id = q.delegation_id)
  and not exists (select 1 from endorsement e where e.practice_id = p.id and e.delegation_id = q.delegation_id))`;

/**
 * Notes that whoever endorsed what ended, or was still asked about it, is asked about what carries it on, once the table
 * reads a version from `since` on.
 */
export const insertEndorsementQuestions = (
  trx: Trx,
  ended: readonly PracticeId[],
  into: { id: PracticeId; since: number },
) =>
  sql`insert into endorsement_question (practice_id, delegation_id, endorsed_id, since)
    select ${into.id}::uuid, e.delegation_id, e.practice_id, ${into.since}::integer
    from endorsement e where e.practice_id = any(${idsIn(ended)})
    union select ${into.id}::uuid, q.delegation_id, q.endorsed_id, ${into.since}::integer
    from endorsement_question q where q.practice_id = any(${idsIn(ended)}) and q.declined_at is null
    on conflict do nothing`.execute(trx);

/** Has the questions that wait for a version after `version` wait for one more: what came next does not say what was united. */
export const postponeEndorsementQuestions = (trx: Trx, practiceId: PracticeId, version: number) =>
  sql`update endorsement_question set since = since + 1
    where practice_id = ${practiceId} and since > ${version}::integer`.execute(trx);

/** Of the questions about a practice those that are to be asked now: notes that they were, and answers whom. */
export async function takeEndorsementQuestions(trx: Trx, practiceId: PracticeId): Promise<DelegationId[]> {
  const { rows } = await sql<{ delegation_id: DelegationId }>`
    update endorsement_question q set asked_at = now() from practice p
    where p.id = q.practice_id and q.practice_id = ${practiceId} and q.asked_at is null and ${isStillAsked}
    returning q.delegation_id`.execute(trx);
  return [...new Set(rows.map((row) => row.delegation_id))];
}

/** Of these delegations those that are asked about the practice, with the numbers of what they endorsed. */
export async function listEndorsementQuestions(
  db: Db,
  practiceId: PracticeId,
  delegations: readonly DelegationId[],
): Promise<{ delegation_id: DelegationId; endorsed: number[] }[]> {
  if (delegations.length === 0) return [];
  const { rows } = await sql<{ delegation_id: DelegationId; endorsed: number[] }>`
    select q.delegation_id, array_agg(o.number order by o.number) as endorsed
    from endorsement_question q
    join practice p on p.id = q.practice_id
    join practice o on o.id = q.endorsed_id
    where q.practice_id = ${practiceId} and q.delegation_id = any(${idsIn(delegations)}) and ${isStillAsked}
    group by q.delegation_id order by q.delegation_id`.execute(db);
  return rows;
}

/** Notes that a delegation does not endorse it too; answers whether it was asked. */
export async function declineEndorsing(trx: Trx, practiceId: PracticeId, delegationId: DelegationId): Promise<boolean> {
  const rows = await trx
    .updateTable('endorsement_question')
    .set({ declined_at: sql<Date>`now()` })
    .where('practice_id', '=', practiceId)
    .where('delegation_id', '=', delegationId)
    .where('declined_at', 'is', null)
    .returning('endorsed_id')
    .execute();
  return rows.length > 0;
}
