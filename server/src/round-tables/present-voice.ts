import type { Db } from '@penholder/db';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import type { Actor, PartyKind, Role } from '@penholder/shared/people';
import {
  type AttributionLevel,
  type Capacity,
  levelOfTable,
  projectTime,
  projectVoice,
  type Voice,
} from '@penholder/shared/round-tables';

/** What every contribution's row has of its author. */
export interface Contribution {
  /** Null where it is a delegation's, and no one of its people's. */
  person_id: PersonId | null;
  delegation_id: DelegationId | null;
  capacity: Capacity;
  attribution: AttributionLevel;
}

/** Tells voices and times of one round table to one reader. */
export interface Voices {
  voiceOf(contribution: Contribution): Voice;
  /** The moment of a contribution, as exact as its voice allows. */
  timeOf(at: Date, voice: Pick<Voice, 'level'>): string;
}

const OFFICES: readonly Role[] = ['co-chair', 'penholder', 'secretariat', 'interpreter', 'observer'];

/**
 * The one exit for authorship: REST, sockets, awareness, exports and notifications show an author through this and nothing
 * else. Loads what the given contributions need in a constant number of queries.
 */
export async function presentVoices(
  db: Db,
  roundTable: Pick<RoundTableRow, 'id' | 'settings' | 'phase' | 'time_zone'>,
  reader: Actor | undefined,
  contributions: readonly Contribution[],
): Promise<Voices> {
  const personIds = [...new Set(contributions.map((item) => item.person_id).filter((id) => id !== null))];
  const persons = new Map<PersonId, string>();
  const offices = new Map<PersonId, Role>();
  if (personIds.length > 0) {
    for (const row of await db.selectFrom('person').select(['id', 'name']).where('id', 'in', personIds).execute())
      persons.set(row.id, row.name);
    const grants = await db
      .selectFrom('role_grant')
      .select(['person_id', 'role'])
      .where('round_table_id', '=', roundTable.id)
      .where('person_id', 'in', personIds)
      .execute();
    for (const role of OFFICES.toReversed())
      for (const grant of grants) if (grant.role === role) offices.set(grant.person_id, role);
  }
  const delegations = new Map(
    (
      await db
        .selectFrom('delegation as d')
        .innerJoin('party as p', 'p.id', 'd.party_id')
        .select(['d.id', 'd.status', 'p.names', 'p.kind'])
        .where('d.round_table_id', '=', roundTable.id)
        .execute()
    ).map((row) => [row.id, row] as const),
  );
  const members = new Map<PartyKind, number>();
  for (const row of delegations.values())
    if (row.status === 'active') members.set(row.kind, (members.get(row.kind) ?? 0) + 1);

  const tableLevel = levelOfTable(roundTable.settings, roundTable.phase);
  return {
    voiceOf(item) {
      const delegation = item.delegation_id ? delegations.get(item.delegation_id) : undefined;
      return projectVoice(
        {
          person: item.person_id && { id: item.person_id, name: persons.get(item.person_id) ?? '' },
          delegation: delegation ? { id: delegation.id, names: delegation.names, kind: delegation.kind } : null,
          office: (item.person_id && offices.get(item.person_id)) ?? null,
          capacity: item.capacity,
          attribution: item.attribution,
        },
        { reader, tableLevel, membersOf: (kind) => members.get(kind) ?? 0 },
      );
    },
    timeOf: (at, voice) => projectTime(at, voice, roundTable.time_zone),
  };
}
