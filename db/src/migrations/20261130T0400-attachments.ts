import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Files that go with a practice. Which of them a version has, its content says; `removed_at`: no longer with the working copy. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table practice_attachment (
      id uuid primary key default gen_random_uuid(),
      practice_id uuid not null references practice on delete cascade,
      name text not null,
      kind text not null,
      size integer not null,
      sha256 text not null,
      -- What the file's own properties say of who wrote it.
      names text[] not null,
      bytes bytea not null,
      added_by uuid not null references person,
      added_at timestamptz not null default now(),
      removed_at timestamptz
    )`,
    // What is packed already is not packed again.
    `alter table practice_attachment alter column bytes set storage external`,
    `create index practice_attachment_by_practice on practice_attachment (practice_id)`,
  ]);
