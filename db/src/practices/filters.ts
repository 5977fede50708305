import { type RawBuilder, sql } from 'kysely';
import { searchTerms } from '@penholder/shared/kernel';
import { type Actor, delegationsFor } from '@penholder/shared/people';
import {
  COVERING,
  goalOf,
  isBureau,
  OUT_OF_THE_WAY,
  type PracticeFilters,
  type Region,
  SDG_TARGETS,
} from '@penholder/shared/practices';
import { placesIn, regionsByPlace } from '@penholder/shared/practices/regions';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { containing } from '../paging.ts';
import { isHoldingUp } from './mention-checks.ts';
import { ownOf, tellsSubmitters, texts, uuids } from './visible.ts';

type Condition = RawBuilder<boolean>;
const yes: Condition = sql<boolean>`true`;

/** The filters whose values are counted. */
export const COUNTED = [
  'area',
  'country',
  'status',
  'submitter',
  'living',
  'year',
  'goal',
  'target',
  'principle',
  'group',
] as const;
export type CountedFilter = (typeof COUNTED)[number];

/** Who looks, and how much the round table tells of its delegations. */
export interface Reader {
  readonly actor: Actor;
  readonly tableLevel: AttributionLevel;
}

/** The submitters of `f` that the reader may be told: all, or those of them that are the reader's own. */
export const submittersToldTo = ({ actor, tableLevel }: Reader): RawBuilder<string[]> => {
  const own = uuids(actor.accreditations.map((place) => place.delegationId));
  return sql<string[]>`case when ${tellsSubmitters(actor, tableLevel)} then f.submitters
    else array(select d from unnest(f.submitters) d where d = any(${own})) end`;
};

function searched(search: string | undefined, { actor, tableLevel }: Reader): Condition {
  const terms = searchTerms(search ?? '');
  if (terms.length === 0) return yes;
  const tells = tellsSubmitters(actor, tableLevel);
  const each = terms.map(
    (term) => sql`(f.search like ${containing(term)} or (${tells} and f.search_names like ${containing(term)}))`,
  );
  return sql<boolean>`(${sql.join(each, sql` and `)})`;
}

/** Waiting for one of the reader's delegations to confirm the wording of the version shown. */
export function awaiting(actor: Actor): Condition {
  const mine = delegationsFor(actor, 'practice.confirm');
  if (mine.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(p.version > 0 and f.status not in ('withdrawn', 'succeeded') and exists (
    select 1 from unnest(f.submitters) d where d = any(${uuids(mine)}) and not exists (
      select 1 from practice_confirmation c join practice_version v on v.practice_id = c.practice_id and v.version = f.version
      where c.practice_id = p.id and c.delegation_id = d and c.wording = v.wording)))`;
}

/** Naming delegations that have not cleared the wording: who may not know of that finds none. [PR34] */
const waitsForNamed = (actor: Actor): Condition =>
  isBureau(actor)
    ? sql<boolean>`exists (select 1 from mention_check c where c.practice_id = p.id and ${isHoldingUp})`
    : sql<boolean>`false`;

/** Of the practices shown as `f`, those that cover what they are filed under. [PR35] */
export const covers: Condition = sql<boolean>`(f.version > 0 and f.status = any(${texts(COVERING)}))`;

/** Whether a list that may be empty has one of the values, or is empty where `none` is among them. */
function anyOf(
  list: RawBuilder<unknown>,
  values: readonly (string | number)[],
  as: RawBuilder<unknown> = sql`text[]`,
): Condition {
  const named = values.filter((value) => value !== 'none').map(String);
  return sql<boolean>`(${list} && ${named}::${as} or (${values.includes('none')} and cardinality(${list}) = 0))`;
}

function inRegions(regions: PracticeFilters['region']): Condition {
  const places = regions.flatMap((region) =>
    region === 'world' ? ['001'] : region === 'none' ? [] : placesIn(region as Region),
  );
  // What the register does not know any more lies nowhere.
  const isNowhere = sql`not f.countries && ${texts([...regionsByPlace().keys()])}`;
  return sql<boolean>`(f.countries && ${texts(places)} or (${regions.includes('none')} and ${isNowhere}))`;
}

/** Whether a goal, by any of its targets, is among those that the practice is filed under. */
const underGoals = (goals: PracticeFilters['goal']): Condition =>
  anyOf(sql`f.sdg_targets`, [
    ...SDG_TARGETS.filter((target) => goals.includes(goalOf(target))),
    ...(goals.includes('none') ? ['none'] : []),
  ]);

/**
 * Whether the reader may be told that the practice `p` answers the call `c`: where it names delegations, that would tell them
 * of one that stands behind it. [CV10]
 */
export const tellsAnswer = ({ actor, tableLevel }: Reader): Condition =>
  sql<boolean>`(c.delegations is null or ${ownOf(actor)} or ${tellsSubmitters(actor, tableLevel)})`;

const answers = (call: number, reader: Reader): Condition => sql<boolean>`exists (
  select 1 from practice_call_answer a join practice_call c on c.id = a.call_id
  where a.practice_id = p.id and c.round_table_id = p.round_table_id and c.number = ${call}::integer and ${tellsAnswer(reader)})`;

/** What always narrows, and for each counted filter what it narrows by. */
export function conditionsOf(
  filters: PracticeFilters,
  reader: Reader,
): { always: Condition; of: Record<CountedFilter, Condition> } {
  const {
    area,
    country,
    status,
    submitter,
    living,
    year,
    goal,
    target,
    principle,
    group,
    instrument,
    objective,
    phase,
    region,
    call,
    only,
  } = filters;
  const areas = area.filter((one) => one !== 'none');
  const always = [searched(filters.search, reader)];
  if (instrument) always.push(sql<boolean>`f.instruments @> ${uuids([instrument])}`);
  if (objective.length) always.push(anyOf(sql`f.gcm_objectives`, objective, sql`integer[]`));
  if (phase.length) always.push(anyOf(sql`f.journey_phases`, phase));
  if (region.length) always.push(inRegions(region));
  if (call !== undefined) always.push(answers(call, reader));
  if (only === 'covering') always.push(covers);
  if (only === 'mine') always.push(ownOf(reader.actor));
  if (only === 'to-confirm') always.push(awaiting(reader.actor));
  if (only === 'not-cleared') always.push(waitsForNamed(reader.actor));
  return {
    always: sql<boolean>`(${sql.join(always, sql` and `)})`,
    of: {
      area: area.length
        ? sql<boolean>`(f.area_id = any(${uuids(areas)})${area.includes('none') ? sql` or f.area_id is null` : sql``})`
        : yes,
      country: country.length ? sql<boolean>`f.countries && ${texts(country)}` : yes,
      // What was withdrawn or is carried on by another is out of the way unless it is asked for.
      status: status.length
        ? sql<boolean>`f.status = any(${texts(status)})`
        : sql<boolean>`f.status <> all(${texts(OUT_OF_THE_WAY)})`,
      submitter: submitter.length ? sql<boolean>`(${submittersToldTo(reader)}) && ${uuids(submitter)}` : yes,
      living: living.length ? sql<boolean>`f.living_status = any(${texts(living)})` : yes,
      year: year.length ? sql<boolean>`f.start_year = any(${year}::integer[])` : yes,
      goal: goal.length ? underGoals(goal) : yes,
      target: target.length ? anyOf(sql`f.sdg_targets`, target) : yes,
      principle: principle.length ? anyOf(sql`f.guiding_principles`, principle) : yes,
      group: group.length ? anyOf(sql`f.beneficiary_groups`, group) : yes,
    },
  };
}

/** Every condition but, when named, that of one filter. */
export const allBut = (conditions: Record<CountedFilter, Condition>, except?: CountedFilter): Condition =>
  sql<boolean>`(${sql.join(
    COUNTED.filter((name) => name !== except).map((name) => conditions[name]),
    sql` and `,
  )})`;
