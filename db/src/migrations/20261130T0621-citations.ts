import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Where texts cite instruments. Frozen texts note themselves as due to be read, and a register that has changed as due to be
 * read again in all of them; a work of the server reads, soon after. Marks are only added and taken away, so that nobody
 * who writes waits for whoever reads.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table instrument_citation (
      round_table_id uuid not null references round_table,
      practice_id uuid references practice on delete cascade,
      response_id uuid references response on delete cascade,
      edition_id uuid references edition on delete cascade,
      -- Of the practice or response; 0 of an edition, which has one.
      version integer not null,
      instrument_id uuid not null references instrument on delete cascade,
      -- As they stand in the text: the first few that differ, and how often there are any.
      words text[] not null,
      times integer not null check (times > 0),
      unique nulls not distinct (practice_id, response_id, edition_id, version, instrument_id),
      check (num_nonnulls(practice_id, response_id, edition_id) = 1)
    )`,
    `create index instrument_citation_of on instrument_citation (instrument_id)`,
    `create index instrument_citation_in_response on instrument_citation (response_id, version) where response_id is not null`,
    `create index instrument_citation_in_edition on instrument_citation (edition_id) where edition_id is not null`,
    `create table citation_due (
      id bigint primary key generated always as identity,
      kind text not null check (kind in ('practice', 'response', 'edition', 'register')),
      -- Of a register the round table.
      subject_id uuid not null,
      version integer not null default 0
    )`,
    `create function note_citations_due() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'practice_version' then
          insert into citation_due (kind, subject_id, version) values ('practice', new.practice_id, new.version);
        elsif tg_table_name = 'response_version' then
          insert into citation_due (kind, subject_id, version) values ('response', new.response_id, new.version);
        elsif tg_table_name = 'edition' then
          insert into citation_due (kind, subject_id) values ('edition', new.id);
        else
          insert into citation_due (kind, subject_id) values ('register', new.round_table_id);
        end if;
        return null;
      end $$`,
    `create trigger practice_version_citations after insert on practice_version
      for each row execute function note_citations_due()`,
    `create trigger response_version_citations after insert on response_version
      for each row execute function note_citations_due()`,
    `create trigger edition_citations after update of publication on edition for each row
      when (old.publication is null and new.publication is not null) execute function note_citations_due()`,
    `create trigger instrument_citations after insert or update of citations, aliases, number, symbol on instrument
      for each row execute function note_citations_due()`,
    `insert into citation_due (kind, subject_id) select distinct 'register', round_table_id from instrument`,
  ]);
