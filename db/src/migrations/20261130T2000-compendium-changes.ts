import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Every transaction that changes what the compendium lists leaves one row, in the same transaction, whichever node it ran at.
 * Rows are only added: how many a reader sees names the state of the compendium that they see, and nobody waits for a lock.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table compendium_change (
      id bigint primary key generated always as identity,
      at timestamptz not null default now()
    )`,
    // Publishing changes thousands of practices one by one: the transaction remembers that it has left its row.
    `create function note_compendium_change() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('penholder.compendium_changed', true), '') = '' then
          insert into compendium_change default values;
          perform set_config('penholder.compendium_changed', 'yes', true);
        end if;
        return null;
      end $$`,
    `create trigger compendium_changes after insert or update or delete or truncate on compendium_practice
      for each statement execute function note_compendium_change()`,
  ]);
