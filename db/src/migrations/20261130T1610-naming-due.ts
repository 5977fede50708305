import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * What is to be looked through for delegations that it names: all that a round table was shown, when a delegation joins it or
 * takes part again. Marks are only added and taken away, so that nobody who admits a delegation waits for whoever reads. What
 * is there already is looked through once, where no edition has been published that printed it without asking.
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
    `create function note_naming_due() returns trigger language plpgsql as $$
      begin
        insert into naming_due (round_table_id) values (new.round_table_id);
        return null;
      end $$`,
    `create trigger delegation_joins after insert on delegation
      for each row execute function note_naming_due()`,
    `create trigger delegation_takes_part_again after update of status on delegation for each row
      when (new.status = 'active' and old.status <> 'active') execute function note_naming_due()`,
    `insert into naming_due (round_table_id) select r.id from round_table r
      where not exists (select 1 from edition e where e.round_table_id = r.id and e.status = 'published')`,
  ]);
