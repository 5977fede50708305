import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Tables of practices may come in Word documents too. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_import drop constraint practice_import_format_check`,
    `alter table practice_import add constraint practice_import_format_check
      check (format in ('csv', 'xlsx', 'docx', 'json'))`,
  ]);
