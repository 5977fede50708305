import { sql } from 'kysely';
import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Role, Standing } from '@penholder/shared/people';
import type { Db, Trx } from '../open.ts';

/** Accreditations of these persons in a round table that have not ended. */
export const listAccreditationsOf = (db: Db, roundTableId: RoundTableId, persons: readonly PersonId[]) =>
  persons.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('accreditation as a')
        .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
        .select(['a.person_id', 'a.delegation_id'])
        .where('d.round_table_id', '=', roundTableId)
        .where('a.person_id', 'in', [...persons])
        .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]))
        .execute();

/** Roles of these persons in a round table. */
export const listRolesOf = (db: Db, roundTableId: RoundTableId, persons: readonly PersonId[]) =>
  persons.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('role_grant')
        .select(['person_id', 'role'])
        .where('round_table_id', '=', roundTableId)
        .where('person_id', 'in', [...persons])
        .execute();

export interface NewAccreditation {
  personId: PersonId;
  delegationId: DelegationId;
  standing: Standing;
  isFocalPoint: boolean;
  maySubmit: boolean;
  mayVote: boolean;
  validTo?: Date | null;
}

/** Accredits persons from now on; one that had ended begins again. New focal points take the place of those before. */
export async function insertAccreditations(trx: Trx, list: readonly NewAccreditation[]) {
  if (list.length === 0) return [];
  await removeFocalPoints(
    trx,
    list.filter((one) => one.isFocalPoint).map((one) => one.delegationId),
  );
  return trx
    .insertInto('accreditation')
    .values(
      list.map((one) => ({
        delegation_id: one.delegationId,
        person_id: one.personId,
        standing: one.standing,
        is_focal_point: one.isFocalPoint,
        may_submit: one.maySubmit,
        may_vote: one.mayVote,
        valid_to: one.validTo ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['delegation_id', 'person_id']).doUpdateSet((e) => ({
        standing: e.ref('excluded.standing'),
        is_focal_point: e.ref('excluded.is_focal_point'),
        may_submit: e.ref('excluded.may_submit'),
        may_vote: e.ref('excluded.may_vote'),
        valid_from: e.ref('excluded.valid_from'),
        valid_to: e.ref('excluded.valid_to'),
        revision: sql<number>`accreditation.revision + 1`,
      })),
    )
    .returning(['id', 'person_id', 'delegation_id'])
    .execute();
}

/** These delegations have no focal point any more. */
export async function removeFocalPoints(trx: Trx, delegations: readonly DelegationId[]): Promise<void> {
  if (delegations.length === 0) return;
  await trx
    .updateTable('accreditation')
    .set({ is_focal_point: false, revision: sql`revision + 1` })
    .where('delegation_id', 'in', [...new Set(delegations)])
    .where('is_focal_point', '=', true)
    .execute();
}

/** An accreditation in this round table, locked until the transaction ends. */
export const lockAccreditation = (trx: Trx, roundTableId: RoundTableId, id: string) =>
  trx
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .selectAll('a')
    .where('a.id', '=', id)
    .where('d.round_table_id', '=', roundTableId)
    .forUpdate('a')
    .executeTakeFirst();

export async function saveAccreditation(
  trx: Trx,
  id: string,
  change: {
    standing?: Standing;
    is_focal_point?: boolean;
    may_submit?: boolean;
    may_vote?: boolean;
    valid_from?: Date;
    valid_to?: Date | null;
  },
): Promise<void> {
  await trx
    .updateTable('accreditation')
    .set({ ...change, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** Ends an accreditation now; one that had not begun never does. */
export async function endAccreditationNow(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('accreditation')
    .set({
      is_focal_point: false,
      valid_from: sql`least(valid_from, now())`,
      valid_to: sql`now()`,
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .execute();
}

// Roles

export async function insertRoles(
  trx: Trx,
  roundTableId: RoundTableId,
  grants: readonly { personId: PersonId; role: Role }[],
  grantedBy: PersonId,
): Promise<void> {
  if (grants.length === 0) return;
  await trx
    .insertInto('role_grant')
    .values(
      grants.map(({ personId, role }) => ({
        round_table_id: roundTableId,
        person_id: personId,
        role,
        granted_by: grantedBy,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a role from a person; answers whether they held it. */
export async function removeRole(
  trx: Trx,
  roundTableId: RoundTableId,
  personId: PersonId,
  role: Role,
): Promise<boolean> {
  const result = await trx
    .deleteFrom('role_grant')
    .where('round_table_id', '=', roundTableId)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export interface RolePage {
  roundTableId: RoundTableId;
  role?: Role | undefined;
  limit: number;
  after?: { order: number; name: string; id: PersonId } | undefined;
}

const roleOrder = sql<number>`array_position(array['co-chair', 'penholder', 'secretariat', 'interpreter', 'observer'], g.role)`;

/** A page of a round table's role holders, by role and name. */
export async function listRolesPage(db: Db, page: RolePage) {
  const query = db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .where('g.round_table_id', '=', page.roundTableId)
    .$if(page.role !== undefined, (q) => q.where('g.role', '=', page.role!));
  const rows = await query
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.email_verified',
      'g.role',
      'g.granted_at',
      roleOrder.as('role_order'),
      sql<string>`lower(p.name)`.as('sort_name'),
    ])
    .$if(page.after !== undefined, (q) =>
      q.where(
        sql<boolean>`(${roleOrder}, lower(p.name), p.id) > (${page.after!.order}::integer, ${page.after!.name}, ${page.after!.id}::uuid)`,
      ),
    )
    .orderBy(roleOrder)
    .orderBy(sql`lower(p.name)`)
    .orderBy('p.id')
    .limit(page.limit + 1)
    .execute();
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}

/** The places of persons who have not signed in yet: what their invitations are about. */
export async function listPlacesOfPerson(db: Db, personId: PersonId) {
  const roles = await db
    .selectFrom('role_grant as g')
    .innerJoin('round_table as r', 'r.id', 'g.round_table_id')
    .select(['r.id', 'r.code', 'r.title', 'g.role'])
    .where('g.person_id', '=', personId)
    .orderBy('g.granted_at')
    .limit(200)
    .execute();
  const delegations = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .innerJoin('round_table as r', 'r.id', 'd.round_table_id')
    .select(['r.id', 'r.code', 'r.title', 'p.names', 'a.standing'])
    .select(
      sql<boolean>`d.status = 'active' and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())`.as(
        'is_valid',
      ),
    )
    .where('a.person_id', '=', personId)
    .orderBy('a.created_at')
    .limit(200)
    .execute();
  return { roles, delegations };
}

/** Persons whose accreditation begins or ends between two moments: what they may do changes by itself. */
export const listPersonsWhosePlaceChanges = (db: Db, since: Date, until: Date) =>
  db
    .selectFrom('accreditation')
    .select('person_id')
    .distinct()
    .where((e) =>
      e.or([
        e.and([e('valid_to', '>', since), e('valid_to', '<=', until)]),
        // One that begins as it is given was told of then.
        e.and([e('valid_from', '>', since), e('valid_from', '<=', until), e('valid_from', '>', e.ref('created_at'))]),
      ]),
    )
    .execute();

/** The roles and accreditations in a round table of those of these persons who never signed in, one row each. */
export async function listPendingPlaces(db: Db, roundTableId: RoundTableId, persons: readonly PersonId[]) {
  const roles = await db
    .selectFrom('role_grant as g')
    .innerJoin('person as m', 'm.id', 'g.person_id')
    .select(['m.id as person_id', 'm.email', 'm.name', 'm.language', 'g.role'])
    .where('g.round_table_id', '=', roundTableId)
    .where('m.id', 'in', [...persons])
    .where('m.email_verified', '=', false)
    .where('m.disabled_at', 'is', null)
    .execute();
  const places = await db
    .selectFrom('accreditation as a')
    .innerJoin('person as m', 'm.id', 'a.person_id')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select([
      'm.id as person_id',
      'm.email',
      'm.name',
      'm.language',
      'a.delegation_id',
      'a.standing',
      'a.is_focal_point',
      'p.names',
    ])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.status', '=', 'active')
    .where('m.id', 'in', [...persons])
    .where('m.email_verified', '=', false)
    .where('m.disabled_at', 'is', null)
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]))
    .execute();
  return [
    ...roles.map((row) => ({ ...row, delegation_id: null, standing: null, is_focal_point: null, names: null })),
    ...places.map((row) => ({ ...row, role: null })),
  ];
}
