import { type RawBuilder, sql } from 'kysely';
import { type CompendiumFilters, planSearch, type SearchPlan, type Sought } from '@penholder/shared/compendium';
import type { Db } from '../open.ts';
import { containing } from '../paging.ts';
import { transaction } from '../transaction.ts';

type Condition = RawBuilder<boolean>;
const yes: Condition = sql<boolean>`true`;

/** The filters whose values are counted. */
export const COUNTED = [
  'area',
  'country',
  'region',
  'objective',
  'phase',
  'living',
  'evidence',
  'kind',
  'in',
  'year',
] as const;
export type CountedFilter = (typeof COUNTED)[number];

const found = (sought: Sought): RawBuilder<unknown> =>
  'pairs' in sought
    ? sql`to_tsquery('simple', ${sought.pairs})`
    : sql`(${sql.join(
        sought.configurations.flatMap((configuration) =>
          sought.words.map((words) => sql`websearch_to_tsquery(${configuration}::regconfig, ${words})`),
        ),
        sql` || `,
      )})`;

const anyOf = (queries: readonly RawBuilder<unknown>[]) => sql`(${sql.join(queries, sql` || `)})`;

/** What is wanted, as one query; undefined where only something unwanted was given. */
export const wantedBy = ({ alternatives }: SearchPlan): RawBuilder<unknown> | undefined =>
  alternatives.length === 0
    ? undefined
    : anyOf(alternatives.map((each) => sql`(${sql.join(each.map(found), sql` && `)})`));

/** What a search finds: by words of any language, or as parts of words. */
function typed(plan: SearchPlan): Condition {
  const wanted = wantedBy(plan);
  const ways: RawBuilder<unknown>[] = wanted ? [sql`c.vector @@ ${wanted}`] : [];
  if (plan.parts.length > 0)
    ways.push(
      sql`(${sql.join(
        plan.parts.map((part) => sql`c.words like ${containing(part)}`),
        sql` and `,
      )})`,
    );
  const finds = ways.length > 0 ? sql`(${sql.join(ways, sql` or `)})` : sql`true`;
  return plan.unwanted.length === 0
    ? sql<boolean>`${finds}`
    : sql<boolean>`(${finds} and not (c.vector @@ ${anyOf(plan.unwanted.map(found))}))`;
}

/** What has words like all of these in its title or names. */
const alike = (parts: readonly string[]): Condition =>
  parts.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        parts.map((part) => sql`${part} <% c.names`),
        sql` and `,
      )})`;

/** How like a word must be: `clincs` is half like `clinics`, letters of three by three. */
const LIKENESS = '0.45';

/** Does something where words that are like enough count as alike. */
export const loosely = <T>(db: Db, isNear: boolean, work: (db: Db) => Promise<T>): Promise<T> =>
  isNear
    ? transaction(db, async (trx) => {
        await sql`select set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`.execute(trx);
        return work(trx);
      })
    : work(db);

export interface Conditions {
  readonly always: Condition;
  readonly of: Readonly<Record<CountedFilter, Condition>>;
  readonly plan: SearchPlan | undefined;
}

const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;

/** What always narrows, and for each counted filter what it narrows by. `isNear` finds words spelt otherwise. [CP10, CP11] */
export function conditionsOf(filters: CompendiumFilters, isNear: boolean): Conditions {
  const plan = planSearch(filters.q ?? '');
  const searched = plan === undefined ? yes : isNear ? alike(plan.parts) : typed(plan);
  const { area, country, region, objective, phase, living, evidence, kind, from, to } = filters;
  const within = (column: string, values: readonly string[]): Condition =>
    values.length ? sql<boolean>`${sql.ref(column)} && ${texts(values)}` : yes;
  const oneOf = (column: string, values: readonly string[]): Condition =>
    values.length ? sql<boolean>`${sql.ref(column)} = any(${texts(values)})` : yes;
  return {
    plan,
    always: sql<boolean>`(not c.is_withdrawn and ${searched})`,
    of: {
      area: area.length ? sql<boolean>`c.area_id = any(${[...area]}::uuid[])` : yes,
      country: within('c.countries', country),
      region: within('c.regions', region),
      objective: objective.length ? sql<boolean>`c.objectives && ${[...objective]}::integer[]` : yes,
      phase: within('c.phases', phase),
      living: oneOf('c.living_status', living),
      evidence: oneOf('c.evidence_level', evidence),
      kind: within('c.kinds', kind),
      in: within('c.languages', filters.in),
      year: sql<boolean>`(${from === undefined ? yes : sql`c.start_year >= ${from}::integer`} and ${to === undefined ? yes : sql`c.start_year <= ${to}::integer`})`,
    },
  };
}

/** Every condition. */
export const all = ({ always, of }: Conditions): Condition =>
  sql<boolean>`(${sql.join([always, ...COUNTED.map((name) => of[name])], sql` and `)})`;
