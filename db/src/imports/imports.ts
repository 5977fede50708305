import type { ImportFor, ImportFormat, ImportOutcome, ImportUndone, Mapping } from '@penholder/shared/imports';
import type { DelegationId, Id, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import type { ImportContent, ImportResult } from '../schema/index.ts';
import { json } from '../transaction.ts';

export type ImportId = Id<'practice-import'>;

export interface NewImport {
  roundTableId: RoundTableId;
  delegationId: ImportFor;
  fileName: string;
  fileHash: string;
  format: ImportFormat;
  content: ImportContent;
  mapping: Mapping;
  language: Language;
  personId: PersonId;
}
export async function insertImport(trx: Trx, given: NewImport): Promise<ImportId> {
  const { id } = await trx
    .insertInto('practice_import')
    .values({
      round_table_id: given.roundTableId,
      delegation_id: given.delegationId,
      file_name: given.fileName,
      file_hash: given.fileHash,
      format: given.format,
      row_count: given.content.rows.length,
      content: json(given.content),
      mapping: json(given.mapping),
      language: given.language,
      submitter_id: null,
      outcome: null,
      results: null,
      undone: null,
      created_by: given.personId,
      confirmed_at: null,
      confirmed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How many previews are open in a round table: of one person, and of all. */
export async function countOpenImports(db: Db, roundTableId: RoundTableId, personId: PersonId) {
  const { rows } = await sql<{ ofPerson: number; ofTable: number }>`
    select count(*) filter (where created_by = ${personId})::integer as "ofPerson", count(*)::integer as "ofTable"
    from practice_import where round_table_id = ${roundTableId} and status = 'preview'`.execute(db);
  return rows[0]!;
}

/** Everything of an import but what stood in its file, and what became of its rows. */
const selectLines = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('practice_import as i')
    .innerJoin('person as n', 'n.id', 'i.created_by')
    .leftJoin('delegation as d', 'd.id', 'i.delegation_id')
    .leftJoin('party as y', 'y.id', 'd.party_id')
    .select([
      'i.id',
      'i.round_table_id',
      'i.delegation_id',
      'i.file_name',
      'i.file_hash',
      'i.format',
      'i.status',
      'i.revision',
      'i.row_count',
      'i.mapping',
      'i.meanings',
      'i.enters_as',
      'i.submitter_id',
      'i.language',
      'i.left_out',
      'i.edited',
      'i.outcome',
      'i.undone',
      'i.created_at',
      'i.confirmed_at',
      'n.name as created_by_name',
      'y.names as delegation_names',
    ])
    .where('i.round_table_id', '=', roundTableId);
export type ImportLineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['executeTakeFirstOrThrow']>>;

/** Those of the offices where null is among `of`, and those of the delegations among it. */
export const isOf = (of: readonly ImportFor[]) => {
  const delegations = of.filter((one): one is DelegationId => one !== null);
  return sql<boolean>`((${of.includes(null)} and i.delegation_id is null) or i.delegation_id = any(${delegations}::uuid[]))`;
};

/** A page of imports of these, newest first. */
export async function listImports(
  db: Db,
  roundTableId: RoundTableId,
  of: readonly ImportFor[],
  { limit, offset }: { limit: number; offset: number },
) {
  const rows = await selectLines(db, roundTableId)
    .where(isOf(of))
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id')
    .limit(limit + 1)
    .offset(offset)
    .execute();
  const { total } = await db
    .selectFrom('practice_import as i')
    .select((e) => e.fn.countAll<number>().as('total'))
    .where('i.round_table_id', '=', roundTableId)
    .where(isOf(of))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, limit), more: rows.length > limit, total: Number(total) };
}

export const findImport = (db: Db, roundTableId: RoundTableId, id: ImportId) =>
  selectLines(db, roundTableId)
    .select((e) => [
      e.ref('i.content').$castTo<ImportContent | null>().as('content'),
      e.ref('i.results').$castTo<readonly ImportResult[] | null>().as('results'),
    ])
    .where('i.id', '=', id)
    .executeTakeFirst();
export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The same, and nobody else changes it until the transaction ends. */
export async function lockImport(trx: Trx, roundTableId: RoundTableId, id: ImportId): Promise<ImportRow | undefined> {
  await trx
    .selectFrom('practice_import')
    .select('id')
    .where('id', '=', id)
    .where('round_table_id', '=', roundTableId)
    .forUpdate()
    .execute();
  return findImport(trx, roundTableId, id);
}

/** When the same file was confirmed last by these, in another import that was not undone. */
export async function findSameFile(db: Db, row: ImportLineRow, of: readonly ImportFor[]): Promise<Date | undefined> {
  const found = await db
    .selectFrom('practice_import as i')
    .select('i.confirmed_at')
    .where('i.round_table_id', '=', row.round_table_id)
    .where('i.file_hash', '=', row.file_hash)
    .where('i.status', '=', 'confirmed')
    .where('i.id', '<>', row.id)
    .where(isOf(of))
    .orderBy('i.confirmed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.confirmed_at ?? undefined;
}

/** How an import is to be understood, as the importer corrected it. */
export const saveUnderstanding = (
  trx: Trx,
  id: ImportId,
  row: Pick<ImportRow, 'mapping' | 'meanings' | 'enters_as' | 'submitter_id' | 'language' | 'left_out' | 'edited'>,
) =>
  trx
    .updateTable('practice_import')
    .set((e) => ({
      mapping: json(row.mapping),
      meanings: json(row.meanings),
      enters_as: row.enters_as,
      submitter_id: row.submitter_id,
      language: row.language,
      left_out: row.left_out,
      edited: row.edited,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const saveImportConfirmed = (
  trx: Trx,
  id: ImportId,
  { outcome, results, personId }: { outcome: ImportOutcome; results: readonly ImportResult[]; personId: PersonId },
) =>
  trx
    .updateTable('practice_import')
    .set((e) => ({
      status: 'confirmed',
      outcome: json(outcome),
      results: json(results),
      confirmed_at: sql<Date>`now()`,
      confirmed_by: personId,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const saveImportUndone = (trx: Trx, id: ImportId, undone: ImportUndone) =>
  trx
    .updateTable('practice_import')
    .set((e) => ({ status: 'undone', undone: json(undone), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Put aside: neither what stood in the file is kept nor what was changed of it. */
export async function saveImportDiscarded(trx: Trx, id: ImportId): Promise<void> {
  await trx.deleteFrom('practice_import_mended').where('import_id', '=', id).execute();
  await trx
    .updateTable('practice_import')
    .set((e) => ({ status: 'discarded', content: null, revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Removes previews that nobody has confirmed for so many days, and what was put aside as long ago. [IM15] */
export async function pruneImports(db: Db, days: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('practice_import')
    .where('status', 'in', ['preview', 'discarded'])
    .where(sql<boolean>`created_at < now() - make_interval(days => ${days})`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
