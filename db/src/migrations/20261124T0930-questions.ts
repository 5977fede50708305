import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Guiding questions and the responses to them. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table guiding_question (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      position integer not null,
      status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
      version integer not null default 1,
      closes_at timestamptz,
      opened_at timestamptz,
      closed_at timestamptz,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      unique (round_table_id, position) deferrable initially deferred
    )`,
    `create table guiding_question_version (
      question_id uuid not null references guiding_question on delete cascade,
      version integer not null,
      text jsonb not null,
      note text,
      person_id uuid not null references person,
      created_at timestamptz not null default now(),
      primary key (question_id, version)
    )`,
    // delegation_id is null for the one joint response of the whole table.
    `create table response (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      question_id uuid not null references guiding_question,
      delegation_id uuid references delegation,
      status text not null default 'drafting' check (status in ('drafting', 'submitted', 'returned', 'accepted')),
      language text not null default 'en',
      capacity text not null default 'national-position',
      attribution text not null default 'delegation',
      document_id uuid not null references document,
      version integer not null default 0,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      submitted_at timestamptz,
      returned_reason text
    )`,
    `create unique index response_of_delegation on response (question_id, delegation_id) where delegation_id is not null`,
    `create unique index response_joint on response (question_id) where delegation_id is null`,
    `create index response_by_round_table on response (round_table_id)`,
    // What was submitted, frozen: content is the editor's document as JSON.
    `create table response_version (
      response_id uuid not null references response on delete cascade,
      version integer not null,
      question_version integer not null,
      content jsonb not null,
      text text not null,
      hash bytea not null,
      person_id uuid not null references person,
      created_at timestamptz not null default now(),
      primary key (response_id, version)
    )`,
    `create table response_step (
      id uuid primary key default gen_random_uuid(),
      response_id uuid not null references response on delete cascade,
      step text not null,
      version integer,
      reason text,
      person_id uuid not null references person,
      at timestamptz not null default now()
    )`,
    `create table response_reminder (
      question_id uuid not null references guiding_question on delete cascade,
      delegation_id uuid not null references delegation,
      reminded_at timestamptz not null,
      primary key (question_id, delegation_id)
    )`,
    `create index guiding_question_due on guiding_question (closes_at) where status = 'open'`,
    `create index response_step_by_response on response_step (response_id, at)`,
  ]);
