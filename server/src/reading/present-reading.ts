import type { Db } from '@penholder/db';
import { findReading, type ReadingLineRow, type ReadingRow } from '@penholder/db/reading';
import { type Id, type Language, notFound, refuse, type RoundTableId } from '@penholder/shared/kernel';
import type { Paper, PaperReadingLine, PaperReadingView } from '@penholder/shared/reading';

export const noSuchReading = notFound('paper-reading.not-found', 'There is no such reading.');

export const getReading = async (db: Db, roundTableId: RoundTableId, id: Id<'paper-reading'>): Promise<ReadingRow> =>
  (await findReading(db, roundTableId, id)) ?? refuse(noSuchReading);

export const presentLine = (row: ReadingLineRow): PaperReadingLine => ({
  id: row.id,
  fileName: row.file_name,
  status: row.status,
  progress: row.progress,
  revision: row.revision,
  fileHash: row.file_hash,
  refusal: row.refusal && { code: row.refusal.code, detail: row.refusal.detail },
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by_name,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
});

export const presentReading = (row: ReadingRow): PaperReadingView => ({
  ...presentLine(row),
  reading: row.reading,
  outcome: row.outcome,
});

export const presentPaper = (row: {
  id: Id<'paper'>;
  title: string;
  language: Language;
  reading_id: Id<'paper-reading'> | null;
  created_at: Date;
}): Paper => ({
  id: row.id,
  title: row.title,
  language: row.language,
  reading: row.reading_id,
  createdAt: row.created_at.toISOString(),
});
