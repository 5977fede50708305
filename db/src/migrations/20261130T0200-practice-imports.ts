import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Files of practices: as they were read, how they are understood, and which practices came of their rows. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table practice_import (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      -- Null: the offices of the round table, on behalf of whoever the file names.
      delegation_id uuid references delegation,
      file_name text not null,
      file_hash text not null,
      format text not null check (format in ('csv', 'xlsx', 'json')),
      status text not null default 'preview' check (status in ('preview', 'confirmed', 'undone', 'discarded')),
      revision integer not null default 1,
      row_count integer not null,
      -- What stood in the file; not kept of what was put aside.
      content jsonb,
      mapping jsonb not null,
      meanings jsonb not null default '[]',
      enters_as text not null default 'draft' check (enters_as in ('draft', 'submitted')),
      submitter_id uuid references delegation,
      language text not null,
      left_out integer[] not null default '{}',
      edited integer[] not null default '{}',
      outcome jsonb,
      -- What became of each row, as it was when it was confirmed.
      results jsonb,
      undone jsonb,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      confirmed_at timestamptz,
      confirmed_by uuid references person,
      check ((status = 'discarded') = (content is null)),
      check ((status in ('confirmed', 'undone')) = (outcome is not null)),
      check ((status = 'undone') = (undone is not null))
    )`,
    `create index practice_import_listed on practice_import (round_table_id, created_at desc, id)`,
    `create index practice_import_waiting on practice_import (created_at) where status = 'preview'`,
    `create table practice_import_entry (
      import_id uuid not null references practice_import on delete cascade,
      row_number integer not null,
      practice_id uuid not null references practice on delete cascade,
      made text not null check (made in ('created', 'edited')),
      -- The id that the row had in the file: in a later file it is this practice again.
      source_id uuid,
      -- As the import left the practice: whoever touched it since has changed one of them.
      revision integer not null,
      version integer not null,
      -- Of a created one, the sequence of its body's log.
      head integer,
      -- What an edited one said before.
      before jsonb,
      primary key (import_id, row_number)
    )`,
    `create index practice_import_entry_by_practice on practice_import_entry (practice_id)`,
    `create index practice_import_entry_by_source on practice_import_entry (source_id)`,
  ]);
