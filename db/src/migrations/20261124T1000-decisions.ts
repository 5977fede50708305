import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Decisions and their ballots: the database, not a handler, keeps "one live ballot per decision and delegation". */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table decision (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      number integer not null,
      status text not null default 'draft' check (status in ('draft', 'open', 'closed', 'published')),
      subject_kind text not null check (subject_kind in ('practice', 'free')),
      subject_id uuid,
      subject_version integer,
      question jsonb not null,
      method text not null check (method in ('gradient', 'yes-no-abstain')),
      secrecy text not null check (secrecy in ('open', 'hidden-until-close')),
      quorum jsonb not null,
      opens_at timestamptz,
      closes_at timestamptz,
      opened_at timestamptz,
      closed_at timestamptz,
      result jsonb,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      unique (round_table_id, number),
      check ((subject_kind = 'free') = (subject_id is null))
    )`,
    `create index decision_due on decision (closes_at) where status = 'open'`,
    `create index decision_by_subject on decision (subject_kind, subject_id)`,
    `create table electorate (
      decision_id uuid not null references decision on delete cascade,
      delegation_id uuid not null references delegation,
      primary key (decision_id, delegation_id)
    )`,
    `create table ballot (
      decision_id uuid not null,
      delegation_id uuid not null,
      choice text not null,
      reason text,
      version integer not null,
      person_id uuid not null references person,
      cast_at timestamptz not null,
      sequence bigint not null,
      primary key (decision_id, delegation_id),
      foreign key (decision_id, delegation_id) references electorate
    )`,
    `create table ballot_log (
      round_table_id uuid not null references round_table,
      sequence bigint not null,
      operation_id uuid not null unique,
      decision_id uuid not null references decision,
      delegation_id uuid,
      kind text not null check (kind in ('opened', 'cast', 'closed')),
      content jsonb not null,
      hash bytea not null,
      at timestamptz not null,
      primary key (round_table_id, sequence)
    )`,
    `create table ballot_log_head (
      round_table_id uuid primary key references round_table,
      sequence bigint not null,
      hash bytea not null
    )`,
    `create trigger ballot_log_append_only before update or delete on ballot_log
      for each row execute function refuse_change()`,
  ]);
