import type { Id, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingSubjectRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';

/** Drafts of guiding questions of these round tables. */
export const listWaitingDrafts = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<WaitingSubjectRow<'draft', Id<'question'>>>(
        db,
        sql`select q.round_table_id, 'draft' as kind, 1 as count, null::timestamptz as deadline, q.position as rank,
            q.id, q.position as number, v.text as title
          from guiding_question q
          join guiding_question_version v on v.question_id = q.id and v.version = q.version
          where q.status = 'draft' and q.round_table_id = any(${idsIn(tables)})`,
        most,
      );
