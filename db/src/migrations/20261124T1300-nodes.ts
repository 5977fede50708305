import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Several server nodes on one database: which of them are cut off from the others, and which has a timed work in hand. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    // A node that hears the others by the messenger has no row.
    `create table node_cut_off (
      node uuid primary key,
      until timestamptz not null
    )`,
    // Works that one node at a time does; the claim of a node that died runs out.
    `create table work_claim (
      work text primary key,
      node uuid not null,
      until timestamptz not null
    )`,
  ]);
