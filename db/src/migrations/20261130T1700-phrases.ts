import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** What the sentence of the annex is made of, beside title and summary. Versions that are there give none of it, and stay as they are. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice
      add column action text not null default '',
      add column measure text not null default '',
      add column result text not null default ''`,
  ]);
