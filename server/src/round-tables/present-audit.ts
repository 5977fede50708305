import type { Db } from '@penholder/db';
import { type AuditRow, factsOfActs, type FactsOfActs } from '@penholder/db/audit';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, LocalizedText, PersonId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  type AuditLine,
  Capacity,
  clearanceOf,
  disclosesAtLeast,
  kindOfAct,
  levelOfTable,
  lowest,
} from '@penholder/shared/round-tables';
import { type Contribution, presentVoices } from './present-voice.ts';

/** Stands for the author where an office has acted on what a delegation made: nobody is told the delegation as its author. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId;

/**
 * Acts as one reader may see them [RT11]: the running of the table in the open; what was done for a delegation through the
 * ladder like the voice itself, and its time and details with it; the act of an office on what a delegation made in the open
 * but for the delegation. A hash tells nothing: every event is salted.
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
  const facts = reader && (await factsOfActs(db, reader.table.id, rows));
  const kinds = new Map(facts ? rows.map((row) => [row, kindOf(row, facts)] as const) : []);
  const contributions = new Map(
    rows.flatMap((row) => {
      const kind = kinds.get(row);
      return kind && kind.is !== 'open' ? [[row, contributionOf(row, kind)] as const] : [];
    }),
  );
  const voices =
    reader && contributions.size > 0
      ? await presentVoices(db, reader.table, reader.actor, [...contributions.values()])
      : undefined;
  return rows.map((row): AuditLine => {
    const name = row.person_id ? persons.get(row.person_id) : undefined;
    const names = row.delegation_id ? delegations.get(row.delegation_id) : undefined;
    const open: AuditLine = {
      sequence: row.sequence,
      act: row.act,
      subject: { kind: row.subject_kind, id: row.subject_id },
      hash: Buffer.from(row.hash).toString('hex'),
      at: row.at.toISOString(),
      person: row.person_id && name !== undefined ? { id: row.person_id, name } : null,
      delegation: row.delegation_id && names ? { id: row.delegation_id, names } : null,
      details: row.details,
    };
    const contribution = contributions.get(row);
    if (!contribution || !voices) return reader && facts ? { ...open, details: detailsTold(row, facts, reader) } : open;
    const voice = voices.voiceOf(contribution);
    const { delegation } = voice;
    // What stands beside the act could tell its author too.
    const details = disclosesAtLeast(voice.level, 'delegation') ? row.details : {};
    if (kinds.get(row)!.is === 'office') return { ...open, delegation, details };
    return { ...open, at: voices.timeOf(row.at, voice), person: voice.person, delegation, details };
  });
}

/** Of what an office did in the open to a practice: nothing that names those who submit it, where they are not told. */
function detailsTold(
  { subject_kind, subject_id, details }: AuditRow,
  { levels }: FactsOfActs,
  { actor, table }: { actor: Actor; table: RoundTableRow },
): AuditRow['details'] {
  const level = lowest(
    levels.get(subject_id) ?? 'person',
    levelOfTable(table.settings, table.phase),
    clearanceOf(actor),
  );
  if (subject_kind !== 'practice' || disclosesAtLeast(level, 'delegation')) return details;
  return Object.fromEntries(Object.entries(details).filter(([name]) => !NAMING.includes(name)));
}
/** Who submitted a practice before and after, who was reminded, and how a file of theirs is called. */
const NAMING: readonly string[] = ['before', 'after', 'reminded', 'name'];

function kindOf(row: AuditRow, { levels, officers, accredited }: FactsOfActs) {
  const person = row.person_id ?? '';
  return kindOfAct({
    act: row.act,
    details: row.details,
    isForDelegation: row.delegation_id !== null,
    subjectLevel: levels.get(row.subject_id),
    isOfficer: row.person_id !== null && officers.has(row.person_id),
    isAccredited: accredited.has(row.delegation_id ? `${person} ${row.delegation_id}` : person),
  });
}

const contributionOf = (row: AuditRow, kind: Exclude<ReturnType<typeof kindOf>, { is: 'open' }>): Contribution => ({
  person_id: kind.is === 'voice' ? (row.person_id ?? NOBODY) : NOBODY,
  delegation_id: row.delegation_id,
  capacity: Capacity.safeParse(row.details['capacity']).data ?? 'national-position',
  attribution: kind.level,
});

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
