import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Role } from '@penholder/shared/people';
import { sql } from 'kysely';
import type { Db } from '../open.ts';

/** Those who hold one of the roles, but for one person. */
export const listOfficers = (db: Db, roundTableId: RoundTableId, roles: readonly Role[], except: PersonId) =>
  db
    .selectFrom('person as n')
    .select(['n.email', 'n.name', 'n.language'])
    .where('n.id', 'in', (e) =>
      e
        .selectFrom('role_grant')
        .select('person_id')
        .where('round_table_id', '=', roundTableId)
        .where('role', 'in', [...roles]),
    )
    .where('n.disabled_at', 'is', null)
    .where('n.id', '<>', except)
    .orderBy('n.id')
    .execute();

/** Whether an accreditation `a` to a delegation `d` is one that letters go to: valid, of somebody who leads it or may submit for it. */
const isToTell = sql<boolean>`d.status = 'active' and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
  and (a.may_submit or a.is_focal_point or a.standing in ('head', 'alternate'))`;

/** Those of the delegations who lead it or may submit for it, with a valid accreditation, but for one person. */
export const listDelegatesToTell = (db: Db, delegations: readonly DelegationId[], except: PersonId | null) =>
  delegations.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('person as n')
        .select(['n.email', 'n.name', 'n.language'])
        .where('n.id', 'in', (e) =>
          e
            .selectFrom('accreditation as a')
            .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
            .select('a.person_id')
            .where('a.delegation_id', 'in', [...delegations])
            .where(isToTell),
        )
        .where('n.disabled_at', 'is', null)
        .$if(except !== null, (query) => query.where('n.id', '<>', except))
        .orderBy('n.id')
        .execute();

/** Of each of these delegations those whom `listDelegatesToTell` answers, in one query. */
export async function listDelegatesOfEach(
  db: Db,
  delegations: readonly DelegationId[],
  except: PersonId | null,
): Promise<{ delegation_id: DelegationId; id: PersonId; email: string; name: string; language: Language }[]> {
  if (delegations.length === 0) return [];
  return db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .innerJoin('person as n', 'n.id', 'a.person_id')
    .select(['a.delegation_id', 'n.id', 'n.email', 'n.name', 'n.language'])
    .distinct()
    .where('a.delegation_id', 'in', [...delegations])
    .where(isToTell)
    .where('n.disabled_at', 'is', null)
    .$if(except !== null, (query) => query.where('n.id', '<>', except))
    .orderBy('n.id')
    .orderBy('a.delegation_id')
    .execute();
}
