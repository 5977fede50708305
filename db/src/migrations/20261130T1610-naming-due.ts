import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * What is to be looked through for delegations that it names: all that a round table was shown, when a delegation joins it or
 * takes part again, and when it takes up a language in which practices may name delegations too. Marks are only added and taken away, so that nobody who admits a delegation waits for whoever reads. What
 * is there already is looked through once, where no edition has been published that printed it without asking, nor the table is
 * only followed up. Whom that asks anew is written to once, when all of it has been looked through.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table naming_due (
      id bigint primary key generated always as identity,
      round_table_id uuid not null,
      -- Null: everything of the round table. No key: to mark a practice waits for nobody who holds it.
      practice_id uuid
    )`,
    `create index naming_due_of on naming_due (round_table_id)`,
    `create table naming_letter_due (
      round_table_id uuid not null,
      practice_id uuid not null,
      wording integer not null,
      delegation_id uuid not null,
      primary key (practice_id, wording, delegation_id),
      foreign key (practice_id, wording, delegation_id) references mention_check on delete cascade
    )`,
    `create index naming_letter_due_of on naming_letter_due (round_table_id)`,
    `create function note_naming_due() returns trigger language plpgsql as $$
      begin
        insert into naming_due (round_table_id) values (new.round_table_id);
        return null;
      end $$`,
    `create trigger delegation_joins after insert on delegation
      for each row execute function note_naming_due()`,
    `create trigger delegation_takes_part_again after update of status on delegation for each row
      when (new.status = 'active' and old.status <> 'active') execute function note_naming_due()`,
    `create function note_table_naming_due() returns trigger language plpgsql as $$
      begin
        insert into naming_due (round_table_id) values (new.id);
        return null;
      end $$`,
    `create trigger round_table_has_other_languages after update of languages on round_table for each row
      when (new.languages is distinct from old.languages) execute function note_table_naming_due()`,
    `insert into naming_due (round_table_id) select r.id from round_table r
      where r.phase <> 'follow-up'
        and not exists (select 1 from edition e where e.round_table_id = r.id and e.status = 'published')`,
  ]);
