import { sql } from 'kysely';
import type { Language, PersonId } from '@penholder/shared/kernel';
import type { PERSON_FILTERS } from '@penholder/shared/people';
import type { Db, Trx } from '../open.ts';

/** A person by id, disabled or not. */
export const findPerson = (db: Db, id: PersonId) =>
  db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

/** A person by address, disabled or not; addresses are kept in lower case. */
export const findPersonByEmail = (db: Db, email: string) =>
  db.selectFrom('person').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst();

/** A person, locked until the transaction ends. */
export const lockPerson = (trx: Trx, id: PersonId) =>
  trx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const listPersonsByEmail = (db: Db, emails: readonly string[]) =>
  emails.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('person')
        .selectAll()
        .where('email', 'in', [...emails])
        .execute();

/** Adds persons who are not there yet and answers all of these addresses' persons. */
export async function insertPersons(trx: Trx, persons: readonly { email: string; name: string; language: Language }[]) {
  if (persons.length === 0) return [];
  await trx
    .insertInto('person')
    .values(persons.map((person) => ({ ...person, image: null, disabled_at: null })))
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
  return listPersonsByEmail(
    trx,
    persons.map((person) => person.email),
  );
}

/** Changes a person; they are updated now. */
export async function savePerson(
  trx: Trx,
  id: PersonId,
  change: {
    name?: string;
    email?: string;
    language?: Language;
    is_administrator?: boolean;
    disabled_at?: Date | null;
    email_verified?: boolean;
  },
): Promise<void> {
  await trx
    .updateTable('person')
    .set({ ...change, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** How many persons are administrators who can sign in; with a lock, so that two cannot both be the last but one. */
export async function lockAdministrators(trx: Trx): Promise<number> {
  const rows = await trx
    .selectFrom('person')
    .select('id')
    .where('is_administrator', '=', true)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length;
}

/** Whether anyone can administer this server. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('is_administrator', '=', true)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends everything that lets a person in: sign-ins, access tokens, links under way. */
export async function removeAllAccess(trx: Trx, person: { id: PersonId; email: string }): Promise<void> {
  await trx.deleteFrom('sign_in').where('person_id', '=', person.id).execute();
  await trx
    .updateTable('access_token')
    .set({ revoked_at: sql`now()` })
    .where('person_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .execute();
  await removeSignInLinks(trx, person.email);
}

/** What a sign-in link's row holds: the authentication library's shape. */
export const linkValue = (email: string): string => JSON.stringify({ type: 'magic-link', email });

/** Makes the links under way to an address worthless. */
export async function removeSignInLinks(trx: Trx, email: string): Promise<void> {
  await trx.deleteFrom('sign_in_verification').where('value', '=', linkValue(email)).execute();
}

export interface PersonPage {
  search?: string | undefined;
  filter: (typeof PERSON_FILTERS)[number];
  limit: number;
  /** The name and id of the last on the page before. */
  after?: { name: string; id: PersonId } | undefined;
}

const matching = (db: Db, { search, filter }: PersonPage) =>
  db
    .selectFrom('person')
    .$if(Boolean(search), (query) =>
      query.where((e) => {
        const pattern = `%${search!.replace(/[\\%_]/g, '\\$&')}%`;
        return e.or([e('name', 'ilike', pattern), e('email', 'ilike', pattern)]);
      }),
    )
    .$if(filter === 'administrators', (query) => query.where('is_administrator', '=', true))
    .$if(filter === 'disabled', (query) => query.where('disabled_at', 'is not', null))
    .$if(filter === 'never-signed-in', (query) => query.where('email_verified', '=', false));

/** A page of persons by name. */
export async function listPersonsPage(db: Db, page: PersonPage) {
  const rows = await matching(db, page)
    .selectAll()
    .$if(page.after !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e(sql`lower(name)`, '>', page.after!.name),
          e.and([e(sql`lower(name)`, '=', page.after!.name), e('id', '>', page.after!.id)]),
        ]),
      ),
    )
    .select(sql<string>`lower(name)`.as('sort_name'))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  const { total } = await matching(db, page)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}

/** How a person signs in, for the administrator. */
export async function countAccess(db: Db, id: PersonId) {
  return db
    .selectNoFrom((e) => [
      e
        .selectFrom('sign_in')
        .where('person_id', '=', id)
        .where('expires_at', '>', sql<Date>`now()`)
        .select((f) => f.fn.countAll<number>().as('n'))
        .as('signIns'),
      e
        .selectFrom('sign_in')
        .where('person_id', '=', id)
        .select((f) => f.fn.max('updated_at').as('at'))
        .as('lastUsedAt'),
      e
        .selectFrom('passkey')
        .where('person_id', '=', id)
        .select((f) => f.fn.countAll<number>().as('n'))
        .as('passkeys'),
      e
        .selectFrom('access_token')
        .where('person_id', '=', id)
        .where('revoked_at', 'is', null)
        .where((f) => f.or([f('expires_at', 'is', null), f('expires_at', '>', sql<Date>`now()`)]))
        .select((f) => f.fn.countAll<number>().as('n'))
        .as('tokens'),
    ])
    .executeTakeFirstOrThrow();
}
