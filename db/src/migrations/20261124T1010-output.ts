import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Annexes being arranged, editions compiled from them, and papers read in. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    // One row per round table and annex: what the penholder writes around the entries.
    `create table annex (
      round_table_id uuid not null references round_table,
      letter text not null check (letter in ('A', 'B', 'C')),
      introduction jsonb,
      revision integer not null default 1,
      updated_at timestamptz not null default now(),
      primary key (round_table_id, letter)
    )`,
    // The penholder's sentence for a practice in house style, its place and whether it is left out; the submitter's words stay in the practice.
    `create table annex_entry (
      practice_id uuid primary key references practice on delete cascade,
      round_table_id uuid not null references round_table,
      -- Per language, with the version of the practice that it was written for: { "en": { "text": …, "version": 2 } }
      sentences jsonb not null default '{}',
      position integer,
      left_out_reason text,
      revision integer not null default 1,
      edited_by uuid references person,
      updated_at timestamptz not null default now()
    )`,
    `create index annex_entry_by_round_table on annex_entry (round_table_id)`,
    `create table edition (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      number integer not null,
      symbol text not null,
      language text not null,
      letters text[] not null,
      status text not null default 'compiling' check (status in ('compiling', 'compiled', 'failed', 'published')),
      progress integer not null default 0,
      inputs jsonb,
      publication jsonb,
      warnings jsonb not null default '[]',
      content_hash text,
      error text,
      issued_on text not null,
      attempts integer not null default 0,
      claimed_until timestamptz,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      compiled_at timestamptz,
      published_at timestamptz,
      published_by uuid references person,
      unique (round_table_id, number, language)
    )`,
    // What was compiled is immutable: only where it stands may change afterwards.
    `create function refuse_other_edition() returns trigger language plpgsql as $$
      begin
        if old.status in ('compiled', 'published') and (new.number, new.symbol, new.language, new.letters, new.issued_on, new.content_hash)
          is distinct from (old.number, old.symbol, old.language, old.letters, old.issued_on, old.content_hash)
          or old.status in ('compiled', 'published') and (new.inputs is distinct from old.inputs or new.publication is distinct from old.publication)
          or old.status = 'published' and new.status <> 'published'
          or old.status = 'compiled' and new.status not in ('compiled', 'published') then
          raise exception 'an edition is immutable' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`,
    `create trigger edition_immutable before update on edition for each row execute function refuse_other_edition()`,
    `create index edition_published on edition (published_at desc) where status = 'published'`,
    `create index edition_waiting on edition (created_at) where status = 'compiling'`,
    `create table edition_file (
      edition_id uuid not null references edition on delete cascade,
      format text not null,
      media_type text not null,
      bytes bytea not null,
      size integer not null,
      sha256 text not null,
      primary key (edition_id, format)
    )`,
    `create table paper_reading (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      file_name text not null,
      media_type text not null,
      file bytea,
      file_hash text not null,
      status text not null default 'reading' check (status in ('reading', 'preview', 'confirmed', 'refused', 'discarded')),
      progress integer not null default 0,
      reading jsonb,
      refusal jsonb,
      outcome jsonb,
      revision integer not null default 1,
      attempts integer not null default 0,
      claimed_until timestamptz,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      confirmed_at timestamptz,
      confirmed_by uuid references person
    )`,
    `create index paper_reading_waiting on paper_reading (created_at) where status = 'reading'`,
    `create table paper (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      reading_id uuid references paper_reading,
      title text not null,
      language text not null,
      publication jsonb not null,
      created_by uuid not null references person,
      created_at timestamptz not null default now()
    )`,
    `create index paper_by_round_table on paper (round_table_id, created_at desc)`,
  ]);
