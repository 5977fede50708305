import type { PersonId } from '@penholder/shared/kernel';
import type { Db, Trx } from '../open.ts';

/** A person's passkeys, oldest first. */
export const listPasskeysOf = (db: Db, personId: PersonId) =>
  db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at', 'backed_up'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute();

/** Renames a passkey of a person; answers whether there was one. */
export async function savePasskeyName(db: Db, personId: PersonId, id: string, name: string): Promise<boolean> {
  const result = await db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a passkey of a person; answers whether there was one. */
export async function removePasskeyOf(trx: Trx, personId: PersonId, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
