import type { Db } from '@penholder/db';
import {
  countPractices,
  type CountedFilter,
  listActiveDelegations,
  listAreaNames,
  type Reader,
} from '@penholder/db/practices';
import { type DelegationId, inLanguage, type Out } from '@penholder/shared/kernel';
import {
  BENEFICIARY_GROUPS,
  type countPractices as route,
  GUIDING_PRINCIPLES,
  LIVING_STATUSES,
  PRACTICE_STATUSES,
  type PracticeFilters,
  SDG_GOALS,
  SDG_TARGETS,
} from '@penholder/shared/practices';
import { presentPlace } from './place-names.ts';
import type { Reading } from './present-summary.ts';

/** The counts beside a list: areas and statuses in their order, places and delegations by name, years newest first. */
export async function presentCounts(
  db: Db,
  { actor, language }: Reading,
  reader: Reader,
  filters: PracticeFilters,
): Promise<Out<(typeof route)['reply']>> {
  const rows = await countPractices(db, reader, filters);
  const of = (filter: CountedFilter) =>
    new Map(rows.filter((row) => row.filter === filter).map((row) => [row.value, row.count]));
  const collator = new Intl.Collator(language);
  const [areas, delegations] = [await listAreaNames(db, actor.roundTableId), of('submitter')];
  const counted = of('area');
  const named = await listActiveDelegations(db, actor.roundTableId, [...delegations.keys()] as DelegationId[]);
  const nameOf = (names: Parameters<typeof inLanguage>[0]) => inLanguage(names, language).text;
  const statuses = of('status');
  const living = of('living');
  const [goals, targets, principles, groups] = [of('goal'), of('target'), of('principle'), of('group')];
  return {
    total: rows.find((row) => row.filter === 'total')?.count ?? 0,
    areas: [
      ...areas.map(({ id, names }) => ({ area: { id, names }, count: counted.get(id) ?? 0 })),
      ...(counted.has(null) ? [{ area: null, count: counted.get(null)! }] : []),
    ],
    countries: [...of('country')]
      .map(([code, count]) => ({ ...presentPlace(code!, language), count }))
      .sort((a, b) => collator.compare(a.name, b.name)),
    statuses: PRACTICE_STATUSES.filter((status) => statuses.has(status)).map((status) => ({
      status,
      count: statuses.get(status)!,
    })),
    submitters: named
      .map(({ id, names }) => ({ id, names, count: delegations.get(id)! }))
      .sort((a, b) => collator.compare(nameOf(a.names), nameOf(b.names))),
    livingStatuses: LIVING_STATUSES.filter((status) => living.has(status)).map((status) => ({
      livingStatus: status,
      count: living.get(status)!,
    })),
    years: [...of('year')].map(([year, count]) => ({ year: Number(year), count })).sort((a, b) => b.year - a.year),
    goals: SDG_GOALS.filter((goal) => goals.has(String(goal))).map((goal) => ({
      goal,
      count: goals.get(String(goal))!,
    })),
    targets: SDG_TARGETS.filter((target) => targets.has(target)).map((target) => ({
      target,
      count: targets.get(target)!,
    })),
    principles: GUIDING_PRINCIPLES.filter((principle) => principles.has(principle)).map((principle) => ({
      principle,
      count: principles.get(principle)!,
    })),
    groups: BENEFICIARY_GROUPS.filter((group) => groups.has(group)).map((group) => ({
      group,
      count: groups.get(group)!,
    })),
  };
}
