import type { Db } from '../open.ts';

/** Everyone who has a place in a round table, for the sample's sign-in page: their roles, and their first accreditation. */
export async function listSamplePeople(db: Db) {
  const persons = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'is_administrator'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .limit(500)
    .execute();
  const roles = await db.selectFrom('role_grant').select(['person_id', 'role']).orderBy('role').execute();
  const places = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['a.person_id', 'a.standing', 'a.is_focal_point', 'p.names'])
    .where('d.status', '=', 'active')
    .orderBy('a.created_at')
    .execute();
  return persons.map((person) => ({
    ...person,
    roles: roles.filter((row) => row.person_id === person.id).map((row) => row.role),
    place: places.find((row) => row.person_id === person.id),
  }));
}
