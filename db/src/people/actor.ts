import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { ActingFor, Actor, Role } from '@penholder/shared/people';
import type { Db } from '../open.ts';
import { sql } from 'kysely';

/**
 * What the person may act as in the round table now: their roles, and their accreditations that are valid on the
 * database's clock to delegations that still take part. Undefined when they have no place in it.
 */
export const findActor = async (db: Db, personId: PersonId, roundTableId: RoundTableId): Promise<Actor | undefined> =>
  (await listActors(db, [personId], [roundTableId]))[0];

/** The same for several persons, in every round table in which they have a place or in some. */
export async function listActors(
  db: Db,
  persons: readonly PersonId[],
  only?: readonly RoundTableId[],
): Promise<Actor[]> {
  const roles = await db
    .selectFrom('role_grant')
    .select(['person_id', 'round_table_id', 'role'])
    .where('person_id', 'in', persons)
    .$if(only !== undefined, (query) => query.where('round_table_id', 'in', only!))
    .orderBy('role')
    .execute();
  const places = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .select([
      'a.person_id',
      'd.round_table_id',
      'a.delegation_id',
      'a.standing',
      'a.is_focal_point',
      'a.may_submit',
      'a.may_vote',
      'd.has_vote',
    ])
    .where('a.person_id', 'in', persons)
    .$if(only !== undefined, (query) => query.where('d.round_table_id', 'in', only!))
    .where('d.status', '=', 'active')
    .where('a.valid_from', '<=', sql<Date>`now()`)
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]))
    .orderBy('a.created_at')
    .execute();
  const seats = Map.groupBy([...roles, ...places], (row) => `${row.person_id} ${row.round_table_id}`);
  return [...seats.values()].map((rows) => ({
    personId: rows[0]!.person_id,
    roundTableId: rows[0]!.round_table_id,
    roles: rows.flatMap((row): Role[] => ('role' in row ? [row.role] : [])),
    accreditations: rows.flatMap((row): ActingFor[] =>
      'role' in row
        ? []
        : [
            {
              delegationId: row.delegation_id,
              standing: row.standing,
              isFocalPoint: row.is_focal_point,
              maySubmit: row.may_submit,
              mayVote: row.may_vote && row.has_vote,
            },
          ],
    ),
  }));
}
