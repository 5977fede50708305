import type { CoverageQuery, Dimension } from '@penholder/shared/coverage';
import { regionsByPlace } from '@penholder/shared/practices/regions';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../open.ts';
import { conditionsOf, covers, type Reader, selectVisible, texts } from '../practices/index.ts';

type Narrowed = Pick<CoverageQuery, 'area' | 'objective' | 'region' | 'phase'>;

/** The practices that count for the reader, as `f` and `p`. [PR24] [PR35] */
function covering(db: Db, reader: Reader, narrowed: Narrowed) {
  const { always, of } = conditionsOf(
    {
      ...narrowed,
      country: [],
      status: [],
      submitter: [],
      living: [],
      year: [],
      goal: [],
      target: [],
      principle: [],
      group: [],
    },
    reader,
  );
  return selectVisible(db, reader.actor).where(covers).where(always).where(of.area);
}

const orNone = (list: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(case when cardinality(${list}) = 0 then array['none'] else ${list}::text[] end)`;

/** The keys under which a practice is counted in each dimension, each once. [PR36] [CV3] */
const KEYS_OF: Record<Dimension, RawBuilder<unknown>> = {
  area: sql`array[coalesce(h.area_id::text, 'none')]`,
  objective: orNone(sql`h.gcm_objectives`),
  phase: orNone(sql`h.journey_phases`),
  region: sql`coalesce(g.regions, array['none'])`,
};

export interface CountedRow {
  /** Null in a column's sum, and in the sum of all. */
  row: string | null;
  column: string | null;
  count: number;
  newest: string | null;
}

/**
 * How many practices there are in each cell of two dimensions, in each row, in each column and in all: one query. A practice
 * that stands in several cells of a row counts once in the row.
 */
export async function countCoverage(
  db: Db,
  reader: Reader,
  { rows, columns, ...narrowed }: Narrowed & Pick<CoverageQuery, 'rows' | 'columns'>,
): Promise<CountedRow[]> {
  const pairs = [...regionsByPlace()].flatMap(([place, regions]) =>
    (place === '001' ? ['world'] : regions).map((region) => [place, region] as const),
  );
  const hits = covering(db, reader, narrowed).select([
    'p.id',
    'f.area_id',
    'f.gcm_objectives',
    'f.journey_phases',
    'f.countries',
    'f.start_date',
  ]);
  const found = await sql<CountedRow>`
    with lies_in(place, region) as materialized (
      select * from unnest(${texts(pairs.map(([place]) => place))}, ${texts(pairs.map(([, region]) => region))})),
    hits as materialized (${hits}),
    -- Of all at once: looked up for one practice after another it takes most of the time.
    lying as (
      select h.id, array_agg(distinct l.region) as regions
      from hits h, unnest(h.countries) one join lies_in l on l.place = one group by h.id),
    filed as materialized (
      select ${KEYS_OF[rows]} as in_rows, ${KEYS_OF[columns]} as in_columns, h.start_date collate "C" as began
      from hits h left join lying g on g.id = h.id)
    select r as row, c as column, count(*)::integer as count, max(began) as newest
      from filed, unnest(in_rows) r, unnest(in_columns) c group by r, c
    union all select r, null, count(*)::integer, max(began) from filed, unnest(in_rows) r group by r
    union all select null, c, count(*)::integer, max(began) from filed, unnest(in_columns) c group by c
    union all select null, null, count(*)::integer, max(began) from filed`.execute(db);
  return found.rows;
}

/** How many practices are carried out in each place, as it was named. */
export async function countPlaces(db: Db, reader: Reader, narrowed: Narrowed) {
  const hits = covering(db, reader, narrowed).select(['f.countries', 'f.start_date']);
  const { rows } = await sql<{ code: string; count: number; newest: string | null }>`
    select one as code, count(*)::integer as count, max(h.start_date collate "C") as newest
    from (${hits}) h, unnest(h.countries) one group by one order by one`.execute(db);
  return rows;
}
