import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Thematic areas, the register of instruments, practices and what is said of them. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create extension if not exists pg_trgm`,
    `create table thematic_area (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      position integer not null,
      names jsonb not null,
      unique (round_table_id, position) deferrable initially deferred
    )`,
    `create table instrument_group (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      annex text not null check (annex in ('B', 'C')),
      position integer not null,
      titles jsonb not null,
      ordering text not null default 'given' check (ordering in ('chronological', 'by-number', 'given')),
      unique (round_table_id, annex, position) deferrable initially deferred
    )`,
    `create table instrument (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      kind text not null,
      citations jsonb not null,
      number text,
      year integer check (year between 1800 and 2200),
      issuer text,
      symbol text,
      address text,
      aliases text[] not null default '{}',
      canonical_key text not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (round_table_id, canonical_key)
    )`,
    `create table instrument_in_group (
      group_id uuid not null references instrument_group on delete cascade,
      instrument_id uuid not null references instrument on delete cascade,
      position integer not null,
      primary key (group_id, instrument_id)
    )`,
    `create index instrument_in_group_by_instrument on instrument_in_group (instrument_id)`,
    `create table practice (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      number integer not null,
      status text not null default 'draft' check (status in
        ('draft', 'submitted', 'under-review', 'information-requested', 'discussed', 'cleared', 'not-included', 'published', 'withdrawn')),
      version integer not null default 0,
      revision integer not null default 1,
      language text not null default 'en',
      title text not null default '',
      summary text not null default '',
      area_id uuid references thematic_area,
      partners text not null default '',
      beneficiaries text not null default '',
      start_date text,
      end_date text,
      living_status text,
      living_status_on text,
      evidence_level text,
      countries text[] not null default '{}',
      gcm_objectives integer[] not null default '{}',
      sdg_targets text[] not null default '{}',
      journey_phases text[] not null default '{}',
      document_id uuid not null references document,
      capacity text not null default 'national-position',
      attribution text not null default 'delegation',
      created_by uuid not null references person,
      created_for uuid references delegation,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      submitted_at timestamptz,
      search text not null default '',
      unique (round_table_id, number)
    )`,
    `create index practice_listed on practice (round_table_id, status, updated_at desc)`,
    `create index practice_by_area on practice (area_id)`,
    `create index practice_countries on practice using gin (countries)`,
    `create index practice_search on practice using gin (search gin_trgm_ops)`,
    `create table practice_submitter (
      practice_id uuid not null references practice on delete cascade,
      delegation_id uuid not null references delegation,
      position integer not null,
      confirmed_version integer,
      confirmed_by uuid references person,
      confirmed_at timestamptz,
      primary key (practice_id, delegation_id)
    )`,
    `create index practice_submitter_by_delegation on practice_submitter (delegation_id)`,
    `create table practice_source (
      id uuid primary key default gen_random_uuid(),
      practice_id uuid not null references practice on delete cascade,
      position integer not null,
      label text not null,
      address text not null,
      seen_on text
    )`,
    `create index practice_source_by_practice on practice_source (practice_id, position)`,
    `create table practice_instrument (
      practice_id uuid not null references practice on delete cascade,
      instrument_id uuid not null references instrument on delete cascade,
      primary key (practice_id, instrument_id)
    )`,
    `create index practice_instrument_by_instrument on practice_instrument (instrument_id)`,
    // What was submitted, frozen: all fields, submitters, sources and the body, as one value.
    `create table practice_version (
      practice_id uuid not null references practice on delete cascade,
      version integer not null,
      content jsonb not null,
      hash bytea not null,
      note text,
      person_id uuid not null references person,
      created_at timestamptz not null default now(),
      primary key (practice_id, version)
    )`,
    `create table practice_step (
      id uuid primary key default gen_random_uuid(),
      practice_id uuid not null references practice on delete cascade,
      step text not null,
      from_status text not null,
      to_status text not null,
      version integer,
      reason text,
      person_id uuid not null references person,
      delegation_id uuid references delegation,
      at timestamptz not null default now()
    )`,
    `create index practice_step_by_practice on practice_step (practice_id, at)`,
    `create table endorsement (
      practice_id uuid not null references practice on delete cascade,
      delegation_id uuid not null references delegation,
      version integer not null,
      note text,
      person_id uuid not null references person,
      at timestamptz not null default now(),
      primary key (practice_id, delegation_id)
    )`,
  ]);
