import type { PersonId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import type { ImportId } from './imports.ts';

/** The cells of an import that were changed in its preview, with who changed them and when. */
export const listMended = (db: Db, importId: ImportId) =>
  db
    .selectFrom('practice_import_mended as c')
    .innerJoin('person as n', 'n.id', 'c.mended_by')
    .select(['c.row_number as row', 'c.column_number as column', 'c.text', 'n.name as by', 'c.mended_at as at'])
    .where('c.import_id', '=', importId)
    .orderBy('c.row_number')
    .orderBy('c.column_number')
    .execute();
export type MendedRow = Awaited<ReturnType<typeof listMended>>[number];

/** What a cell was changed to, in the place of what it was changed to before; without a text it is as in the file again. */
export async function saveMended(
  trx: Trx,
  importId: ImportId,
  { row, column, text, personId }: { row: number; column: number; text: string | null; personId: PersonId },
): Promise<void> {
  if (text === null)
    await trx
      .deleteFrom('practice_import_mended')
      .where('import_id', '=', importId)
      .where('row_number', '=', row)
      .where('column_number', '=', column)
      .execute();
  else
    await trx
      .insertInto('practice_import_mended')
      .values({ import_id: importId, row_number: row, column_number: column, text, mended_by: personId })
      .onConflict((on) =>
        on
          .columns(['import_id', 'row_number', 'column_number'])
          .doUpdateSet({ text, mended_by: personId, mended_at: sql<Date>`now()` }),
      )
      .execute();
  await trx
    .updateTable('practice_import')
    .set((e) => ({ revision: e('revision', '+', 1) }))
    .where('id', '=', importId)
    .execute();
}
