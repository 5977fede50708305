import { sql } from 'kysely';
import type { PartyId,LocalizedText } from '@penholder/shared/kernel';
import type { PartyKind } from '@penholder/shared/people';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

export interface PartyPage {
  search?: string | undefined;
  kind?: PartyKind | undefined;
  limit: number;
  after?: { name: string; id: PartyId } | undefined;
}

/** The name that a party is sorted by. */
const sortName = sql<string>`lower(coalesce(names->>'en', names->>'fr', names->>'es', names::text))`;

const matching = (db: Db, { search, kind }: PartyPage) =>
  db
    .selectFrom('party')
    .$if(Boolean(search), (query) => {
      const pattern = `%${search!.replace(/[\\%_]/g, '\\$&')}%`;
      return query.where((e) =>
        e.or([
          e.exists(
            e
              .selectFrom(sql<{ value: string }>`jsonb_each_text(party.names)`.as('n'))
              .select(sql`1`.as('one'))
              .where(sql<boolean>`n.value ilike ${pattern}`),
          ),
          e('iso3166', '=', search!.toUpperCase()),
        ]),
      );
    })
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!));

/** A page of the party register by name. */
export async function listPartiesPage(db: Db, page: PartyPage) {
  const rows = await matching(db, page)
    .select(['id', 'kind', 'names', 'iso3166'])
    .select(sortName.as('sort_name'))
    .$if(page.after !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e(sortName, '>', page.after!.name),
          e.and([e(sortName, '=', page.after!.name), e('id', '>', page.after!.id)]),
        ]),
      ),
    )
    .orderBy(sortName)
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  const { total } = await matching(db, page)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}

export const findParty = (db: Db, id: PartyId) =>
  db.selectFrom('party').selectAll().where('id', '=', id).executeTakeFirst();

/** A party by its ISO 3166 code, added with these names when it is not there yet. */
export async function getState(trx: Trx, iso3166: string, names: LocalizedText) {
  await trx
    .insertInto('party')
    .values({ kind: 'state', names: json(names), iso3166 })
    .onConflict((conflict) => conflict.column('iso3166').doNothing())
    .execute();
  return trx.selectFrom('party').selectAll().where('iso3166', '=', iso3166).executeTakeFirstOrThrow();
}

export const insertParty = (trx: Trx, party: { kind: PartyKind; names: LocalizedText }) =>
  trx
    .insertInto('party')
    .values({ kind: party.kind, names: json(party.names), iso3166: null })
    .returningAll()
    .executeTakeFirstOrThrow();
