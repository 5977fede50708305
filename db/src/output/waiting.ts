import type { Id, Language, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';

export type EditionWaitingRow = WaitingRow<'failed' | 'compiled'> & {
  id: Id<'edition'>;
  symbol: string;
  language: Language;
};

/** Editions that failed, and compiled ones to be published; those that a later number has overtaken are left out. */
export const listEditionsWaiting = async (
  db: Db,
  { compilesIn, publishesIn }: { compilesIn: readonly RoundTableId[]; publishesIn: readonly RoundTableId[] },
  most: number,
) =>
  compilesIn.length + publishesIn.length === 0
    ? []
    : firstOfEach<EditionWaitingRow>(
        db,
        sql`select e.round_table_id, e.status as kind, 1 as count, null::timestamptz as deadline,
            extract(epoch from e.created_at)::float8 as rank, e.id, e.symbol, e.language
          from edition e
          where ((e.status = 'failed' and e.round_table_id = any(${idsIn(compilesIn)}))
              or (e.status = 'compiled' and e.round_table_id = any(${idsIn(publishesIn)})))
            and not exists (select 1 from edition l where l.round_table_id = e.round_table_id and l.number > e.number)`,
        most,
      );

export type OlderSentenceRow = WaitingRow<'older'> & {
  id: PracticeId;
  number: number;
  title: string;
  title_language: Language;
};

/** Printed practices of these round tables whose sentence in the annex was written, in any language, for an older wording. */
export const listOlderSentences = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<OlderSentenceRow>(
        db,
        sql`select p.round_table_id, 'older' as kind, 1 as count, null::timestamptz as deadline, p.number as rank,
            p.id, p.number, f.title, f.language as title_language
          from annex_entry a
          join practice p on p.id = a.practice_id
          join practice_face f on f.practice_id = p.id and f.face = 'submitted'
          join practice_version v on v.practice_id = p.id and v.version = coalesce(p.cleared_version, p.published_version)
          where p.round_table_id = any(${idsIn(tables)}) and a.left_out_reason is null
            and p.status not in ('withdrawn', 'not-included', 'succeeded') and exists (
              select 1 from jsonb_each(a.sentences) s
              where (s.value ->> 'version')::integer < v.wording)`,
        most,
      );
