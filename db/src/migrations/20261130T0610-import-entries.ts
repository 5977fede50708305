import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Of practices that imports made or changed: the steps taken by then, and whether they were taken back. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_import_entry
      -- Whoever took another step since has acted on the practice.
      add column steps integer not null default 0,
      -- Of an import that was taken back in part, what stayed is still known by its rows.
      add column is_taken_back boolean not null default false`,
    `update practice_import_entry e set
      steps = (select count(*) from practice_step s where s.practice_id = e.practice_id and s.at <= i.confirmed_at),
      is_taken_back = i.status = 'undone' and not (i.undone -> 'stayed') @> to_jsonb(p.number)
      from practice_import i, practice p where i.id = e.import_id and p.id = e.practice_id`,
    // The same file is known when it is sent again.
    `create index practice_import_by_file on practice_import (round_table_id, file_hash)`,
  ]);
