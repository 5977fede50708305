import type { Publication } from '@penholder/shared/documents';
import type { Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Annex, EditionId, Warning } from '@penholder/shared/output';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import type { FrozenInputs } from '../schema/index.ts';
import { json } from '../transaction.ts';

export type { FrozenInputs } from '../schema/index.ts';

const HEAD = [
  'edition.id',
  'edition.round_table_id',
  'edition.number',
  'edition.symbol',
  'edition.language',
  'edition.letters',
  'edition.status',
  'edition.progress',
  'edition.error',
  'edition.content_hash',
  'edition.issued_on',
  'edition.attempts',
  'edition.created_by',
  'edition.created_at',
  'edition.compiled_at',
  'edition.published_at',
] as const;

/** Editions without what they hold, which may be megabytes. */
const selectHeads = (db: Db) =>
  db
    .selectFrom('edition')
    .select(HEAD)
    .select(sql<number>`jsonb_array_length(edition.warnings)`.as('warnings'));
export type EditionRow = Awaited<ReturnType<ReturnType<typeof selectHeads>['executeTakeFirstOrThrow']>>;

export const findEdition = (db: Db, roundTableId: RoundTableId, id: EditionId) =>
  selectHeads(db).where('round_table_id', '=', roundTableId).where('id', '=', id).executeTakeFirst();

export const lockEdition = (trx: Trx, roundTableId: RoundTableId, id: EditionId) =>
  selectHeads(trx).where('round_table_id', '=', roundTableId).where('id', '=', id).forUpdate().executeTakeFirst();

/** A page of a round table's editions, the newest number first, its languages by their codes. */
export async function listEditions(
  db: Db,
  roundTableId: RoundTableId,
  { publishedOnly, limit, offset }: { publishedOnly: boolean; limit: number; offset: number },
) {
  let rows = selectHeads(db)
    .where('round_table_id', '=', roundTableId)
    .orderBy('number', 'desc')
    .orderBy('language')
    .limit(limit)
    .offset(offset);
  let count = db.selectFrom('edition').where('round_table_id', '=', roundTableId);
  if (publishedOnly) {
    rows = rows.where('status', '=', 'published');
    count = count.where('status', '=', 'published');
  }
  const { total } = await count.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows: await rows.execute(), total };
}

/** The language versions of a number, with what they froze. */
export const listNumber = (db: Db, roundTableId: RoundTableId, number: number) =>
  db
    .selectFrom('edition')
    .select(['id', 'language', 'status', 'letters', 'issued_on', 'created_at'])
    .where('round_table_id', '=', roundTableId)
    .where('number', '=', number)
    .orderBy('created_at')
    .execute();

export async function lastNumber(db: Db, roundTableId: RoundTableId): Promise<number> {
  const { last } = await db
    .selectFrom('edition')
    .select((e) => e.fn.coalesce(e.fn.max('number'), sql<number>`0`).as('last'))
    .where('round_table_id', '=', roundTableId)
    .executeTakeFirstOrThrow();
  return last;
}

export interface NewEdition {
  roundTableId: RoundTableId;
  number: number;
  symbol: string;
  language: Language;
  letters: readonly Annex[];
  issuedOn: string;
  personId: PersonId;
}
export const insertEdition = async (
  trx: Trx,
  { roundTableId, number, symbol, language, letters, issuedOn, personId }: NewEdition,
): Promise<EditionId> =>
  (
    await trx
      .insertInto('edition')
      .values({
        round_table_id: roundTableId,
        number,
        symbol,
        language,
        letters: [...letters],
        issued_on: issuedOn,
        created_by: personId,
        inputs: null,
        publication: null,
        content_hash: null,
        error: null,
        claimed_until: null,
        compiled_at: null,
        published_at: null,
        published_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** Takes the oldest edition that waits to be compiled and that no living node has in hand. */
export async function claimEdition(trx: Trx, seconds: number) {
  const row = await trx
    .selectFrom('edition')
    .select('id')
    .where('status', '=', 'compiling')
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<', e.fn<Date>('now', []))]))
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row) return undefined;
  return trx
    .updateTable('edition')
    .set((e) => ({
      attempts: e('attempts', '+', 1),
      claimed_until: sql<Date>`now() + make_interval(secs => ${seconds})`,
    }))
    .where('id', '=', row.id)
    .returning([...HEAD, 'inputs'])
    .executeTakeFirstOrThrow();
}
export type ClaimedEdition = NonNullable<Awaited<ReturnType<typeof claimEdition>>>;

const compiling = (db: Db, id: EditionId, attempt: number) =>
  db.updateTable('edition').where('id', '=', id).where('status', '=', 'compiling').where('attempts', '=', attempt);

export const saveInputs = (trx: Trx, id: EditionId, attempt: number, inputs: FrozenInputs) =>
  compiling(trx, id, attempt)
    .set({ inputs: json(inputs) })
    .execute();

/** Says how far it is and keeps the claim; answers whether it is still ours. */
export async function saveProgress(
  db: Db,
  id: EditionId,
  attempt: number,
  progress: number,
  seconds: number,
): Promise<boolean> {
  const { numUpdatedRows } = await compiling(db, id, attempt)
    .set({ progress, claimed_until: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives an edition back, to be compiled by whoever looks next; a portion that was broken off does not count. */
export const releaseEdition = (db: Db, id: EditionId, attempt: number, counts: boolean) =>
  compiling(db, id, attempt)
    .set((e) => ({ claimed_until: null, progress: 0, ...(counts ? {} : { attempts: e('attempts', '-', 1) }) }))
    .execute();

export const failEdition = (db: Db, id: EditionId, attempt: number, error: string) =>
  compiling(db, id, attempt).set({ status: 'failed', error, progress: 0, claimed_until: null }).execute();

export const retryEdition = (trx: Trx, id: EditionId) =>
  trx
    .updateTable('edition')
    .set({ status: 'compiling', error: null, attempts: 0, progress: 0, claimed_until: null })
    .where('id', '=', id)
    .execute();

export interface Compiled {
  publication: Publication;
  warnings: Warning[];
  contentHash: string;
  files: readonly { format: string; mediaType: string; bytes: Uint8Array; sha256: string }[];
}

/** Stores a compiled edition with its files; answers whether it was still ours to store. */
export async function saveCompiled(
  trx: Trx,
  id: EditionId,
  attempt: number,
  { publication, warnings, contentHash, files }: Compiled,
): Promise<boolean> {
  const { numUpdatedRows } = await compiling(trx, id, attempt)
    .set({
      status: 'compiled',
      progress: 100,
      claimed_until: null,
      error: null,
      content_hash: contentHash,
      publication: json(publication),
      warnings: json(warnings),
      compiled_at: sql<Date>`now()`,
    })
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  for (const { format, mediaType, bytes, sha256 } of files)
    await trx
      .insertInto('edition_file')
      .values({ edition_id: id, format, media_type: mediaType, bytes, size: bytes.byteLength, sha256 })
      .execute();
  return true;
}

export const savePublished = (trx: Trx, id: EditionId, personId: PersonId) =>
  trx
    .updateTable('edition')
    .set({ status: 'published', published_at: sql<Date>`now()`, published_by: personId })
    .where('id', '=', id)
    .execute();

export const findInputs = async (db: Db, id: EditionId): Promise<FrozenInputs | null> =>
  (await db.selectFrom('edition').select('inputs').where('id', '=', id).executeTakeFirst())?.inputs ?? null;
/** The practices of an edition whose submitters are not to be named any more: what it was compiled of tells less of them now. */
export async function listNoLongerNamed(db: Db, id: EditionId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select one->>'id' as id from edition e, jsonb_array_elements(e.inputs->'practices') one
    join practice_version v on v.practice_id = (one->>'id')::uuid and v.version = (one->>'version')::integer
    where e.id = ${id} and v.attribution not in ('delegation', 'person')`.execute(db);
  return rows.map((row) => row.id);
}

export const findPublication = async (db: Db, id: EditionId): Promise<Publication | null> =>
  (await db.selectFrom('edition').select('publication').where('id', '=', id).executeTakeFirst())?.publication ?? null;
export const findWarnings = async (db: Db, id: EditionId): Promise<Warning[]> =>
  (await db.selectFrom('edition').select('warnings').where('id', '=', id).executeTakeFirst())?.warnings ?? [];

export const listFiles = (db: Db, id: EditionId) =>
  db
    .selectFrom('edition_file')
    .select(['format', 'media_type', 'size', 'sha256'])
    .where('edition_id', '=', id)
    .execute();
export const findFile = (db: Db, id: EditionId, format: string) =>
  db
    .selectFrom('edition_file')
    .selectAll()
    .where('edition_id', '=', id)
    .where('format', '=', format)
    .executeTakeFirst();

const selectPublished = (db: Db) =>
  selectHeads(db)
    .where('edition.status', '=', 'published')
    .select([
      sql<string>`edition.publication->>'title'`.as('title'),
      sql<string>`edition.publication->>'forum'`.as('forum'),
      sql<string>`edition.publication->>'roundTable'`.as('round_table'),
    ]);
export type PublishedRow = Awaited<ReturnType<ReturnType<typeof selectPublished>['executeTakeFirstOrThrow']>>;

/** Published editions of all round tables, newest first. */
export async function listPublished(db: Db, { limit, offset }: { limit: number; offset: number }) {
  const rows = await selectPublished(db)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await db
    .selectFrom('edition')
    .where('status', '=', 'published')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total };
}
export const findPublished = (db: Db, id: EditionId) =>
  selectPublished(db).where('edition.id', '=', id).executeTakeFirst();
