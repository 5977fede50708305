import { type RawBuilder, sql } from 'kysely';
import type { CompendiumFilters, CompendiumSort } from '@penholder/shared/compendium';
import { invalid, type Language, type LocalizedText, type Page, refuse, unstorableIn } from '@penholder/shared/kernel';
import type { AreaId, LineageKind, PracticeId } from '@penholder/shared/practices';
import type { Db } from '../open.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import {
  allBut,
  type Conditions,
  conditionsOf,
  type CountedFilter,
  searching,
  wantedBy,
  type Way,
  WAYS,
} from './conditions.ts';

/** Microseconds since 1970: exact where a Date would round. */
const changedKey = sql<number>`(extract(epoch from c.changed_at) * 1000000)::bigint`;
const titleKey = sql<string>`c.title_key collate "C"`;
/**
 * Whole numbers, so that they can stand in a cursor. What a few have is weighed, in millionths; of what very many have, those
 * with it in their titles come first, and then the newest: to weigh thousands takes longer than it is worth.
 */
const rankKey = ({ plan }: Conditions, total: number): RawBuilder<number> => {
  const wanted = plan && wantedBy(plan);
  if (!wanted) return sql<number>`0::bigint`;
  return total > MANY
    ? sql<number>`((c.title_vector @@ ${wanted})::integer * 10000000000 + floor(extract(epoch from c.changed_at)))::bigint`
    : sql<number>`(ts_rank(c.vector, ${wanted}) * 1000000)::bigint`;
};
const MANY = 1000;

interface Order {
  key: RawBuilder<string | number>;
  by: RawBuilder<unknown>;
  after(key: string | number, id: string): RawBuilder<boolean>;
}
function orderOf(sort: CompendiumSort, conditions: Conditions, total: number): Order {
  const falling = (key: RawBuilder<number>): Order => ({
    key,
    by: sql`${key} desc, c.practice_id`,
    after: (last, id) => sql`(${key} < ${last}::bigint or (${key} = ${last}::bigint and c.practice_id > ${id}::uuid))`,
  });
  if (sort === 'relevance') return falling(rankKey(conditions, total));
  if (sort === 'newest')
    return {
      key: changedKey,
      by: sql`c.changed_at desc, c.practice_id`,
      after: (last, id) =>
        sql`(c.changed_at <= to_timestamp(0) + ${last}::bigint * interval '1 microsecond' and (c.changed_at < to_timestamp(0) + ${last}::bigint * interval '1 microsecond' or c.practice_id > ${id}::uuid))`,
    };
  return {
    key: titleKey,
    by: sql`${titleKey}, c.practice_id`,
    after: (last, id) => sql`(${titleKey}, c.practice_id) > (${last}::text, ${id}::uuid)`,
  };
}

const COLUMNS = ['c.practice_id', 'c.shown', 'c.published_at', 'c.changed_at'] as const;
const select = (db: Db) => db.selectFrom('compendium_practice as c').select(COLUMNS);
export type ListedRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

export interface Wanted {
  readonly filters: CompendiumFilters;
  readonly sort: CompendiumSort;
  readonly limit: number;
  readonly after: string | undefined;
  readonly way: Way;
  /** How many are found: among very many, only the titles are weighed. */
  readonly total?: number;
}

/** A page of the compendium, in one query: nothing is counted. Refuses a cursor that is none. */
export async function pageCompendium(
  db: Db,
  { filters, sort, limit, after, way, total }: Wanted,
): Promise<Omit<Page<ListedRow>, 'total'>> {
  const conditions = conditionsOf(filters, way);
  const order = orderOf(sort, conditions, total ?? 0);
  const begin = after === undefined ? sql<boolean>`true` : order.after(...cursorFor(sort, after));
  const rows = await searching(db, conditions, (trx) =>
    select(trx)
      .select(order.key.as('sort_key'))
      .where(allBut(conditions))
      .where(begin)
      .orderBy(order.by as RawBuilder<string>)
      .limit(limit + 1)
      .execute(),
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor(last.sort_key, last.practice_id) : null };
}

/** The ids of everything that is found, by title: found once, to be read page by page with `practicesOf`. */
export async function idsByTitle(db: Db, filters: CompendiumFilters, way: Way): Promise<PracticeId[]> {
  const conditions = conditionsOf(filters, way);
  const rows = await searching(db, conditions, (trx) =>
    trx
      .selectFrom('compendium_practice as c')
      .select('c.practice_id')
      .where(allBut(conditions))
      .orderBy(titleKey)
      .orderBy('c.practice_id')
      .execute(),
  );
  return rows.map(({ practice_id }) => practice_id);
}

/** These practices, in this order; without those that have gone meanwhile. */
export async function practicesOf(db: Db, ids: readonly PracticeId[]): Promise<ListedRow[]> {
  const rows = await select(db)
    .where(sql<boolean>`c.practice_id = any(${[...ids]}::uuid[]) and not c.is_withdrawn`)
    .execute();
  const byId = new Map(rows.map((row) => [row.practice_id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How often what is listed has changed: as long as this answers the same, so does everything that is asked of the compendium. */
export async function generationOf(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('compendium_change')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** How many are found, and in the first of the ways that finds any. [CP8, CP10] */
export async function countFound(db: Db, filters: CompendiumFilters): Promise<{ total: number; way: Way }> {
  for (const way of WAYS) {
    const total = await countBy(db, filters, way);
    if (total > 0 || !filters.q) return { total, way };
  }
  return { total: 0, way: 'words' };
}

async function countBy(db: Db, filters: CompendiumFilters, way: Way): Promise<number> {
  const conditions = conditionsOf(filters, way);
  if (way !== 'words' && !conditions.plan?.parts.length) return 0;
  const { total } = await searching(db, conditions, (trx) =>
    trx
      .selectFrom('compendium_practice as c')
      .select((e) => e.fn.countAll<number>().as('total'))
      .where(allBut(conditions))
      .executeTakeFirstOrThrow(),
  );
  return total;
}

export interface CompendiumCount {
  readonly filter: CountedFilter;
  readonly value: string;
  readonly count: number;
}

/**
 * For each filter, how many practices each of its values would leave under the other filters. One look at what is found
 * counts for all filters that do not narrow; each that does is counted once more without itself. [CP11]
 */
export async function countCompendium(db: Db, filters: CompendiumFilters, way: Way): Promise<CompendiumCount[]> {
  const conditions = conditionsOf(filters, way);
  const looks = [undefined, ...conditions.active].map(
    (except) => sql`select facet, count(*)::integer as count
      from (select unnest(c.facets) as facet from compendium_practice c where ${allBut(conditions, except)}) f
      ${except ? sql`where facet like ${`${except}:%`}` : sql``} group by facet`,
  );
  const { rows } = await searching(db, conditions, (trx) =>
    sql<{ facet: string; count: number; except: CountedFilter | null }>`${sql.join(
      looks.map(
        (look, place) => sql`select l.*, ${conditions.active[place - 1] ?? null}::text as except from (${look}) l`,
      ),
      sql` union all `,
    )}`.execute(trx),
  );
  return rows.flatMap(({ facet, count, except }) => {
    const colon = facet.indexOf(':');
    const filter = facet.slice(0, colon) as CountedFilter;
    const isCounted = except === filter || (except === null && !conditions.active.includes(filter));
    return isCounted ? [{ filter, value: facet.slice(colon + 1), count }] : [];
  });
}

/** What areas are called by the newest edition that prints one of their practices, and in which round table. */
export async function namesOfAreas(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { names: LocalizedText; code: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: AreaId; names: LocalizedText; code: string }>`
    select one.id, x.shown->'facts'->'area'->'names' as names, x.shown->'editions'->0->>'code' as code
    from unnest(${[...ids]}::uuid[]) one(id) cross join lateral (
      select shown from compendium_practice c where c.area_id = one.id order by edition_number desc, practice_id limit 1) x`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** Everything that is known of a practice of the compendium, withdrawn or not. */
export async function findCompendiumPractice(db: Db, id: PracticeId) {
  const row = await select(db).select('c.is_withdrawn').where('c.practice_id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const printings = await db
    .selectFrom('compendium_printing as p')
    .innerJoin('edition as e', 'e.id', 'p.edition_id')
    .select(['p.edition_id', 'p.printed'])
    .where('p.practice_id', '=', id)
    .orderBy('e.number', 'desc')
    .orderBy('e.language')
    .execute();
  return { ...row, printings: printings.map(({ printed }) => printed), links: await listLinks(db, id) };
}

/** What of the compendium a practice carries on, and what carries it on. [CP14] */
const listLinks = async (db: Db, id: PracticeId) =>
  (
    await sql<{
      id: PracticeId;
      kind: LineageKind;
      is_next: boolean;
      number: number;
      title: string;
      language: Language;
    }>`
      select c.practice_id as id, l.kind, l.predecessor_id = ${id} as is_next,
        (c.shown->'facts'->>'number')::integer as number, c.shown->'facts'->>'title' as title,
        c.shown->'facts'->>'language' as language
      from practice_lineage l
      join compendium_practice c on not c.is_withdrawn
        and c.practice_id = case when l.predecessor_id = ${id} then l.successor_id else l.predecessor_id end
      where l.predecessor_id = ${id} or l.successor_id = ${id}
      order by c.title_key collate "C", c.practice_id`.execute(db)
  ).rows;

function cursorFor(sort: CompendiumSort, after: string): [string | number, string] {
  const [key, id] = decodeCursor(after);
  if (typeof key !== (sort === 'title' ? 'string' : 'number') || unstorableIn(key) !== undefined || !id.includes('-'))
    return refuse(invalid('request.cursor', 'This is not where a page of this list ended.'));
  return [key, id];
}
