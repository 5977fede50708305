import type { DelegationId, Language, PersonId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { idsIn } from '../first-of-each.ts';
import type { Db, Trx } from '../open.ts';

/** More people than any delegation has. */
const MOST = 200;

/** Of these delegations, each with the people accredited to it now, by name; whether they wrote in the practice's text, and whether they hold it. */
export async function listHolders(db: Db, practiceId: PracticeId, delegations: readonly DelegationId[]) {
  if (delegations.length === 0) return [];
  const { rows } = await sql<{
    delegation_id: DelegationId;
    id: PersonId;
    name: string;
    email: string;
    language: Language;
    is_holder: boolean;
    has_written: boolean;
  }>`
    select a.delegation_id, n.id, n.name, n.email, n.language, n.id is not distinct from s.holder_id as is_holder,
      exists (select 1 from document_update u join practice p on p.document_id = u.document_id
        where p.id = s.practice_id and u.person_id = n.id) as has_written
    from practice_submitter s
    join accreditation a on a.delegation_id = s.delegation_id and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
    join person n on n.id = a.person_id and n.disabled_at is null
    where s.practice_id = ${practiceId} and s.delegation_id = any(${idsIn(delegations)})
    order by s.position, n.name, n.id limit ${MOST}`.execute(db);
  return rows;
}

/** For each of a practice's submitters, when it was last reminded to confirm and which version it confirmed last. */
export const listConfirmationStates = (db: Db, practiceId: PracticeId) =>
  db
    .selectFrom('practice_submitter as s')
    .select(['s.delegation_id', 's.reminded_at'])
    .select((e) =>
      e
        .selectFrom('practice_confirmation as c')
        .select((c) => c.fn.max('c.version').as('last'))
        .whereRef('c.practice_id', '=', 's.practice_id')
        .whereRef('c.delegation_id', '=', 's.delegation_id')
        .as('confirmed_last'),
    )
    .where('s.practice_id', '=', practiceId)
    .execute();

export const saveReminded = (trx: Trx, practiceId: PracticeId, delegationId: DelegationId, at: Date) =>
  trx
    .updateTable('practice_submitter')
    .set({ reminded_at: at })
    .where('practice_id', '=', practiceId)
    .where('delegation_id', '=', delegationId)
    .execute();
