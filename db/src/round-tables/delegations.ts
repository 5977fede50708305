import { sql } from 'kysely';
import type { DelegationId, Language, PartyId, RoundTableId } from '@penholder/shared/kernel';
import type { PartyKind } from '@penholder/shared/people';
import type { Db, Trx } from '../open.ts';

export interface DelegationPage {
  roundTableId: RoundTableId;
  language: Language;
  search?: string | undefined;
  kind?: PartyKind | undefined;
  status: 'active' | 'withdrawn' | 'all';
  limit: number;
  after?: { name: string; id: string } | undefined;
}

const sortName = (language: Language) =>
  sql<string>`lower(coalesce(p.names->>${language}, p.names->>'en', p.names->>'fr', p.names->>'es', p.names::text))`;

const matching = (db: Db, page: DelegationPage) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .where('d.round_table_id', '=', page.roundTableId)
    .$if(page.status !== 'all', (query) => query.where('d.status', '=', page.status as 'active'))
    .$if(page.kind !== undefined, (query) => query.where('p.kind', '=', page.kind!))
    .$if(Boolean(page.search), (query) => {
      const pattern = `%${page.search!.replace(/[\\%_]/g, '\\$&')}%`;
      return query.where((e) =>
        e.or([
          sql<boolean>`exists (select 1 from jsonb_each_text(p.names) n where n.value ilike ${pattern})`,
          sql<boolean>`exists (select 1 from accreditation a join person m on m.id = a.person_id where a.delegation_id = d.id
            and (a.valid_to is null or a.valid_to > now()) and m.name ilike ${pattern})`,
        ]),
      );
    });

/** A page of delegations by name in a language, each with how many people are accredited. */
export async function listDelegationsPage(db: Db, page: DelegationPage) {
  const name = sortName(page.language);
  const rows = await matching(db, page)
    .select([
      'd.id',
      'd.status',
      'd.has_vote',
      'd.aliases',
      'p.id as party_id',
      'p.kind',
      'p.names',
      'p.iso3166',
      name.as('sort_name'),
    ])
    .select(
      sql<number>`(select count(*) from accreditation a where a.delegation_id = d.id and (a.valid_to is null or a.valid_to > now()))`.as(
        'people',
      ),
    )
    .$if(page.after !== undefined, (query) =>
      query.where(sql<boolean>`(${name}, d.id) > (${page.after!.name}, ${page.after!.id}::uuid)`),
    )
    .orderBy(name)
    .orderBy('d.id')
    .limit(page.limit + 1)
    .execute();
  const { total } = await matching(db, page)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}

/** The people of these delegations whose accreditation has not ended: heads first, then by name; at most so many of each. */
export async function listPeopleOf(db: Db, delegationIds: readonly DelegationId[], each: number) {
  if (delegationIds.length === 0) return [];
  return db
    .selectFrom((inner) =>
      inner
        .selectFrom('accreditation as a')
        .innerJoin('person as p', 'p.id', 'a.person_id')
        .selectAll('a')
        .select(['p.name', 'p.email', 'p.email_verified', 'p.disabled_at'])
        .select(
          sql<number>`row_number() over (partition by a.delegation_id
            order by array_position(array['head', 'alternate', 'adviser', 'expert'], a.standing), lower(p.name), a.id)`.as(
            'place',
          ),
        )
        .where('a.delegation_id', 'in', [...delegationIds])
        .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]))
        .as('people'),
    )
    .selectAll()
    .where('place', '<=', each)
    .orderBy('delegation_id')
    .orderBy('place')
    .execute();
}

/** A delegation of this round table, locked until the transaction ends. */
export const lockDelegation = (trx: Trx, roundTableId: RoundTableId, id: DelegationId) =>
  trx
    .selectFrom('delegation')
    .selectAll()
    .where('id', '=', id)
    .where('round_table_id', '=', roundTableId)
    .forUpdate()
    .executeTakeFirst();

/** Adds a delegation; throws a duplicate when the party has one already. */
export const insertDelegation = (trx: Trx, row: { roundTableId: RoundTableId; partyId: PartyId; hasVote: boolean }) =>
  trx
    .insertInto('delegation')
    .values({ round_table_id: row.roundTableId, party_id: row.partyId, has_vote: row.hasVote })
    .returning('id')
    .executeTakeFirstOrThrow();

export async function saveDelegation(
  trx: Trx,
  id: DelegationId,
  change: { has_vote?: boolean; status?: 'active' | 'withdrawn'; aliases?: string[] },
): Promise<void> {
  await trx.updateTable('delegation').set(change).where('id', '=', id).execute();
}

/** What the other delegations of the round table are called, those that were withdrawn too. */
export const listNamesBeside = (db: Db, roundTableId: RoundTableId, id: DelegationId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['y.names', 'y.iso3166', 'd.aliases'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.id', '<>', id)
    .execute();

/** Everyone accredited to a delegation, whether now or not. */
export async function listPersonsOfDelegation(db: Db, id: DelegationId) {
  const rows = await db.selectFrom('accreditation').select('person_id').where('delegation_id', '=', id).execute();
  return rows.map((row) => row.person_id);
}

/** All delegations of a round table with their names and focal points: what a list of invitations is matched with. */
export const listDelegationsToInvite = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .leftJoin('accreditation as a', (join) =>
      join
        .onRef('a.delegation_id', '=', 'd.id')
        .on('a.is_focal_point', '=', true)
        .on((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)])),
    )
    .leftJoin('person as f', 'f.id', 'a.person_id')
    .select(['d.id', 'd.status', 'p.names', 'p.iso3166', 'f.id as focal_point_id', 'f.name as focal_point_name'])
    .where('d.round_table_id', '=', roundTableId)
    .execute();
