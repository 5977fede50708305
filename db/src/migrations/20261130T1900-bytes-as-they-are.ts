import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Texts are kept as they are sent: packing a large one and unpacking it for whoever opens it takes longer than reading the bytes that
 * it saves. What is stored already stays as it is until it is next compacted.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table document_update alter column update set storage external`,
    `alter table document_snapshot alter column state set storage external`,
  ]);
