import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Which changes of a document were found to be unreadable in its log, or to stand on one that was, and are not in its text. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table document_gap (
      document_id uuid not null references document on delete cascade,
      sequence bigint not null,
      reason text not null check (reason in ('damaged', 'missing', 'unplaced')),
      found_at timestamptz not null default now(),
      primary key (document_id, sequence)
    )`,
  ]);
