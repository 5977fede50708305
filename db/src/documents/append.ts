import type { DelegationId, DocumentId, PersonId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { PREPARED } from '../prepared.ts';
import { beginAnew } from './age.ts';
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
   * Called with what the writer has `missed`, in order, often nothing: where it has missed any, under the document's row lock.
   * Answers for each of its updates the bytes to append, or undefined for one of which nothing is new.
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

/** A document as a writer knows it: only one that is still so is appended to. */
interface Ground {
  id: DocumentId;
  head: number;
  epoch: string | undefined;
}

/** An update to insert, and its place among those given. */
type Placed = Append & { place: number };

/**
 * Appends what comes right after what its writer knows, in one statement, which is one commit and one way to the database
 * and back. A document that somebody else has appended to, or whose updates do not fit, is missing from the answer, and
 * nothing of it is appended: `appendUpdates` finds out what it lacks.
 */
export async function appendNext(db: Db, updates: readonly Append[], fit: Fit): Promise<Map<DocumentId, Appended>> {
  const grounds: Ground[] = [];
  const fitting: Placed[] = [];
  const places = Map.groupBy(updates.keys(), (place) => updates[place]!.documentId);
  for (const [id, own] of places) {
    const { epoch } = updates[own[0]!]!;
    if (own.some((place) => updates[place]!.epoch !== epoch)) continue;
    const head = fit.known(id);
    try {
      fitting.push(...cutToFit(updates, own, fit, { id, missed: [] }));
    } catch {
      // It may stand on what the writer has not seen yet.
      continue;
    }
    grounds.push({ id, head, epoch });
  }
  if (grounds.length === 0) return new Map();
  return appendedTo(await insertUpdates(db, grounds, fitting), places);
}

/**
 * Appends updates of many documents, in the order given, each document's under its row lock, so that sequences have no
 * gaps whichever server node appends. An operation that is there already is left out. Documents that are gone, or have
 * begun anew since an update was written, are missing from the answer; so are those whose log ends before where `fit` knows
 * it to, which begin anew: the database has been put back to an earlier state. `fit` has the last word on what is appended,
 * once nobody else can append any more.
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
  const putBack = fit ? documents.filter(({ id, head }) => fit.known(id) > head).map(({ id }) => id) : [];
  if (putBack.length > 0) await beginAnew(trx, putBack);
  const outdated = new Set([
    ...putBack,
    ...updates.flatMap(({ documentId, epoch }) =>
      epoch !== undefined && epoch !== epochs.get(documentId) ? [documentId] : [],
    ),
  ]);
  if (outdated.size > 0) {
    const rest = updates.filter(({ documentId }) => !outdated.has(documentId));
    return rest.length > 0 ? appendUpdates(trx, rest, fit) : new Map();
  }
  const places = new Map<DocumentId, number[]>(documents.map(({ id }) => [id, []]));
  updates.forEach((update, place) => places.get(update.documentId)?.push(place));
  const missed = fit && (await listMissed(trx, documents, fit));
  const given = missed
    ? [...places].flatMap(([id, own]) => cutToFit(updates, own, fit!, { id, missed: missed.get(id) ?? [] }))
    : updates.map((update, place) => ({ ...update, place }));
  return appendedTo(await insertUpdates(trx, documents, given), places, missed);
}

/** What is answered: by document where each of its updates went, by their places among those given. */
function appendedTo(
  { heads, sequences }: Inserted,
  places: ReadonlyMap<DocumentId, readonly number[]>,
  missed?: ReadonlyMap<DocumentId, StoredUpdate[]>,
): Map<DocumentId, Appended> {
  return new Map(
    [...heads].map(([id, head]) => {
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

/** Those of one document's updates, at their places, of which something is left. */
function cutToFit(
  updates: readonly Append[],
  places: readonly number[],
  fit: Fit,
  { id, missed }: { id: DocumentId; missed: readonly StoredUpdate[] },
): Placed[] {
  const own = places.map((place) => updates[place]!);
  const fitting = fit.cut(id, missed, own);
  return places.flatMap((place, nth) => {
    const update = fitting[nth];
    return update ? [{ ...own[nth]!, update, place }] : [];
  });
}

/** The head that each document had, which was as the writer knows it, and the sequences of the updates that were new, by place. */
interface Inserted {
  heads: ReadonlyMap<DocumentId, number>;
  sequences: ReadonlyMap<number, number>;
}

/** Locks documents and inserts updates of those that are as the writer knows them; each document's are given in their order. */
async function insertUpdates(db: Db, grounds: readonly Ground[], updates: readonly Placed[]): Promise<Inserted> {
  const hashes = updates.map((update) => hashOf(update.update));
  let start = 1;
  const starts = updates.map(({ update }) => (start += update.length) - update.length);
  // In order of their ids, so that two nodes never wait for each other. The bytes go as one value: arrays of bytes would
  // travel as hexadecimal text.
  const { rows } = await sql<{ id: DocumentId; head: number; place: number | null; sequence: number | null }>`
    ${PREPARED}with known as (
      select * from unnest(
        ${grounds.map(({ id }) => id)}::uuid[], ${grounds.map(({ head }) => head)}::int8[],
        ${grounds.map(({ epoch }) => epoch ?? null)}::uuid[]
      ) as k(id, head, epoch)
    ), locked as materialized (
      select d.id, d.head from document d
      join known k on k.id = d.id and k.head = d.head and (k.epoch is null or k.epoch = d.epoch)
      order by d.id for update of d
    ), given as (
      select * from unnest(
        ${updates.map((update) => update.documentId)}::uuid[], ${hashes.map(operationOf)}::uuid[],
        ${starts}::int[], ${updates.map((update) => update.update.length)}::int[],
        ${updates.map((update) => update.personId)}::uuid[], ${updates.map((update) => update.delegationId)}::uuid[]
      ) with ordinality as g(document_id, operation_id, start, length, person_id, delegation_id, place)
    ), fresh as (
      select g.*, l.head + row_number() over (partition by g.document_id order by g.place) as sequence
      from (select distinct on (document_id, operation_id) * from given order by document_id, operation_id, place) g
      join locked l on l.id = g.document_id
      where not exists (
        select from document_update u where u.document_id = g.document_id and u.operation_id = g.operation_id
      )
    ), moved as (
      update document d set head = c.head, bytes = d.bytes + c.bytes, updated_at = now()
      from (select document_id, max(sequence) as head, sum(length) as bytes from fresh group by document_id) c
      where d.id = c.document_id
    ), appended as (
      insert into document_update (document_id, sequence, operation_id, update, hash, person_id, delegation_id)
      select f.document_id, f.sequence, f.operation_id, b.update, sha256(b.update), f.person_id, f.delegation_id
      from fresh f
      cross join lateral (select substring(${Buffer.concat(updates.map((update) => update.update))}::bytea from f.start for f.length) as update) b
    )
    select l.id, l.head::int8 as head, f.place::int as place, f.sequence::int8 as sequence
    from locked l left join fresh f on f.document_id = l.id`.execute(db);
  return {
    heads: new Map(rows.map(({ id, head }) => [id, Number(head)])),
    sequences: new Map(
      rows.flatMap(({ place, sequence }) =>
        place === null ? [] : [[updates[place - 1]!.place, Number(sequence)] as const],
      ),
    ),
  };
}
