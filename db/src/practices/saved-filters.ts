import type { Id, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { SavedFilter } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

interface Whose {
  roundTableId: RoundTableId;
  personId: PersonId;
}

export const listSavedFilters = (db: Db, { roundTableId, personId }: Whose): Promise<SavedFilter[]> =>
  db
    .selectFrom('saved_filter')
    .select(['id', 'name', 'query'])
    .where('round_table_id', '=', roundTableId)
    .where('person_id', '=', personId)
    .orderBy('name')
    .execute();

/** A person’s saved filters; whoever else would change them waits until the transaction ends. */
export async function lockSavedFilters(trx: Trx, whose: Whose): Promise<SavedFilter[]> {
  await sql`select 1 from person where id = ${whose.personId} for no key update`.execute(trx);
  return listSavedFilters(trx, whose);
}

export const upsertSavedFilter = (
  trx: Trx,
  { roundTableId, personId }: Whose,
  { name, query }: Pick<SavedFilter, 'name' | 'query'>,
): Promise<SavedFilter> =>
  trx
    .insertInto('saved_filter')
    .values({ round_table_id: roundTableId, person_id: personId, name, query })
    .onConflict((on) => on.columns(['round_table_id', 'person_id', 'name']).doUpdateSet({ query }))
    .returning(['id', 'name', 'query'])
    .executeTakeFirstOrThrow();

/** Whether there was one to delete. */
export async function deleteSavedFilter(
  db: Db,
  { roundTableId, personId }: Whose,
  id: Id<'saved-filter'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_filter')
    .where('id', '=', id)
    .where('round_table_id', '=', roundTableId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
