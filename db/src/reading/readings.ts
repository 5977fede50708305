import type { Id, PersonId, Refusal, RoundTableId } from '@penholder/shared/kernel';
import type { PaperReading, ReadingOutcome } from '@penholder/shared/reading';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

type ReadingId = Id<'paper-reading'>;

export interface SentFile {
  roundTableId: RoundTableId;
  fileName: string;
  mediaType: string;
  file: Uint8Array;
  fileHash: string;
  personId: PersonId;
}
export const insertReading = (trx: Trx, { roundTableId, fileName, mediaType, file, fileHash, personId }: SentFile) =>
  trx
    .insertInto('paper_reading')
    .values({
      round_table_id: roundTableId,
      file_name: fileName,
      media_type: mediaType,
      file,
      file_hash: fileHash,
      created_by: personId,
      reading: null,
      refusal: null,
      outcome: null,
      claimed_until: null,
      confirmed_at: null,
      confirmed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** Everything of a reading but its file. */
const COLUMNS = [
  'r.id',
  'r.round_table_id',
  'r.file_name',
  'r.file_hash',
  'r.status',
  'r.progress',
  'r.revision',
  'r.refusal',
  'r.created_at',
  'r.confirmed_at',
] as const;
const selectLines = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('paper_reading as r')
    .innerJoin('person as p', 'p.id', 'r.created_by')
    .select([...COLUMNS, 'p.name as created_by_name'])
    .where('r.round_table_id', '=', roundTableId);
export type ReadingLineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['executeTakeFirstOrThrow']>>;

/** A page of the readings of a round table, newest first. */
export async function listReadings(
  db: Db,
  roundTableId: RoundTableId,
  { limit, offset }: { limit: number; offset: number },
) {
  const rows = await selectLines(db, roundTableId)
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .limit(limit + 1)
    .offset(offset)
    .execute();
  const { total } = await db
    .selectFrom('paper_reading')
    .select((e) => e.fn.countAll<number>().as('total'))
    .where('round_table_id', '=', roundTableId)
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, limit), more: rows.length > limit, total: Number(total) };
}

export const findReading = (db: Db, roundTableId: RoundTableId, id: ReadingId) =>
  selectLines(db, roundTableId)
    .select((e) => [
      e.ref('r.reading').$castTo<PaperReading | null>().as('reading'),
      e.ref('r.outcome').$castTo<ReadingOutcome | null>().as('outcome'),
    ])
    .where('r.id', '=', id)
    .executeTakeFirst();
export type ReadingRow = NonNullable<Awaited<ReturnType<typeof findReading>>>;

/** The same, and nobody else changes it until the transaction ends. */
export async function lockReading(
  trx: Trx,
  roundTableId: RoundTableId,
  id: ReadingId,
): Promise<ReadingRow | undefined> {
  await trx
    .selectFrom('paper_reading')
    .select('id')
    .where('id', '=', id)
    .where('round_table_id', '=', roundTableId)
    .forUpdate()
    .execute();
  return findReading(trx, roundTableId, id);
}

/** Takes the oldest file that waits to be read, for so many seconds; other nodes pass over it. */
export async function claimReading(db: Db, seconds: number) {
  const { rows } = await sql<{
    id: ReadingId;
    round_table_id: RoundTableId;
    file_name: string;
    media_type: string;
    file: Uint8Array;
    attempts: number;
  }>`
    update paper_reading set claimed_until = now() + make_interval(secs => ${seconds}), attempts = attempts + 1
    where id = (
      select id from paper_reading where status = 'reading' and (claimed_until is null or claimed_until < now())
      order by created_at limit 1 for update skip locked
    )
    returning id, round_table_id, file_name, media_type, file, attempts`.execute(db);
  return rows[0];
}

/** Gives a claimed file back after so many seconds, as if it had not been tried. */
export const releaseReading = (db: Db, id: ReadingId, seconds: number) =>
  sql`update paper_reading set claimed_until = now() + make_interval(secs => ${seconds}), attempts = attempts - 1 where id = ${id} and status = 'reading'`.execute(
    db,
  );

export const saveProgress = (db: Db, id: ReadingId, progress: number) =>
  db.updateTable('paper_reading').set({ progress }).where('id', '=', id).where('status', '=', 'reading').execute();

/** Ends the reading of a file, unless it was discarded meanwhile; a refused file is not kept. Answers whether it did. */
export async function endReading(
  db: Db,
  id: ReadingId,
  end: { reading: PaperReading } | { refusal: Refusal },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('paper_reading')
    .set(
      'reading' in end
        ? { status: 'preview', progress: 100, reading: json(end.reading), claimed_until: null }
        : { status: 'refused', refusal: json(end.refusal), file: null, claimed_until: null },
    )
    .where('id', '=', id)
    .where('status', '=', 'reading')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export const savePreview = (trx: Trx, id: ReadingId, reading: PaperReading) =>
  trx
    .updateTable('paper_reading')
    .set((e) => ({ reading: json(reading), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Marks a reading as confirmed; its file is not kept, its preview is. */
export const saveConfirmed = (
  trx: Trx,
  id: ReadingId,
  { outcome, personId }: { outcome: ReadingOutcome; personId: PersonId },
) =>
  trx
    .updateTable('paper_reading')
    .set((e) => ({
      status: 'confirmed',
      file: null,
      outcome: json(outcome),
      confirmed_at: sql<Date>`now()`,
      confirmed_by: personId,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const saveDiscarded = (trx: Trx, id: ReadingId) =>
  trx
    .updateTable('paper_reading')
    .set((e) => ({ status: 'discarded', file: null, reading: null, revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
