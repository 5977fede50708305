import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { ActingFor, Actor, Role } from '@penholder/shared/people';
import type { Db } from '../open.ts';
import { sql } from 'kysely';

/**
 * What the person may act as in the round table now: their roles, and their accreditations that are valid on the
 * database's clock to delegations that still take part. Undefined when they have no place in it.
 */
export const findActor = async (db: Db, personId: PersonId, roundTableId: RoundTableId): Promise<Actor | undefined> =>
  (await listActors(db, personId, roundTableId))[0];

/** The same for every round table in which they have a place, or for one. */
export async function listActors(db: Db, personId: PersonId, only?: RoundTableId): Promise<Actor[]> {
  const roles = await db
    .selectFrom('role_grant')
    .select(['round_table_id', 'role'])
    .where('person_id', '=', personId)
    .$if(only !== undefined, (query) => query.where('round_table_id', '=', only!))
    .orderBy('role')
    .execute();
  const places = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .select([
      'd.round_table_id',
      'a.delegation_id',
      'a.standing',
      'a.is_focal_point',
      'a.may_submit',
      'a.may_vote',
      'd.has_vote',
    ])
    .where('a.person_id', '=', personId)
    .$if(only !== undefined, (query) => query.where('d.round_table_id', '=', only!))
    .where('d.status', '=', 'active')
    .where('a.valid_from', '<=', sql<Date>`now()`)
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]))
    .orderBy('a.created_at')
    .execute();
  return [...new Set([...roles, ...places].map((row) => row.round_table_id))].map((roundTableId) => ({
    personId,
    roundTableId,
    roles: roles.filter((row) => row.round_table_id === roundTableId).map((row): Role => row.role),
    accreditations: places
      .filter((row) => row.round_table_id === roundTableId)
      .map((row): ActingFor => ({
        delegationId: row.delegation_id,
        standing: row.standing,
        isFocalPoint: row.is_focal_point,
        maySubmit: row.may_submit,
        mayVote: row.may_vote && row.has_vote,
      })),
  }));
}
