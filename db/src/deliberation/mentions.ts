import type { PostId } from '@penholder/shared/deliberation';
import type { DelegationId, Language, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Actor, Role, Standing } from '@penholder/shared/people';
import { sql } from 'kysely';
import type { Db } from '../open.ts';
import { heardBy } from './heard.ts';
import type { PostRow } from './posts.ts';

const uuids = (ids: readonly string[]) => sql<string[]>`${[...ids]}::uuid[]`;

/** A person of the round table, with what they are in it. */
export interface KnownPerson {
  id: PersonId;
  name: string;
  email: string;
  language: Language;
  places: { delegationId: DelegationId; names: LocalizedText; standing: Standing; isFocalPoint: boolean }[];
  roles: Role[];
}

/** Delegations that take part in the round table, among `ids` where they are given. */
export const listActiveDelegations = (db: Db, roundTableId: RoundTableId, ids?: readonly string[]) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.id', 'p.names'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.status', '=', 'active')
    .$if(ids !== undefined, (query) => query.where('d.id', '=', sql<DelegationId>`any(${uuids(ids!)})`))
    .orderBy('d.id')
    .execute();

/** Who of the round table is meant: by id, as members of delegations, or by a part of their name. */
export interface PersonFilter {
  ids?: readonly string[];
  ofDelegations?: readonly DelegationId[];
  name?: string;
}

const pattern = (part: string): string => `%${part.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Persons who have a place in the round table now, by name, at most `limit`. */
export async function listKnownPersons(
  db: Db,
  roundTableId: RoundTableId,
  filter: PersonFilter,
  limit: number,
): Promise<KnownPerson[]> {
  const persons = await db
    .selectFrom('person as p')
    .select(['p.id', 'p.name', 'p.email', 'p.language'])
    .where('p.disabled_at', 'is', null)
    .where((e) =>
      e.or([
        e.exists(
          e
            .selectFrom('role_grant as g')
            .select('g.role')
            .whereRef('g.person_id', '=', 'p.id')
            .where('g.round_table_id', '=', roundTableId),
        ),
        e.exists(selectPlaces(db, roundTableId).where('a.person_id', '=', sql.ref<PersonId>('p.id'))),
      ]),
    )
    .$if(filter.name !== undefined, (query) => query.where('p.name', 'ilike', pattern(filter.name!)))
    .$if(filter.ids !== undefined || filter.ofDelegations !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e('p.id', '=', sql<PersonId>`any(${uuids(filter.ids ?? [])})`),
          e.exists(
            selectPlaces(db, roundTableId)
              .where('a.person_id', '=', sql.ref<PersonId>('p.id'))
              .where('a.delegation_id', '=', sql<DelegationId>`any(${uuids(filter.ofDelegations ?? [])})`),
          ),
        ]),
      ),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit)
    .execute();
  if (persons.length === 0) return [];
  const ids = persons.map((person) => person.id);
  const places = await selectPlaces(db, roundTableId).where('a.person_id', 'in', ids).execute();
  const roles = await db
    .selectFrom('role_grant')
    .select(['person_id', 'role'])
    .where('round_table_id', '=', roundTableId)
    .where('person_id', 'in', ids)
    .orderBy('role')
    .execute();
  return persons.map((person) => ({
    ...person,
    places: places
      .filter((place) => place.person_id === person.id)
      .map((place) => ({
        delegationId: place.delegation_id,
        names: place.names,
        standing: place.standing,
        isFocalPoint: place.is_focal_point,
      })),
    roles: roles.filter((grant) => grant.person_id === person.id).map((grant) => grant.role),
  }));
}

/** Accreditations to delegations of the round table that are valid on the database's clock. */
const selectPlaces = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['a.person_id', 'a.delegation_id', 'a.standing', 'a.is_focal_point', 'y.names'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.status', '=', 'active')
    .where('a.valid_from', '<=', sql<Date>`now()`)
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]));

/** Whose mentions: of any of these ids, by others than the reader, in posts that stand and that they may read. */
export interface MentionFilter {
  reader: Actor;
  ids: readonly string[];
}

const selectMentions = (db: Db, { reader, ids }: MentionFilter) =>
  db
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .where('t.round_table_id', '=', reader.roundTableId)
    .where('p.mentions', '&&', uuids(ids))
    .where('p.person_id', '!=', reader.personId)
    .where(heardBy(reader))
    .where('p.withdrawn_at', 'is', null)
    .where('p.moderated_at', 'is', null);

/** Posts that mention any of the ids, newest first, from before a post; `is_new` says whether the reader has read that far. */
export const listMentions = (
  db: Db,
  filter: MentionFilter,
  page: { before: PostId | undefined; limit: number },
): Promise<(PostRow & { is_new: boolean })[]> =>
  selectMentions(db, filter)
    .leftJoin('thread_read as r', (join) =>
      join.onRef('r.thread_id', '=', 't.id').on('r.person_id', '=', filter.reader.personId),
    )
    .selectAll('p')
    .select([
      't.subject_kind',
      't.subject_id',
      't.round_table_id',
      sql<boolean>`p.sequence > coalesce(r.sequence, 0)`.as('is_new'),
    ])
    .$if(page.before !== undefined, (query) =>
      query.where(
        sql<boolean>`(p.created_at, p.id) < (select b.created_at, b.id from post b where b.id = ${page.before!})`,
      ),
    )
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(page.limit)
    .execute() as Promise<(PostRow & { is_new: boolean })[]>;

export async function countMentions(db: Db, filter: MentionFilter): Promise<number> {
  const row = await selectMentions(db, filter)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Delegations and persons by id, whether or not they still take part: for naming those whom a post mentions. */
export async function listMentioned(db: Db, roundTableId: RoundTableId, ids: readonly string[]) {
  if (ids.length === 0) return { delegations: [], persons: [] };
  const delegations = await db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.id', 'p.names'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.id', 'in', ids as DelegationId[])
    .execute();
  const persons = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ids as PersonId[])
    .execute();
  return { delegations, persons };
}
