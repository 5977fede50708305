import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Cells of an import that were changed in its preview; what the file says in them stays with its other cells. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table practice_import_mended (
      import_id uuid not null references practice_import on delete cascade,
      -- As the file numbers its rows.
      row_number integer not null,
      -- From 0.
      column_number integer not null,
      text text not null,
      mended_by uuid not null references person,
      mended_at timestamptz not null default now(),
      primary key (import_id, row_number, column_number)
    )`,
  ]);
