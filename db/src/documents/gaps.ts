import type { DelegationId, DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { beginAnew } from './age.ts';
import { dayOf, EACH_AUTHOR, type Grouping } from './history.ts';
import { insertSnapshot } from './log.ts';
import { hashOf, operationOf } from './stored.ts';

/** What can be read of a document whose log or snapshots do not bear their hashes. */
export interface Readable {
  roundTableId: RoundTableId;
  kind: string;
  subjectId: string;
  head: number;
  flattened: number | null;
  /** The newest snapshot that bears its hash. */
  base: { sequence: number; state: Uint8Array } | undefined;
  /** What bears its hash of the log since, or could be made to, in order. */
  tail: { sequence: number; update: Uint8Array }[];
  /** Sequences since then whose bytes are not what was written, and those that are not there. */
  damaged: number[];
  /** How many of the log were damaged and could be made good: they are in `tail`. */
  corrected: number;
  missing: number[];
  /** Sequences of snapshots, newer than the base, whose bytes are not what was written. */
  damagedSnapshots: number[];
}

export type GapReason = 'damaged' | 'missing' | 'unplaced';

/** Locks a document and reads what can be read of it; undefined when it is gone. */
export async function readReadable(trx: Trx, id: DocumentId): Promise<Readable | undefined> {
  const document = await trx
    .selectFrom('document')
    .select(['round_table_id', 'kind', 'subject_id', 'head', 'flattened'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!document) return undefined;
  const { head } = document;
  const damagedSnapshots: number[] = [];
  let base: Readable['base'];
  for (let before = head + 1; ;) {
    const row = await trx
      .selectFrom('document_snapshot')
      .select(['sequence', 'state', 'hash'])
      .where('document_id', '=', id)
      .where('sequence', '<', before)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) break;
    if (hashOf(row.state).equals(row.hash)) {
      base = { sequence: row.sequence, state: row.state };
      break;
    }
    damagedSnapshots.push(row.sequence);
    before = row.sequence;
  }
  const rows = await trx
    .selectFrom('document_update')
    .select(['sequence', 'update', 'hash', 'operation_id'])
    .where('document_id', '=', id)
    .where('sequence', '>', base?.sequence ?? 0)
    .orderBy('sequence')
    .execute();
  const tail: Readable['tail'] = [];
  const damaged: number[] = [];
  let corrected = 0;
  for (const row of rows) {
    const { sequence, update } = row;
    if (hashOf(update).equals(row.hash)) tail.push({ sequence, update });
    else {
      const correct = corrected < MOST_CORRECTED ? whatWasWritten(row) : undefined;
      if (correct) tail.push({ sequence, update: correct });
      else damaged.push(sequence);
      corrected++;
    }
  }
  const present = new Set(rows.map(({ sequence }) => sequence));
  const missing: number[] = [];
  for (let sequence = (base?.sequence ?? 0) + 1; sequence <= head; sequence++)
    if (!present.has(sequence)) missing.push(sequence);
  return {
    roundTableId: document.round_table_id,
    kind: document.kind,
    subjectId: document.subject_id,
    head,
    flattened: document.flattened,
    base,
    tail,
    damaged,
    corrected: corrected - damaged.length,
    missing,
    damagedSnapshots,
  };
}

/** How many damaged updates are tried to be made good, and how long they may be, in bytes: that takes a tenth of a second each. */
const MOST_CORRECTED = 20;
export const LONGEST_CORRECTED = 2_048;

/** An update as it was written, where its hash was damaged and not itself, or a single bit of it was: the hash tells which. */
function whatWasWritten(row: { update: Uint8Array; hash: Uint8Array; operation_id: string }): Uint8Array | undefined {
  if (operationOf(hashOf(row.update)) === row.operation_id) return row.update;
  if (row.update.length > LONGEST_CORRECTED) return undefined;
  const bytes = Uint8Array.from(row.update);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    if (hashOf(bytes).equals(row.hash)) return bytes;
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
  return undefined;
}

/**
 * Gives a locked document a good snapshot of `state` at its head in place of damaged ones. With gaps, as a new beginning:
 * copies that hold what is lost here are not merged into it. The log stays as it is.
 */
export async function mendDocument(
  trx: Trx,
  {
    id,
    head,
    state,
    damagedSnapshots,
    gaps,
  }: {
    id: DocumentId;
    head: number;
    state: Uint8Array;
    damagedSnapshots: readonly number[];
    gaps: readonly { sequence: number; reason: GapReason }[];
  },
): Promise<void> {
  if (damagedSnapshots.length > 0)
    await trx
      .deleteFrom('document_snapshot')
      .where('document_id', '=', id)
      .where('sequence', 'in', [...damagedSnapshots])
      .execute();
  await insertSnapshot(trx, { documentId: id, sequence: head, state });
  if (gaps.length === 0) return;
  await beginAnew(trx, [id]);
  await sql`insert into document_gap (document_id, sequence, reason)
      select ${id}::uuid, sequence, reason from unnest(
        ${gaps.map(({ sequence }) => sequence)}::bigint[], ${gaps.map(({ reason }) => reason)}::text[]
      ) as g(sequence, reason)
      on conflict do nothing`.execute(trx);
}

/** Changes of one author, or of one day, that are in a document's log and not in its text. */
export interface GapRow {
  first: number;
  last: number;
  updates: number;
  begunAt: Date | null;
  endedAt: Date | null;
  foundAt: Date;
  personId: PersonId | null;
  delegationId: DelegationId | null;
}

/** The gaps of a document, told apart as far as the reader may know; at most a few hundred authors or days. */
export async function listGaps(db: Db, id: DocumentId, grouping: Grouping): Promise<GapRow[]> {
  const key = grouping.by === 'day' ? dayOf(grouping.timeZone) : EACH_AUTHOR;
  const { rows } = await sql<{
    first: number;
    last: number;
    updates: number;
    begun_at: Date | null;
    ended_at: Date | null;
    found_at: Date;
    person_id: PersonId | null;
    delegation_id: DelegationId | null;
  }>`
    with lost as (
      select g.sequence, g.found_at, u.committed_at, u.person_id, u.delegation_id, ${key} as key
      from document_gap g
      left join document_update u on u.document_id = g.document_id and u.sequence = g.sequence
      where g.document_id = ${id}
    )
    select min(sequence) as first, max(sequence) as last, count(*) as updates, min(committed_at) as begun_at,
      max(committed_at) as ended_at, max(found_at) as found_at,
      min(person_id::text)::uuid as person_id, min(delegation_id::text)::uuid as delegation_id
    from lost group by key order by first limit 500`.execute(db);
  const isByDay = grouping.by === 'day';
  return rows.map((row) => ({
    first: Number(row.first),
    last: Number(row.last),
    updates: Number(row.updates),
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    foundAt: row.found_at,
    personId: isByDay ? null : row.person_id,
    delegationId: isByDay ? null : row.delegation_id,
  }));
}

/** What of a document's log and snapshots does not bear its hash, or is not there. */
export interface Damage {
  updates: number[];
  missing: number[];
  snapshots: number[];
}

/** Rows that are verified at once: some megabytes. */
const AT_ONCE = 1_000;

/** Reads a document's whole log and all its snapshots, and compares each with its hash. */
export async function verifyDocument(
  db: Db,
  { id, head, flattened }: { id: DocumentId; head: number; flattened: number | null },
): Promise<Damage> {
  const damage: Damage = { updates: [], missing: [], snapshots: [] };
  let expected = (flattened ?? 0) + 1;
  for (;;) {
    const rows = await db
      .selectFrom('document_update')
      .select(['sequence', 'update', 'hash'])
      .where('document_id', '=', id)
      .where('sequence', '>=', expected)
      .orderBy('sequence')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      for (; expected < row.sequence; expected++) damage.missing.push(expected);
      expected = row.sequence + 1;
      if (!hashOf(row.update).equals(row.hash)) damage.updates.push(row.sequence);
    }
    if (rows.length < AT_ONCE) break;
  }
  for (; expected <= head; expected++) damage.missing.push(expected);
  const snapshots = await db
    .selectFrom('document_snapshot')
    .select('sequence')
    .where('document_id', '=', id)
    // In the database, so that none of them need travel.
    .where(sql<boolean>`sha256(state) <> hash`)
    .orderBy('sequence')
    .execute();
  damage.snapshots = snapshots.map(({ sequence }) => sequence);
  return damage;
}

/** A page of documents to verify, by id. */
export const listToVerify = (db: Db, after: DocumentId | undefined, limit: number) =>
  db
    .selectFrom('document as d')
    .innerJoin('round_table as r', 'r.id', 'd.round_table_id')
    .select(['d.id', 'd.kind', 'd.subject_id', 'd.head', 'd.flattened', 'r.code'])
    .$if(after !== undefined, (query) => query.where('d.id', '>', after!))
    .orderBy('d.id')
    .limit(limit)
    .execute();
