import { type RawBuilder, sql } from 'kysely';
import type { Page } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  type InstrumentId,
  OUT_OF_THE_WAY,
  type PracticeFilters,
  type PracticeSort,
} from '@penholder/shared/practices';
import type { Db } from '../open.ts';
import {
  allBut,
  awaiting,
  conditionsOf,
  COUNTED,
  type CountedFilter,
  type Reader,
  submittersToldTo,
} from './filters.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { ownOf, selectVisible, toldAs, uuids } from './visible.ts';

/** Microseconds since 1970: exact where a Date would round. */
const updatedKey = sql<number>`(extract(epoch from f.updated_at) * 1000000)::bigint`;
const titleKey = sql<string>`f.title_key collate "C"`;

interface Order {
  key: RawBuilder<string | number>;
  direction: 'asc' | 'desc';
  after(key: string | number, number: string): RawBuilder<boolean>;
}
const ORDERS: Record<PracticeSort, Order> = {
  number: { key: sql`p.number`, direction: 'asc', after: (_, number) => sql`p.number > ${number}::integer` },
  updated: {
    key: updatedKey,
    direction: 'desc',
    after: (key, number) =>
      sql`(${updatedKey} < ${key}::bigint or (${updatedKey} = ${key}::bigint and p.number > ${number}::integer))`,
  },
  title: {
    key: titleKey,
    direction: 'asc',
    after: (key, number) =>
      sql`(${titleKey} > ${key}::text or (${titleKey} = ${key}::text and p.number > ${number}::integer))`,
  },
};

/** What a summary is made from, of each practice that the reader may see. */
export const selectSummaries = (db: Db, { actor }: Reader) =>
  selectVisible(db, actor)
    .leftJoin('thematic_area as a', 'a.id', 'f.area_id')
    .select([
      'p.id',
      'p.number',
      'p.capacity',
      'p.created_by',
      'p.created_for',
      'p.version as latest',
      'p.shown_version',
      'p.cleared_version',
      'p.published_version',
      'p.step_at',
      'f.face',
      'f.status',
      'f.version',
      'f.language',
      'f.title',
      'f.summary',
      'f.area_id',
      'a.names as area_names',
      'f.submitters',
      'f.countries',
      'f.start_date',
      'f.end_date',
      'f.living_status',
      'f.living_status_on',
      'f.evidence_level',
      'f.updated_at',
    ])
    .select([toldAs.as('told'), ownOf(actor).as('is_own'), awaiting(actor).as('awaits_me')]);
export type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['executeTakeFirstOrThrow']>>;

export interface Listing {
  readonly filters: PracticeFilters;
  readonly sort: PracticeSort;
  readonly limit: number;
  readonly after: string | undefined;
}

/** As `listPractices`, in one query: nothing is counted. */
export async function pagePractices(
  db: Db,
  reader: Reader,
  { filters, sort, limit, after }: Listing,
): Promise<Omit<Page<SummaryRow>, 'total'>> {
  const { always, of } = conditionsOf(filters, reader);
  const order = ORDERS[sort];
  let page = selectSummaries(db, reader).select(order.key.as('sort_key')).where(always).where(allBut(of));
  if (after !== undefined) page = page.where(order.after(...decodeCursor(after)));
  const rows = await page
    .orderBy(order.key, order.direction)
    .orderBy('p.number')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor(last.sort_key, String(last.number)) : null };
}

/** A page of the practices that the reader may see, in two queries. Refuses a cursor that is none. */
export async function listPractices(db: Db, reader: Reader, listing: Listing): Promise<Page<SummaryRow>> {
  const page = await pagePractices(db, reader, listing);
  const { always, of } = conditionsOf(listing.filters, reader);
  const { total } = await selectVisible(db, reader.actor)
    .select((e) => e.fn.countAll<number>().as('total'))
    .where(always)
    .where(allBut(of))
    .executeTakeFirstOrThrow();
  return { ...page, total };
}

/** For each counted filter, how many practices each of its values would leave under the other filters; and how many are left by all. */
export async function countPractices(
  db: Db,
  reader: Reader,
  filters: PracticeFilters,
): Promise<{ filter: CountedFilter | 'total'; value: string | null; count: number }[]> {
  const { always, of } = conditionsOf(filters, reader);
  const hits = selectVisible(db, reader.actor)
    .select(['f.area_id', 'f.countries', 'f.status', 'f.living_status', 'f.start_year'])
    .select(['f.sdg_targets', 'f.guiding_principles', 'f.beneficiary_groups'])
    .select([submittersToldTo(reader).as('submitters'), ...COUNTED.map((name) => of[name].as(`in_${name}` as const))])
    .where(always);
  const others = (except?: CountedFilter) =>
    sql.join(
      COUNTED.filter((name) => name !== except).map((name) => sql.ref(`in_${name}`)),
      sql` and `,
    );
  const { rows } = await sql<{ filter: CountedFilter | 'total'; value: string | null; count: number }>`
    with hits as materialized (${hits})
    select 'total' as filter, null as value, count(*)::integer as count from hits where ${others()}
    union all select 'area', area_id::text, count(*)::integer from hits where ${others('area')} group by area_id
    union all select 'country', one, count(*)::integer from hits, unnest(countries) one where ${others('country')} group by one
    union all select 'status', status, count(*)::integer from hits where ${others('status')} group by status
    union all select 'submitter', one::text, count(*)::integer from hits, unnest(submitters) one where ${others('submitter')} group by one
    union all select 'living', living_status, count(*)::integer from hits where ${others('living')} and living_status is not null group by living_status
    union all select 'year', start_year::text, count(*)::integer from hits where ${others('year')} and start_year is not null group by start_year
    union all select 'goal', goal, count(*)::integer from hits,
      lateral (select distinct split_part(one, '.', 1) as goal from unnest(sdg_targets) one) g where ${others('goal')} group by goal
    union all select 'target', one, count(*)::integer from hits, unnest(sdg_targets) one where ${others('target')} group by one
    union all select 'principle', one, count(*)::integer from hits, unnest(guiding_principles) one where ${others('principle')} group by one
    union all select 'group', one, count(*)::integer from hits, unnest(beneficiary_groups) one where ${others('group')} group by one
  `.execute(db);
  return rows;
}

/** A page of the review queue: what was submitted and the filters leave, longest in its status first. */
export async function listReviewQueue(
  db: Db,
  reader: Reader,
  { filters, limit, after }: Omit<Listing, 'sort'>,
): Promise<Page<SummaryRow>> {
  const since = sql<number>`(extract(epoch from p.step_at) * 1000000)::bigint`;
  const { always, of } = conditionsOf(filters, reader);
  const queued = sql<boolean>`(p.version > 0 and ${always} and ${allBut(of)})`;
  let page = selectSummaries(db, reader).select(since.as('sort_key')).where(queued);
  if (after !== undefined) {
    const [key, number] = decodeCursor(after);
    page = page.where(
      sql<boolean>`(${since} > ${key}::bigint or (${since} = ${key}::bigint and p.number > ${number}::integer))`,
    );
  }
  const rows = await page
    .orderBy(since)
    .orderBy('p.number')
    .limit(limit + 1)
    .execute();
  const { total } = await selectVisible(db, reader.actor)
    .select((e) => e.fn.countAll<number>().as('total'))
    .where(queued)
    .executeTakeFirstOrThrow();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor(last.sort_key, String(last.number)) : null, total };
}

/** For each of these instruments, how many practices apply it that the reader may see. */
export async function countApplying(
  db: Db,
  actor: Actor,
  ids: readonly InstrumentId[],
): Promise<Map<InstrumentId, number>> {
  if (ids.length === 0) return new Map();
  const visible = selectVisible(db, actor)
    .select('f.instruments')
    .where('f.status', 'not in', [...OUT_OF_THE_WAY])
    .where(sql<boolean>`f.instruments && ${uuids(ids)}`);
  const { rows } = await sql<{ id: InstrumentId; count: number }>`
    select one as id, count(*)::integer as count from (${visible}) v, unnest(v.instruments) one where one = any(${uuids(ids)}) group by one`.execute(
    db,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
