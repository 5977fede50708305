import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
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
            .where('d.status', '=', 'active')
            .where('a.valid_from', '<=', sql<Date>`now()`)
            .where((w) => w.or([w('a.valid_to', 'is', null), w('a.valid_to', '>', sql<Date>`now()`)]))
            .where((w) =>
              w.or([
                w('a.may_submit', '=', true),
                w('a.is_focal_point', '=', true),
                w('a.standing', 'in', ['head', 'alternate']),
              ]),
            ),
        )
        .where('n.disabled_at', 'is', null)
        .$if(except !== null, (query) => query.where('n.id', '<>', except))
        .orderBy('n.id')
        .execute();
