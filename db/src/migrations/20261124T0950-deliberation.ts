import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Threads and their posts. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table thread (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      subject_kind text not null,
      subject_id uuid not null,
      post_count integer not null default 0,
      created_at timestamptz not null default now(),
      unique (subject_kind, subject_id)
    )`,
    `create table post (
      id uuid primary key default gen_random_uuid(),
      thread_id uuid not null references thread on delete cascade,
      sequence integer not null,
      parent_id uuid references post,
      person_id uuid not null references person,
      delegation_id uuid references delegation,
      capacity text not null,
      attribution text not null,
      language text not null,
      body text not null,
      mentions uuid[] not null default '{}',
      -- Those who knew of the subject before it was shown to the whole table, when it was posted then.
      circle jsonb,
      revision integer not null default 1,
      created_at timestamptz not null default now(),
      edited_at timestamptz,
      withdrawn_at timestamptz,
      moderated_at timestamptz,
      moderated_by uuid references person,
      moderation_reason text,
      unique (thread_id, sequence)
    )`,
    `create table post_edit (
      post_id uuid not null references post on delete cascade,
      edit integer not null,
      body text not null,
      replaced_at timestamptz not null default now(),
      primary key (post_id, edit)
    )`,
    `create table thread_read (
      thread_id uuid not null references thread on delete cascade,
      person_id uuid not null references person on delete cascade,
      sequence integer not null,
      at timestamptz not null default now(),
      primary key (thread_id, person_id)
    )`,
    `create index post_mentions on post using gin (mentions)`,
  ]);
