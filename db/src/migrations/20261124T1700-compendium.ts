import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * The public compendium: what published editions print of practices, written when an edition is published and read as it
 * lies. Editions published before are entered by the server's work of that name, which finds them by their absence here.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    // Which editions have been entered, and in which form: a newer form enters them anew.
    `create table compendium_edition (
      edition_id uuid primary key references edition on delete cascade,
      form integer not null,
      entered_at timestamptz not null default now()
    )`,
    // What one edition prints of one practice; it never changes.
    `create table compendium_printing (
      practice_id uuid not null references practice on delete cascade,
      edition_id uuid not null references edition on delete cascade,
      version integer not null,
      printed jsonb not null,
      primary key (practice_id, edition_id)
    )`,
    `create index compendium_printing_of_edition on compendium_printing (edition_id)`,
    // A practice as its newest edition prints it: what lists show, what it is filtered, counted, found and ordered by.
    `create table compendium_practice (
      practice_id uuid primary key references practice on delete cascade,
      round_table_id uuid not null references round_table,
      edition_number integer not null,
      version integer not null,
      shown jsonb not null,
      area_id uuid not null,
      start_year integer,
      title_key text not null,
      published_at timestamptz not null,
      changed_at timestamptz not null,
      is_withdrawn boolean not null,
      -- Every value that it is counted under, by its filter: 'country:EG'.
      facets text[] not null,
      -- What it is found by; the title alone, for ranking what thousands have; all its words, folded; title and names, folded.
      vector tsvector not null,
      title_vector tsvector not null,
      words text not null,
      names text not null
    )`,
    // What filters, counts and ranks lies in the row; what is shown or searched by an index lies outside of it, as it is.
    `alter table compendium_practice set (toast_tuple_target = 1024)`,
    `alter table compendium_practice alter column vector set storage external`,
    `create index compendium_practice_facets on compendium_practice using gin (facets)`,
    `create index compendium_practice_vector on compendium_practice using gin (vector)`,
    `create index compendium_practice_words on compendium_practice using gin (words gin_trgm_ops)`,
    `create index compendium_practice_names on compendium_practice using gin (names gin_trgm_ops)`,
    `create index compendium_practice_newest on compendium_practice (changed_at desc, practice_id) where not is_withdrawn`,
    `create index compendium_practice_titles on compendium_practice (title_key collate "C", practice_id) where not is_withdrawn`,
    `create index compendium_practice_area on compendium_practice (area_id)`,
    // Whoever withdraws a practice does so in the compendium too, in the same transaction. Taking it up again is not for the public: only the next edition that prints it brings it back.
    `create function follow_withdrawal() returns trigger language plpgsql as $$
      begin
        update compendium_practice set is_withdrawn = true where practice_id = new.id;
        return null;
      end $$`,
    `create trigger practice_withdrawal after update of status on practice for each row
      when (new.status = 'withdrawn' and old.status <> 'withdrawn') execute function follow_withdrawal()`,
  ]);
