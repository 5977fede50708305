import type { Db } from '@penholder/db';
import type { AuditRow } from '@penholder/db/audit';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, LocalizedText, PersonId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  ATTRIBUTION_LEVELS,
  type AttributionLevel,
  type AuditLine,
  Capacity,
  disclosesAtLeast,
} from '@penholder/shared/round-tables';
import { presentVoices } from './present-voice.ts';

/** Acts of running the table, in the open; every other act that was done for a delegation is its voice. */
const RUNNING = ['accreditation.', 'delegation.', 'role.', 'round-table.', 'invitations.'];

/** The level of the voice that an act is; undefined for acts of running the table. */
function levelOf(row: AuditRow): AttributionLevel | undefined {
  const own = ATTRIBUTION_LEVELS.find((level) => level === row.details['attribution']);
  return (
    own ?? (row.delegation_id && !RUNNING.some((beginning) => row.act.startsWith(beginning)) ? 'person' : undefined)
  );
}

/**
 * Acts as one reader may see them. Acts of running the table show who did them; what was done for a delegation, or names
 * an `attribution` in its details (a post, a comment), goes through the ladder like the voice itself, and its time with
 * it [RT11].
 */
export async function presentAudit(
  db: Db,
  rows: readonly AuditRow[],
  reader?: { actor: Actor; table: RoundTableRow },
): Promise<AuditLine[]> {
  const persons = await namesOfPersons(
    db,
    rows.flatMap((row) => row.person_id ?? []),
  );
  const delegations = await namesOfDelegations(
    db,
    rows.flatMap((row) => row.delegation_id ?? []),
  );
  const voiced = rows.flatMap((row) => {
    const attribution = levelOf(row);
    return attribution && row.person_id
      ? [
          {
            person_id: row.person_id,
            delegation_id: row.delegation_id,
            capacity: Capacity.safeParse(row.details['capacity']).data ?? 'national-position',
            attribution,
            row,
          },
        ]
      : [];
  });
  const voices = reader && voiced.length > 0 ? await presentVoices(db, reader.table, reader.actor, voiced) : undefined;
  const byRow = new Map(voiced.map((one) => [one.row, one]));
  return rows.map((row): AuditLine => {
    const shared = {
      sequence: row.sequence,
      act: row.act,
      subject: { kind: row.subject_kind, id: row.subject_id },
      hash: Buffer.from(row.hash).toString('hex'),
    };
    const contribution = byRow.get(row);
    if (contribution && voices) {
      const voice = voices.voiceOf(contribution);
      return {
        ...shared,
        at: voices.timeOf(row.at, voice),
        person: voice.person,
        delegation: voice.delegation,
        // What stands beside the act could tell its author too.
        details: disclosesAtLeast(voice.level, 'delegation') ? row.details : {},
      };
    }
    const name = row.person_id ? persons.get(row.person_id) : undefined;
    const names = row.delegation_id ? delegations.get(row.delegation_id) : undefined;
    return {
      ...shared,
      at: row.at.toISOString(),
      person: row.person_id && name !== undefined ? { id: row.person_id, name } : null,
      delegation: row.delegation_id && names ? { id: row.delegation_id, names } : null,
      details: row.details,
    };
  });
}

async function namesOfPersons(db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function namesOfDelegations(db: Db, ids: readonly DelegationId[]): Promise<Map<DelegationId, LocalizedText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.id', 'p.names'])
    .where('d.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.names]));
}
