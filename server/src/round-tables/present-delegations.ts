import type { Db } from '@penholder/db';
import { type DelegationPage, listDelegationsPage, listPeopleOf } from '@penholder/db/round-tables';
import type { Page } from '@penholder/shared/kernel';
import { type Actor, can } from '@penholder/shared/people';
import { type Delegation, PEOPLE_SHOWN } from '@penholder/shared/round-tables';
import { cursorOf } from '../http/cursor.ts';

/** A page of delegations with their people, as one reader may see them: addresses are for whoever invites to the delegation [PE20]. */
export async function presentDelegations(db: Db, reader: Actor, page: DelegationPage): Promise<Page<Delegation>> {
  const { rows, more, total } = await listDelegationsPage(db, page);
  const people = await listPeopleOf(
    db,
    rows.map((row) => row.id),
    PEOPLE_SHOWN,
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => {
      const invites = can(reader, 'people.invite', { delegationId: row.id });
      return {
        id: row.id,
        party: { id: row.party_id, kind: row.kind, names: row.names, iso3166: row.iso3166 },
        status: row.status,
        hasVote: row.has_vote,
        aliases: row.aliases,
        peopleTotal: Number(row.people),
        people: people
          .filter((one) => one.delegation_id === row.id)
          .map((one) => ({
            id: one.id,
            person: { id: one.person_id, name: one.name },
            email: invites ? one.email : null,
            hasSignedIn: invites ? one.email_verified : null,
            standing: one.standing,
            isFocalPoint: one.is_focal_point,
            maySubmit: one.may_submit,
            mayVote: one.may_vote,
            validFrom: one.valid_from.toISOString(),
            validTo: one.valid_to?.toISOString() ?? null,
            revision: one.revision,
          })),
      };
    }),
    next: more && last ? cursorOf({ name: last.sort_name, id: last.id }) : null,
    total,
  };
}
