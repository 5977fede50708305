import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Forums, round tables, who is in the room, and the audit log. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table forum (
      id uuid primary key default gen_random_uuid(),
      title jsonb not null,
      period text not null,
      created_at timestamptz not null default now()
    )`,
    `create table round_table (
      id uuid primary key default gen_random_uuid(),
      forum_id uuid not null references forum,
      code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
      title jsonb not null,
      description jsonb,
      time_zone text not null,
      languages text[] not null check (cardinality(languages) > 0),
      phase text not null default 'preparation',
      settings jsonb not null default '{}',
      revision integer not null default 1,
      created_at timestamptz not null default now()
    )`,
    `create table delegation (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      party_id uuid not null references party,
      status text not null default 'active' check (status in ('active', 'withdrawn')),
      has_vote boolean not null,
      created_at timestamptz not null default now(),
      unique (round_table_id, party_id)
    )`,
    `create table accreditation (
      id uuid primary key default gen_random_uuid(),
      delegation_id uuid not null references delegation,
      person_id uuid not null references person,
      standing text not null check (standing in ('head', 'alternate', 'adviser', 'expert')),
      is_focal_point boolean not null default false,
      may_submit boolean not null default false,
      may_vote boolean not null default false,
      valid_from timestamptz not null default now(),
      valid_to timestamptz,
      revision integer not null default 1,
      created_at timestamptz not null default now(),
      unique (delegation_id, person_id),
      check (valid_to is null or valid_to >= valid_from)
    )`,
    // One focal point a delegation.
    `create unique index accreditation_focal_point on accreditation (delegation_id) where is_focal_point`,
    `create index accreditation_person on accreditation (person_id)`,
    `create table role_grant (
      round_table_id uuid not null references round_table,
      person_id uuid not null references person,
      role text not null check (role in ('co-chair', 'penholder', 'secretariat', 'interpreter', 'observer')),
      granted_by uuid references person,
      granted_at timestamptz not null default now(),
      primary key (round_table_id, person_id, role)
    )`,
    `create index role_grant_person on role_grant (person_id)`,
    // Two keys: what takes both co-chairs waits here for the second.
    `create table second_key (
      round_table_id uuid not null references round_table,
      act text not null,
      subject jsonb not null,
      subject_hash text not null,
      person_id uuid not null references person,
      turned_at timestamptz not null default now(),
      primary key (round_table_id, act, subject_hash, person_id)
    )`,
    // One hash chain per round table, and one (round_table_id null) for the instance.
    `create table audit_event (
      chain uuid not null,
      sequence bigint not null,
      round_table_id uuid references round_table,
      act text not null,
      person_id uuid,
      delegation_id uuid,
      subject_kind text not null,
      subject_id text not null,
      details jsonb not null,
      at timestamptz not null,
      hash bytea not null,
      primary key (chain, sequence)
    )`,
    // What /healthz writes to find out whether the server can commit.
    `create table heartbeat (id integer primary key check (id = 1), at timestamptz not null)`,
    `create table audit_head (
      chain uuid primary key,
      sequence bigint not null,
      hash bytea not null
    )`,
    `create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$`,
    `create trigger audit_event_append_only before update or delete on audit_event
      for each row execute function refuse_change()`,
  ]);
