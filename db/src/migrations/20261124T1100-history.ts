import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * History and retention: which sequence of its document's log a frozen version was taken from, since when a round table is
 * in its phase, and from which sequence on a document's log is kept.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    // Null: frozen before it was noted.
    `alter table response_version add column head bigint`,
    `alter table practice_version add column head bigint`,
    `alter table round_table add column phase_since timestamptz not null default now()`,
    // Null: the log is whole.
    `alter table document add column flattened bigint`,
    `alter table document add column flattened_at timestamptz`,
    // What retention looks for.
    `create index document_to_flatten on document (round_table_id, id) where flattened is null`,
  ]);
