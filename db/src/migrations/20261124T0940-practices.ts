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
      revision integer not null default 1,
      unique (round_table_id, position) deferrable initially deferred
    )`,
    `create table instrument_group (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      annex text not null check (annex in ('B', 'C')),
      position integer not null,
      titles jsonb not null,
      ordering text not null default 'given' check (ordering in ('chronological', 'by-number', 'given')),
      revision integer not null default 1,
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
      sort_key text not null default '',
      search text not null default '',
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (round_table_id, canonical_key)
    )`,
    `create index instrument_listed on instrument (round_table_id, sort_key collate "C", id)`,
    `create index instrument_search on instrument using gin (search gin_trgm_ops)`,
    // An id that was merged into another entry still leads to it: frozen versions and texts keep the old one.
    `create table instrument_merged (
      old_id uuid primary key,
      instrument_id uuid not null references instrument on delete cascade
    )`,
    `create index instrument_merged_into on instrument_merged (instrument_id)`,
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
      field_revisions jsonb not null default '{}',
      shown_version integer,
      cleared_version integer,
      published_version integer,
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
      step_at timestamptz not null default now(),
      unique (round_table_id, number)
    )`,
    `create index practice_listed on practice (round_table_id, status, step_at)`,
    `create index practice_by_area on practice (area_id)`,
    // What lists, counts and searches read: the working copy, the last submitted version and the version that the table
    // was shown last, each with what it is found by. A reader is shown one of them, or none.
    `create table practice_face (
      practice_id uuid not null references practice on delete cascade,
      round_table_id uuid not null references round_table,
      face text not null check (face in ('working', 'submitted', 'shown')),
      version integer not null,
      status text not null,
      language text not null,
      title text not null,
      title_key text not null,
      summary text not null,
      area_id uuid references thematic_area,
      submitters uuid[] not null,
      countries text[] not null,
      start_date text,
      end_date text,
      start_year integer,
      living_status text,
      living_status_on text,
      evidence_level text,
      instruments uuid[] not null,
      search text not null,
      search_names text not null,
      updated_at timestamptz not null default now(),
      primary key (practice_id, face)
    )`,
    `create index practice_face_search on practice_face using gin (search gin_trgm_ops)`,
    `create index practice_face_search_names on practice_face using gin (search_names gin_trgm_ops)`,
    `create index practice_face_listed on practice_face (round_table_id, face)`,
    `create index practice_face_area on practice_face (area_id)`,
    `create index practice_face_instruments on practice_face using gin (instruments)`,
    `create table practice_submitter (
      practice_id uuid not null references practice on delete cascade,
      delegation_id uuid not null references delegation,
      position integer not null,
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
      wording integer not null,
      content jsonb not null,
      hash bytea not null,
      changed text[] not null default '{}',
      note text,
      person_id uuid not null references person,
      shown_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (practice_id, version)
    )`,
    `create function refuse_other_content() returns trigger language plpgsql as $$
      begin
        if (new.version, new.wording, new.hash) is distinct from (old.version, old.wording, old.hash) or new.content is distinct from old.content then
          raise exception '% is immutable', tg_table_name using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`,
    `create trigger practice_version_immutable before update on practice_version
      for each row execute function refuse_other_content()`,
    // A delegation's word for a wording: the version in which it first appeared.
    `create table practice_confirmation (
      practice_id uuid not null references practice on delete cascade,
      wording integer not null,
      delegation_id uuid not null references delegation,
      version integer not null,
      person_id uuid not null references person,
      at timestamptz not null default now(),
      primary key (practice_id, wording, delegation_id)
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
      wording integer not null,
      note text,
      person_id uuid not null references person,
      at timestamptz not null default now(),
      primary key (practice_id, delegation_id)
    )`,
  ]);
