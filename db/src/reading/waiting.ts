import type { Id, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';

export type ToConfirmRow = WaitingRow<'preview'> & { id: Id<'paper-reading'>; file_name: string };

/** Papers of these round tables that were read and wait to be corrected and confirmed. */
export const listReadingsToConfirm = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<ToConfirmRow>(
        db,
        sql`select round_table_id, 'preview' as kind, 1 as count, null::timestamptz as deadline,
            extract(epoch from created_at)::float8 as rank, id, file_name
          from paper_reading where status = 'preview' and round_table_id = any(${idsIn(tables)})`,
        most,
      );
