import type { ImportFor } from '@penholder/shared/imports';
import type { DelegationId, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeFields, PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import { type ImportId, isOf } from './imports.ts';

export interface ImportEntry {
  row: number;
  practiceId: PracticeId;
  made: 'created' | 'edited';
  sourceId: string | null;
  revision: number;
  version: number;
  /** Of a created one, the sequence of its body's log. */
  head: number | null;
  before: Partial<PracticeFields> | null;
}

/** Keeps which practices came of which rows, as they are now. */
export async function insertEntries(trx: Trx, importId: ImportId, entries: readonly ImportEntry[]): Promise<void> {
  await inPortions(entries, (portion) =>
    trx
      .insertInto('practice_import_entry')
      .values(
        portion.map((entry) => ({
          import_id: importId,
          row_number: entry.row,
          practice_id: entry.practiceId,
          made: entry.made,
          source_id: entry.sourceId,
          revision: entry.revision,
          version: entry.version,
          head: entry.head,
          before: entry.before && json(entry.before),
        })),
      )
      .execute(),
  );
  await sql`update practice_import_entry e
    set steps = (select count(*) from practice_step s where s.practice_id = e.practice_id)
    where e.import_id = ${importId}`.execute(trx);
}

/** Marks what was taken back: the other practices of the import are still known by their rows. */
export const markTakenBack = (trx: Trx, importId: ImportId, rows: readonly number[]) =>
  sql`update practice_import_entry set is_taken_back = true
    where import_id = ${importId} and row_number = any(${[...rows]}::integer[])`.execute(trx);

/** The practices that imports of these have made in a round table, and that were not taken back; the newest last. */
const selectMade = (db: Db, roundTableId: RoundTableId, of: readonly ImportFor[]) =>
  db
    .selectFrom('practice_import_entry as e')
    .innerJoin('practice_import as i', 'i.id', 'e.import_id')
    .where('i.round_table_id', '=', roundTableId)
    .where('e.made', '=', 'created')
    .where('e.is_taken_back', '=', false)
    .where(isOf(of))
    .orderBy('i.confirmed_at');

/** The practices that rows with these ids became in earlier imports of these, and that were not taken back; the newest of each. [IM5] */
export async function findBySource(
  db: Db,
  roundTableId: RoundTableId,
  of: readonly ImportFor[],
  ids: readonly string[],
): Promise<Map<string, PracticeId>> {
  if (ids.length === 0) return new Map();
  const rows = await selectMade(db, roundTableId, of)
    .select(['e.source_id', 'e.practice_id'])
    .where(sql<boolean>`e.source_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.source_id!, row.practice_id]));
}

/** The practices that the rows of the same file became in earlier imports of these, and that were not taken back, by the rows' numbers. [IM5] */
export async function findByFile(
  db: Db,
  roundTableId: RoundTableId,
  of: readonly ImportFor[],
  fileHash: string,
): Promise<Map<number, PracticeId>> {
  const rows = await selectMade(db, roundTableId, of)
    .select(['e.row_number', 'e.practice_id'])
    .where('i.file_hash', '=', fileHash)
    .execute();
  return new Map(rows.map((row) => [row.row_number, row.practice_id]));
}

/** The practices that came of these rows of an import, with their numbers. */
export const listEntriesOf = (db: Db, importId: ImportId, rows: readonly number[]) =>
  rows.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('practice_import_entry as e')
        .innerJoin('practice as p', 'p.id', 'e.practice_id')
        .select(['e.row_number', 'e.practice_id', 'p.number'])
        .where('e.import_id', '=', importId)
        .where('e.row_number', 'in', [...rows])
        .execute();

/**
 * The practices that came of an import, locked, each with whether anybody has touched it since: its form, its text, a step,
 * who holds it, a file, a confirmation, an endorsement, a word in its thread, a question or decision about it, a place or
 * sentence in the annex, its fate in an edition, a proposal to merge or split it, also one that is over. [IM12]
 */
export async function lockEntries(trx: Trx, importId: ImportId) {
  await sql`
    select p.id from practice p join practice_import_entry e on e.practice_id = p.id
    where e.import_id = ${importId} order by p.id for update of p`.execute(trx);
  return trx
    .selectFrom('practice_import_entry as e')
    .innerJoin('practice_import as i', 'i.id', 'e.import_id')
    .innerJoin('practice as p', 'p.id', 'e.practice_id')
    .innerJoin('document as d', 'd.id', 'p.document_id')
    .select([
      'e.row_number',
      'e.practice_id',
      'e.made',
      'e.before',
      'p.number',
      'p.status',
      'p.version',
      'p.revision',
      'p.field_revisions',
      'p.document_id',
      'p.created_for',
      sql<
        DelegationId[]
      >`array(select s.delegation_id from practice_submitter s where s.practice_id = p.id order by s.position)`.as(
        'submitters',
      ),
      sql<boolean>`(
        p.revision <> e.revision or p.version <> e.version
        or e.steps <> (select count(*) from practice_step s where s.practice_id = p.id)
        or exists (select from lineage_concern c join lineage_proposal o on o.id = c.proposal_id
          where c.practice_id = p.id and (c.is_open or o.created_at > i.confirmed_at))
        or exists (select from practice_lineage l where p.id in (l.predecessor_id, l.successor_id))
        or (e.made = 'created' and (
          p.status not in ('draft', 'submitted') or d.head <> e.head
          or exists (select from practice_submitter s where s.practice_id = p.id and s.holder_id is not null
            and (s.delegation_id, s.holder_id) is distinct from (p.created_for, p.created_by))
          or exists (select from practice_confirmation c where c.practice_id = p.id)
          or exists (select from endorsement o where o.practice_id = p.id)
          or exists (select from mention_check m where m.practice_id = p.id)
          or exists (select from practice_attachment f where f.practice_id = p.id)
          or exists (select from status_ask q where q.practice_id = p.id)
          or exists (select from annex_entry a where a.practice_id = p.id)
          or exists (select from annex_sentence a where a.practice_id = p.id)
          or exists (select from sentence_objection a where a.practice_id = p.id)
          or exists (select from practice_fate a where a.practice_id = p.id)
          or exists (select from practice_call_answer a where a.practice_id = p.id)
          or exists (select from endorsement_question q where p.id in (q.practice_id, q.endorsed_id))
          or exists (select from decision x where x.subject_kind = 'practice' and x.subject_id = p.id)
          or exists (select from thread t where t.subject_kind = 'practice' and t.subject_id = p.id and t.post_count > 0)))
      )`.as('is_touched'),
    ])
    .where('e.import_id', '=', importId)
    .orderBy('p.number')
    .execute();
}
export type LockedEntry = Awaited<ReturnType<typeof lockEntries>>[number];
