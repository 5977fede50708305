import { type RawBuilder, sql } from 'kysely';
import { refuse, tooMany } from '@penholder/shared/kernel';
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
  'goal',
  'target',
  'phase',
  'principle',
  'group',
  'living',
  'evidence',
  'kind',
  'in',
  'year',
] as const;
export type CountedFilter = (typeof COUNTED)[number];

// The configurations are written out: as parameters they would be looked up for every row.
const found = (sought: Sought): RawBuilder<unknown> =>
  'pairs' in sought
    ? sql`to_tsquery('simple', ${sought.pairs})`
    : sql`(${sql.join(
        sought.configurations.flatMap((configuration) =>
          sought.words.map((words) => sql`websearch_to_tsquery(${sql.lit(configuration)}::regconfig, ${words})`),
        ),
        sql` || `,
      )})`;

const anyOf = (queries: readonly RawBuilder<unknown>[]) => sql`(${sql.join(queries, sql` || `)})`;

/** What is wanted, as one query; undefined where only something unwanted was given. */
export const wantedBy = ({ alternatives }: SearchPlan): RawBuilder<unknown> | undefined =>
  alternatives.length === 0
    ? undefined
    : anyOf(alternatives.map((each) => sql`(${sql.join(each.map(found), sql` && `)})`));

/** How a search finds: by words of any language, as parts of longer words, or by words that are spelt like its own. [CP10] */
export const WAYS = ['words', 'parts', 'near'] as const;
export type Way = (typeof WAYS)[number];

const allOf = (parts: readonly string[], has: (part: string) => RawBuilder<unknown>): Condition =>
  parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts.map(has), sql` and `)})`;

function searched(plan: SearchPlan, way: Way): Condition {
  if (way === 'words') {
    const wanted = wantedBy(plan);
    const unwanted = plan.unwanted.length > 0 ? anyOf(plan.unwanted.map(found)) : undefined;
    // One query, so that the index answers it alone.
    const whole = [wanted, unwanted && sql`!!${unwanted}`].filter((query) => query !== undefined);
    return sql<boolean>`c.vector @@ (${sql.join(whole, sql` && `)})`;
  }
  return way === 'parts'
    ? allOf(plan.parts, (part) => sql`c.words like ${containing(part)}`)
    : allOf(plan.parts, (part) => sql`${part} <% c.names`);
}

/** How like a word must be: `clincs` is half like `clinics`, letters of three by three. */
const LIKENESS = '0.45';

/** How long a search may take: anybody may ask, and others wait for the same connections. Milliseconds. */
const PATIENCE = '3000';
const CANCELLED = '57014';
const tooMuch = tooMany(
  'compendium.too-much',
  'This asks for too much at once. Please look for fewer words, or choose fewer filters.',
);

/**
 * Asks as a search is best asked: by the indexes, whose worth the planner does not see (reading the texts themselves costs far
 * more than it reckons with), with words that are like enough counting as alike, and not for ever.
 */
export const searching = <T>(db: Db, { plan }: Conditions, work: (db: Db) => Promise<T>): Promise<T> =>
  plan === undefined
    ? work(db)
    : transaction(db, async (trx) => {
        await sql`select set_config('enable_seqscan', 'off', true),
          set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true),
          set_config('statement_timeout', ${PATIENCE}, true)`.execute(trx);
        return work(trx);
      }).catch((error: unknown) => {
        if ((error as { code?: unknown }).code === CANCELLED) refuse(tooMuch);
        throw error;
      });

export interface Conditions {
  readonly always: Condition;
  readonly of: Readonly<Record<CountedFilter, Condition>>;
  /** The filters that narrow. */
  readonly active: readonly CountedFilter[];
  readonly plan: SearchPlan | undefined;
}

/** What always narrows, and for each counted filter what it narrows by. `isNear` finds words spelt otherwise. [CP10, CP11] */
export function conditionsOf(filters: CompendiumFilters, way: Way): Conditions {
  const plan = planSearch(filters.q ?? '');
  const finds = plan === undefined ? yes : searched(plan, way);
  const { from, to } = filters;
  const any = (name: Exclude<CountedFilter, 'year'>): Condition => {
    const values = filters[name].map((value) => `${name}:${value}`);
    return values.length > 0 ? sql<boolean>`c.facets && ${values}::text[]` : yes;
  };
  const narrows = (name: CountedFilter) =>
    name === 'year' ? from !== undefined || to !== undefined : filters[name].length > 0;
  return {
    plan,
    active: COUNTED.filter(narrows),
    always: sql<boolean>`(not c.is_withdrawn and ${finds})`,
    of: {
      area: any('area'),
      country: any('country'),
      region: any('region'),
      objective: any('objective'),
      goal: any('goal'),
      target: any('target'),
      phase: any('phase'),
      principle: any('principle'),
      group: any('group'),
      living: any('living'),
      evidence: any('evidence'),
      kind: any('kind'),
      in: any('in'),
      year: sql<boolean>`(${from === undefined ? yes : sql`c.start_year >= ${from}::integer`} and ${to === undefined ? yes : sql`c.start_year <= ${to}::integer`})`,
    },
  };
}

/** Every condition but, when named, that of one filter. */
export const allBut = ({ always, of, active }: Conditions, except?: CountedFilter): Condition =>
  sql<boolean>`(${sql.join([always, ...active.filter((name) => name !== except).map((name) => of[name])], sql` and `)})`;
