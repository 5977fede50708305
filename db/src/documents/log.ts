import type { DelegationId, DocumentId, PersonId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { follow, hashOf, operationOf, type StoredUpdate } from './stored.ts';

/** An update to append. */
export interface Append {
  documentId: DocumentId;
  update: Uint8Array;
  personId: PersonId | null;
  delegationId: DelegationId | null;
  /** Which beginning of the document it stands on; one that stands on an earlier one than the document's is not taken. */
  epoch?: string;
}

/** How updates are made to fit what others appended since their writer looked last. */
export interface Fit {
  /** Up to which sequence the writer knows a document's log. */
  known(id: DocumentId): number;
  /**
   * Called under the document's row lock with what the writer has `missed`, in order, often nothing. Answers for each of its
   * updates the bytes to append, or undefined for one of which nothing is new.
   */
  cut(id: DocumentId, missed: readonly StoredUpdate[], updates: readonly Append[]): readonly (Uint8Array | undefined)[];
}

/** Where the updates of one document went: `sequences[i]` for the i-th given, undefined for one that was there already. */
export interface Appended {
  /** The document's head after the append. */
  head: number;
  sequences: (number | undefined)[];
  /** What others had appended that the writer did not know, where it said how far it knows the log. */
  missed?: readonly StoredUpdate[];
}

/**
 * Appends updates of many documents, in the order given, each document's under its row lock, so that sequences have no
 * gaps whichever server node appends. An operation that is there already is left out. Documents that are gone, or have
 * begun anew since an update was written, are missing from the answer. `fit` has the last word on what is appended, once
 * nobody else can append any more.
 */
export async function appendUpdates(
  trx: Trx,
  updates: readonly Append[],
  fit?: Fit,
): Promise<Map<DocumentId, Appended>> {
  const ids = [...new Set(updates.map((update) => update.documentId))];
  // In order of their ids, so that two nodes never wait for each other.
  const documents = await trx
    .selectFrom('document')
    .select(['id', 'head', 'epoch'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const epochs = new Map(documents.map(({ id, epoch }) => [id, epoch]));
  const outdated = new Set(
    updates.flatMap(({ documentId, epoch }) =>
      epoch !== undefined && epoch !== epochs.get(documentId) ? [documentId] : [],
    ),
  );
  if (outdated.size > 0) {
    const rest = updates.filter(({ documentId }) => !outdated.has(documentId));
    return rest.length > 0 ? appendUpdates(trx, rest, fit) : new Map();
  }
  const places = new Map<DocumentId, number[]>(documents.map(({ id }) => [id, []]));
  updates.forEach((update, place) => places.get(update.documentId)?.push(place));
  const missed = fit && (await listMissed(trx, documents, fit));
  const given = missed
    ? cutToFit(updates, places, fit, missed)
    : updates.map((update, place) => ({ ...update, place }));
  const sequences = given.length > 0 ? await insertUpdates(trx, given) : new Map<number, number>();
  return new Map(
    documents.map(({ id, head }) => {
      const own = places.get(id)!.map((place) => sequences.get(place));
      const behind = missed?.get(id);
      return [
        id,
        {
          head: head + own.filter((sequence) => sequence !== undefined).length,
          sequences: own,
          ...(behind && { missed: behind }),
        },
      ];
    }),
  );
}

/** What the writer has not seen of the documents that it appends to: one query, and none where there is nothing. */
async function listMissed(
  trx: Trx,
  documents: readonly { id: DocumentId; head: number }[],
  fit: Fit,
): Promise<Map<DocumentId, StoredUpdate[]>> {
  const behind = documents.flatMap(({ id, head }) => (fit.known(id) < head ? [{ id, after: fit.known(id) }] : []));
  if (behind.length === 0) return new Map();
  const { rows } = await sql<{ document_id: DocumentId; sequence: number; update: Uint8Array; hash: Uint8Array }>`
    select u.document_id, u.sequence::int8 as sequence, u.update, u.hash
    from unnest(${behind.map(({ id }) => id)}::uuid[], ${behind.map(({ after }) => after)}::int8[]) as g(id, after)
    join document_update u on u.document_id = g.id and u.sequence > g.after
    order by u.document_id, u.sequence`.execute(trx);
  const found = Map.groupBy(rows, (row) => row.document_id);
  return new Map(
    behind.map(({ id, after }) => {
      const own = (found.get(id) ?? []).map((row) => ({ ...row, sequence: Number(row.sequence) }));
      return [id, follow(id, after, own).map(({ sequence, update }) => ({ sequence, update }))];
    }),
  );
}

/** An update to insert, and its place among those given. */
type Placed = Append & { place: number };

const cutToFit = (
  updates: readonly Append[],
  places: ReadonlyMap<DocumentId, number[]>,
  fit: Fit,
  missed: ReadonlyMap<DocumentId, StoredUpdate[]>,
): Placed[] =>
  [...places]
    .flatMap(([id, own]) => {
      const fitting = fit.cut(
        id,
        missed.get(id) ?? [],
        own.map((place) => updates[place]!),
      );
      return own.flatMap((place, nth) => {
        const update = fitting[nth];
        return update ? [{ ...updates[place]!, update, place }] : [];
      });
    })
    .sort((one, other) => one.place - other.place);

/** Inserts updates of locked documents; answers the sequences of those that were not there, by their place. */
async function insertUpdates(trx: Trx, updates: readonly Placed[]): Promise<Map<number, number>> {
  const hashes = updates.map((update) => hashOf(update.update));
  let start = 1;
  const starts = updates.map(({ update }) => (start += update.length) - update.length);
  // The bytes go as one value: arrays of bytes would travel as hexadecimal text.
  const { rows } = await sql<{ place: number; sequence: number }>`
    with given as (
      select * from unnest(
        ${updates.map((update) => update.documentId)}::uuid[], ${hashes.map(operationOf)}::uuid[],
        ${starts}::int[], ${updates.map((update) => update.update.length)}::int[],
        ${updates.map((update) => update.personId)}::uuid[], ${updates.map((update) => update.delegationId)}::uuid[]
      ) with ordinality as g(document_id, operation_id, start, length, person_id, delegation_id, place)
    ), fresh as (
      select g.*, row_number() over (partition by g.document_id order by g.place) as nth
      from (select distinct on (document_id, operation_id) * from given order by document_id, operation_id, place) g
      join document d on d.id = g.document_id
      where not exists (
        select from document_update u where u.document_id = g.document_id and u.operation_id = g.operation_id
      )
    ), moved as (
      update document d set head = d.head + c.count, bytes = d.bytes + c.bytes, updated_at = now()
      from (select document_id, count(*) as count, sum(length) as bytes from fresh group by document_id) c
      where d.id = c.document_id
      returning d.id, d.head - c.count as base
    ), appended as (
      insert into document_update (document_id, sequence, operation_id, update, hash, person_id, delegation_id)
      select f.document_id, m.base + f.nth, f.operation_id, b.update, sha256(b.update), f.person_id, f.delegation_id
      from fresh f join moved m on m.id = f.document_id
      cross join lateral (select substring(${Buffer.concat(updates.map((update) => update.update))}::bytea from f.start for f.length) as update) b
    )
    select f.place::int as place, (m.base + f.nth)::bigint as sequence from fresh f join moved m on m.id = f.document_id`.execute(
    trx,
  );
  return new Map(rows.map((row) => [updates[row.place - 1]!.place, Number(row.sequence)]));
}

/** Documents with at least `tail` updates since their last snapshot, those with most first. */
export async function listUncompacted(db: Db, tail: number, limit: number): Promise<DocumentId[]> {
  const rows = await db
    .selectFrom('document')
    .select('id')
    .where(sql<number>`head - compacted`, '>=', tail)
    .orderBy(sql`head - compacted`, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Keeps the state of a document up to a sequence beside its log; a snapshot that is there already stays. */
export async function insertSnapshot(
  db: Db,
  snapshot: { documentId: DocumentId; sequence: number; state: Uint8Array },
): Promise<void> {
  await db
    .with('kept', (trx) =>
      trx
        .insertInto('document_snapshot')
        .values({
          document_id: snapshot.documentId,
          sequence: snapshot.sequence,
          state: snapshot.state,
          hash: hashOf(snapshot.state),
        })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .updateTable('document')
    .set((e) => ({ compacted: e.fn<number>('greatest', ['compacted', e.val(snapshot.sequence)]) }))
    .where('id', '=', snapshot.documentId)
    .execute();
}
