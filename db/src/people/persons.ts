import type { PersonId } from '@penholder/shared/kernel';
import type { Db } from '../open.ts';

/** A person by id, disabled or not. */
export const findPerson = (db: Db, id: PersonId) =>
  db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

/** A person by address, disabled or not; addresses are kept in lower case. */
export const findPersonByEmail = (db: Db, email: string) =>
  db.selectFrom('person').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst();
