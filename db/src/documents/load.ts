import { type DocumentId, isUuid } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import { canCopyOut, copyOut } from '../copy-out.ts';
import type { Db } from '../open.ts';
import { DamagedDocument, follow, insistOnHash, type StoredDocument, type StoredUpdate, uuidOf } from './stored.ts';

/** Everything committed of a document, as seen by `db`; undefined when there is none. Throws `DamagedDocument`. */
export async function loadDocument(db: Db, id: DocumentId): Promise<StoredDocument | undefined> {
  const found = canCopyOut(db) ? await copyDocument(db, id) : (await selectDocuments(db, [id])).get(id);
  return found && checked(id, found);
}

/** The same of several documents, in two questions; those that there are. A few at a time: each is in memory as a whole. */
export async function loadDocuments(db: Db, ids: readonly DocumentId[]): Promise<Map<DocumentId, StoredDocument>> {
  const found = await selectDocuments(db, ids);
  return new Map([...found].map(([id, one]) => [id, checked(id, one)]));
}

/** What was found, where it is what was written. Throws `DamagedDocument`. */
function checked(id: DocumentId, found: Found): StoredDocument {
  const { base } = found;
  if (base) insistOnHash(id, base.sequence, base.state, base.hash);
  const tail = follow(id, base?.sequence ?? 0, found.tail).map(({ sequence, update }) => ({ sequence, update }));
  const head = tail.at(-1)?.sequence ?? base?.sequence ?? 0;
  if (head < found.head)
    throw new DamagedDocument(id, `Document ${id} ends at ${head} and should reach ${found.head}.`);
  return { head, epoch: found.epoch, base: base && { sequence: base.sequence, state: base.state }, tail };
}

/** A document's rows as they lie there, not compared with anything yet. */
interface Found {
  head: number;
  epoch: string;
  base: { sequence: number; state: Uint8Array; hash: Uint8Array } | undefined;
  tail: (StoredUpdate & { hash: Uint8Array })[];
}

const KIND = { document: 0, snapshot: 1, update: 2 };
/** Bytes of one row: what arrives in longer ones the driver copies from one buffer into a larger one, again and again. */
const SLICE = 262_144;

/** In one question, and bytes as bytes; undefined where there is no such document. */
async function copyDocument(db: Db, id: DocumentId): Promise<Found | undefined> {
  if (!isUuid(id)) throw new Error(`${id} is not the id of a document.`);
  const sliced = (bytes: string) => `substring(${bytes} from part * ${SLICE} + 1 for ${SLICE})`;
  const parts = (bytes: string) => `generate_series(0, greatest(octet_length(${bytes}) - 1, 0) / ${SLICE}) as part`;
  const rows = await copyOut(
    db,
    `with newest as (
       select sequence, state, hash from document_snapshot where document_id = '${id}' order by sequence desc limit 1
     )
     select ${KIND.document}::int8, head::int8, 0::int8, uuid_send(epoch), null::bytea from document where id = '${id}'
     union all select ${KIND.snapshot}, sequence, part, ${sliced('state')}, hash from newest, ${parts('state')}
     union all select ${KIND.update}, sequence, part, ${sliced('update')}, hash from document_update, ${parts('update')}
       where document_id = '${id}' and sequence > coalesce((select sequence from newest), 0)`,
  );
  const slices = rows.map(([kind, sequence, part, bytes, hash]) => ({
    kind: numberOf(kind!),
    sequence: numberOf(sequence!),
    part: numberOf(part!),
    bytes: bytes!,
    hash: hash!,
  }));
  const document = slices.find(({ kind }) => kind === KIND.document);
  if (!document) return undefined;
  const numbered = (wanted: number) =>
    [
      ...Map.groupBy(
        slices.filter(({ kind }) => kind === wanted),
        ({ sequence }) => sequence,
      ),
    ]
      .map(([sequence, own]) => ({ sequence, bytes: joined(own), hash: own[0]!.hash }))
      .sort((one, other) => one.sequence - other.sequence);
  return {
    head: document.sequence,
    epoch: uuidOf(document.bytes),
    base: numbered(KIND.snapshot).map(({ bytes, ...row }) => ({ ...row, state: bytes }))[0],
    tail: numbered(KIND.update).map(({ bytes, ...row }) => ({ ...row, update: bytes })),
  };
}

const numberOf = (bytes: Buffer): number => Number(bytes.readBigInt64BE());

/** The bytes of slices, which come in no promised order. */
const joined = (slices: readonly { part: number; bytes: Buffer }[]): Buffer =>
  slices.length === 1
    ? slices[0]!.bytes
    : Buffer.concat(slices.toSorted((one, other) => one.part - other.part).map(({ bytes }) => bytes));

async function selectDocuments(db: Db, ids: readonly DocumentId[]): Promise<Map<DocumentId, Found>> {
  if (ids.length === 0) return new Map();
  const documents = await db
    .selectFrom('document as d')
    .leftJoinLateral(
      (e) =>
        e
          .selectFrom('document_snapshot as s')
          .select(['s.sequence', 's.state', 's.hash'])
          .whereRef('s.document_id', '=', 'd.id')
          .orderBy('s.sequence', 'desc')
          .limit(1)
          .as('s'),
      (join) => join.onTrue(),
    )
    .select(['d.id', 'd.head', 'd.epoch', 's.sequence', 's.state', 's.hash'])
    .where('d.id', 'in', ids)
    .execute();
  const after = documents.map(({ sequence }) => sequence ?? 0);
  const { rows } = await sql<StoredUpdate & { id: DocumentId; hash: Uint8Array }>`
    select u.document_id as id, u.sequence, u.update, u.hash from document_update u
    join unnest(${documents.map(({ id }) => id)}::uuid[], ${after}::bigint[]) as d(id, after)
      on u.document_id = d.id and u.sequence > d.after
    order by u.document_id, u.sequence`.execute(db);
  const tails = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    documents.map(({ id, head, epoch, sequence, state, hash }) => [
      id,
      {
        head,
        epoch,
        base: sequence !== null && state !== null && hash !== null ? { sequence, state, hash } : undefined,
        tail: tails.get(id) ?? [],
      },
    ]),
  );
}

/** The updates after `after`, up to `until` where it is given, in order and without gaps. Throws `DamagedDocument`. */
export async function listUpdates(db: Db, id: DocumentId, after: number, until?: number): Promise<StoredUpdate[]> {
  const rows = await selectUpdates(db, id, after, until);
  return follow(id, after, rows).map(({ sequence, update }) => ({ sequence, update }));
}

const selectUpdates = (db: Db, id: DocumentId, after: number, until?: number) =>
  db
    .selectFrom('document_update')
    .select(['sequence', 'update', 'hash'])
    .where('document_id', '=', id)
    .where('sequence', '>', after)
    .$if(until !== undefined, (query) => query.where('sequence', '<=', until!))
    .orderBy('sequence')
    .execute();

/**
 * What was appended to a document after a sequence, in order, with the document's epoch at the same moment: what is new
 * in another epoch does not follow on from what was there before. Throws `DamagedDocument`.
 */
export async function listAppended(
  db: Db,
  id: DocumentId,
  after: number,
): Promise<(StoredUpdate & { epoch: string })[]> {
  const rows = await db
    .selectFrom('document_update as u')
    .innerJoin('document as d', 'd.id', 'u.document_id')
    .select(['u.sequence', 'u.update', 'u.hash', 'd.epoch'])
    .where('u.document_id', '=', id)
    .where('u.sequence', '>', after)
    .orderBy('u.sequence')
    .execute();
  return follow(id, after, rows);
}
