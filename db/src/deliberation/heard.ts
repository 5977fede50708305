import type { Actor } from '@penholder/shared/people';
import { type RawBuilder, sql } from 'kysely';

const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;

/** Whether the post `p` is for everyone who reads its thread, or the actor is in its circle: `readsPost`, asked of many posts at once. [DL2] */
export const heardBy = (actor: Actor): RawBuilder<boolean> => {
  const delegations = actor.accreditations.map((place) => place.delegationId);
  return sql<boolean>`(p.circle is null
    or p.circle -> 'roles' ?| ${texts(actor.roles)}
    or p.circle -> 'delegations' ?| ${texts(delegations)}
    or p.circle -> 'persons' ?| ${texts([actor.personId])})`;
};
