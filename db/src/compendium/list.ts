import { type RawBuilder, sql } from 'kysely';
import type { CompendiumFilters, CompendiumSort } from '@penholder/shared/compendium';
import { invalid, type LocalizedText, type Page, refuse, unstorableIn } from '@penholder/shared/kernel';
import type { AreaId, PracticeId } from '@penholder/shared/practices';
import type { Db } from '../open.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { all, type Conditions, conditionsOf, COUNTED, type CountedFilter, loosely, wantedBy } from './conditions.ts';

/** Microseconds since 1970: exact where a Date would round. */
const changedKey = sql<number>`(extract(epoch from c.changed_at) * 1000000)::bigint`;
const titleKey = sql<string>`c.title_key collate "C"`;
/** In millionths, so that it can stand in a cursor. */
const rankKey = ({ plan }: Conditions): RawBuilder<number> => {
  const wanted = plan && wantedBy(plan);
  return wanted ? sql<number>`(ts_rank(c.vector, ${wanted}) * 1000000)::bigint` : sql<number>`0::bigint`;
};

interface Order {
  key: RawBuilder<string | number>;
  by: RawBuilder<unknown>;
  after(key: string | number, id: string): RawBuilder<boolean>;
}
function orderOf(sort: CompendiumSort, conditions: Conditions): Order {
  const falling = (key: RawBuilder<number>): Order => ({
    key,
    by: sql`${key} desc, c.practice_id`,
    after: (last, id) => sql`(${key} < ${last}::bigint or (${key} = ${last}::bigint and c.practice_id > ${id}::uuid))`,
  });
  if (sort === 'relevance') return falling(rankKey(conditions));
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
  /** Finds words spelt otherwise in titles and names. */
  readonly isNear: boolean;
}

/** A page of the compendium, in one query: nothing is counted. Refuses a cursor that is none. */
export async function pageCompendium(
  db: Db,
  { filters, sort, limit, after, isNear }: Wanted,
): Promise<Omit<Page<ListedRow>, 'total'>> {
  const conditions = conditionsOf(filters, isNear);
  const order = orderOf(sort, conditions);
  const begin = after === undefined ? sql<boolean>`true` : order.after(...cursorFor(sort, after));
  const rows = await loosely(db, isNear, (trx) =>
    select(trx)
      .select(order.key.as('sort_key'))
      .where(all(conditions))
      .where(begin)
      .orderBy(order.by as RawBuilder<string>)
      .limit(limit + 1)
      .execute(),
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor(last.sort_key, last.practice_id) : null };
}

export async function countAll(db: Db, filters: CompendiumFilters, isNear: boolean): Promise<number> {
  const { total } = await loosely(db, isNear, (trx) =>
    trx
      .selectFrom('compendium_practice as c')
      .select((e) => e.fn.countAll<number>().as('total'))
      .where(all(conditionsOf(filters, isNear)))
      .executeTakeFirstOrThrow(),
  );
  return total;
}

/** What each counted filter counts. */
const VALUES: Readonly<Record<CountedFilter, { value: RawBuilder<unknown>; from?: RawBuilder<unknown> }>> = {
  area: { value: sql`area_id::text` },
  country: { value: sql`one`, from: sql`unnest(countries) one` },
  region: { value: sql`one`, from: sql`unnest(regions) one` },
  objective: { value: sql`one::text`, from: sql`unnest(objectives) one` },
  phase: { value: sql`one`, from: sql`unnest(phases) one` },
  living: { value: sql`living_status` },
  evidence: { value: sql`evidence_level` },
  kind: { value: sql`one`, from: sql`unnest(kinds) one` },
  in: { value: sql`one`, from: sql`unnest(languages) one` },
  year: { value: sql`start_year::text` },
};

export interface CompendiumCount {
  readonly filter: CountedFilter | 'total';
  readonly value: string | null;
  readonly count: number;
}

/** For each filter, how many practices each of its values would leave under the other filters; and how many all leave. [CP11] */
export async function countCompendium(db: Db, filters: CompendiumFilters, isNear: boolean): Promise<CompendiumCount[]> {
  const { always, of } = conditionsOf(filters, isNear);
  const hits = db
    .selectFrom('compendium_practice as c')
    .select([
      'c.area_id',
      'c.countries',
      'c.regions',
      'c.objectives',
      'c.phases',
      'c.living_status',
      'c.evidence_level',
      'c.kinds',
      'c.languages',
      'c.start_year',
    ])
    .select(COUNTED.map((name) => of[name].as(`in_${name}` as const)))
    .where(always);
  const others = (except?: CountedFilter) =>
    sql.join(
      COUNTED.filter((name) => name !== except).map((name) => sql.ref(`in_${name}`)),
      sql` and `,
    );
  const each = COUNTED.map((name) => {
    const { value, from } = VALUES[name];
    return sql`select ${sql.lit(name)}, ${value}, count(*)::integer from hits${from ? sql`, ${from}` : sql``}
      where ${others(name)} and ${value} is not null group by ${value}`;
  });
  const counts = sql<CompendiumCount>`
    with hits as materialized (${hits})
    select 'total' as filter, null as value, count(*)::integer as count from hits where ${others()}
    union all ${sql.join(each, sql` union all `)}`;
  return loosely(db, isNear, async (trx) => (await counts.execute(trx)).rows);
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
  return { ...row, printings: printings.map(({ printed }) => printed) };
}

function cursorFor(sort: CompendiumSort, after: string): [string | number, string] {
  const [key, id] = decodeCursor(after);
  if (typeof key !== (sort === 'title' ? 'string' : 'number') || unstorableIn(key) !== undefined || !id.includes('-'))
    return refuse(invalid('request.cursor', 'This is not where a page of this list ended.'));
  return [key, id];
}
