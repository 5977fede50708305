import type { Db } from '@penholder/db';
import { type KnownPerson, listActiveDelegations, listKnownPersons } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type Circle, knowsPersons, mentionsIn, MOST_MENTIONS } from '@penholder/shared/deliberation';
import { type DelegationId, invalid, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';

/** Whether a person of the round table belongs to the circle. */
export const isPersonIn = (circle: Circle, person: KnownPerson): boolean =>
  circle.persons.includes(person.id) ||
  person.roles.some((role) => circle.roles.includes(role)) ||
  person.places.some((place) => circle.delegations.includes(place.delegationId));

/** Whom a text mentions: ids in order. Refuses where the author may not mention one of them, or they could not read it. [DL7] */
export async function checkMentions(
  db: Db,
  roundTable: RoundTableRow,
  author: Actor,
  circle: Circle | null,
  body: string,
  before: readonly string[] = [],
): Promise<{ ids: string[]; delegations: DelegationId[]; persons: KnownPerson[] }> {
  const ids = mentionsIn(body);
  const asked = ids.filter((id) => !before.includes(id));
  if (asked.length === 0) return { ids, delegations: [], persons: [] };
  const delegations = (await listActiveDelegations(db, roundTable.id, asked)).filter(
    ({ id }) => circle === null || circle.delegations.includes(id),
  );
  const mayKnow = knowsPersons(author, levelOfTable(roundTable.settings, roundTable.phase));
  const persons = (mayKnow ? await listKnownPersons(db, roundTable.id, { ids: asked }, MOST_MENTIONS) : []).filter(
    (person) => circle === null || isPersonIn(circle, person),
  );
  if (delegations.length + persons.length < asked.length)
    refuse(
      invalid('post.mention-unknown', 'Someone whom you mention does not take part here, or could not read this.', {
        fields: { body: 'Take out the mention of whoever could not read this.' },
      }),
    );
  return { ids, delegations: delegations.map(({ id }) => id), persons };
}
