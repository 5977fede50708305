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
      revision integer not null default 1,
      subject_kind text not null check (subject_kind in ('practice', 'free')),
      subject_id uuid,
      subject_version integer,
      question jsonb not null,
      explanation jsonb,
      method text not null check (method in ('gradient', 'yes-no-abstain')),
      threshold text check (threshold in ('simple-majority', 'two-thirds', 'no-vote-against')),
      secrecy text not null check (secrecy in ('open', 'hidden-until-close')),
      quorum jsonb not null,
      -- The rung on which its ballots are kept, fixed when it opens.
      attribution text,
      opens_at timestamptz,
      -- The co-chair who let it open at its opening time.
      scheduled_by uuid references person,
      closes_at timestamptz,
      opened_at timestamptz,
      closed_at timestamptz,
      result jsonb,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      unique (round_table_id, number),
      check ((subject_kind = 'free') = (subject_id is null)),
      check ((method = 'yes-no-abstain') = (threshold is not null)),
      check ((status = 'draft') = (opened_at is null)),
      check ((status in ('closed', 'published')) = (result is not null))
    )`,
    `create index decision_due on decision (closes_at) where status = 'open'`,
    `create index decision_to_open on decision (opens_at) where status = 'draft' and scheduled_by is not null`,
    `create index decision_by_subject on decision (subject_kind, subject_id)`,
    `create table electorate (
      decision_id uuid not null references decision on delete cascade,
      delegation_id uuid not null references delegation,
      -- With it a delegation's voter key in the log can be told to be its own.
      salt bytea not null check (length(salt) = 32),
      primary key (decision_id, delegation_id)
    )`,
    `create table ballot (
      decision_id uuid not null,
      delegation_id uuid not null,
      choice text not null,
      reason text,
      version integer not null check (version > 0),
      person_id uuid not null references person,
      cast_at timestamptz not null,
      sequence bigint not null,
      primary key (decision_id, delegation_id),
      foreign key (decision_id, delegation_id) references electorate on delete cascade
    )`,
    `create table ballot_log (
      round_table_id uuid not null references round_table,
      sequence bigint not null,
      operation_id uuid not null unique,
      decision_id uuid not null references decision,
      -- Who did it and for whom, and the reason in words: kept beside the entry, which holds them only sealed.
      person_id uuid references person,
      delegation_id uuid references delegation,
      reason text,
      kind text not null check (kind in ('opened', 'extended', 'cast', 'closed')),
      entry jsonb not null,
      leaf bytea not null,
      hash bytea not null,
      at timestamptz not null,
      primary key (round_table_id, sequence),
      check ((kind = 'cast') = (delegation_id is not null))
    )`,
    `create index ballot_log_by_decision on ballot_log (decision_id, delegation_id, sequence)`,
    `create table ballot_log_head (
      round_table_id uuid primary key references round_table,
      sequence bigint not null,
      hash bytea not null
    )`,
    `create trigger ballot_log_append_only before update or delete on ballot_log
      for each row execute function refuse_change()`,
    `create trigger ballot_log_not_emptied before truncate on ballot_log
      for each statement execute function refuse_change()`,
  ]);
