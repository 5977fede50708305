import type { DocumentId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db } from '../open.ts';
import { transaction } from '../transaction.ts';

/** Further than any other node can be ahead: once one has noticed, the database is older than all of them have known it. */
const BEYOND_ALL = 1_000_000;

/** Which database it is, and how often it has grown older. */
export interface Age {
  id: string;
  age: number;
}

/** Makes the database older by one, and answers how old it is now. */
export async function growOlder(db: Db): Promise<Age> {
  const { id, age } = await db
    .updateTable('database_age')
    .set((e) => ({ age: e('age', '+', 1) }))
    .returning(['id', 'age'])
    .executeTakeFirstOrThrow();
  return { id, age: Number(age) };
}

/**
 * Where the database is younger than somebody has known it, it has been put back to an earlier state: gives every document
 * a new beginning, so that nothing of what came after is merged into it without anybody's asking. Answers how many
 * documents that were; undefined where it is as old as it should be, is another database, or somebody else has done it already.
 */
export const beginAnewIfYounger = (db: Db, known: Age): Promise<number | undefined> =>
  transaction(db, async (trx) => {
    const younger = await trx
      .updateTable('database_age')
      .set({ age: known.age + BEYOND_ALL })
      .where('id', '=', known.id)
      .where('age', '<', known.age)
      .returning('id')
      .executeTakeFirst();
    return younger && (await beginAnew(trx));
  });

/** Gives every document, or some of them, a new beginning: copies of what was before are not merged into it. Answers how many. */
export async function beginAnew(db: Db, ids?: readonly DocumentId[]): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('document')
    .set({ epoch: sql`gen_random_uuid()` })
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
