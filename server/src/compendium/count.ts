import type { Db } from '@penholder/db';
import {
  type CompendiumCount,
  COUNTED,
  countCompendium,
  countFound,
  generationOf,
  namesOfAreas,
} from '@penholder/db/compendium';
import type { CompendiumFilters } from '@penholder/shared/compendium';
import { isPlace } from '@penholder/shared/practices';
import { keepWhileUnchanged } from '../keep-while-unchanged.ts';

/** Combinations of filters whose counts are kept: with every country and target among them one takes some 100 kB. */
const MOST = 100;

export type Counted = Awaited<ReturnType<ReturnType<typeof createCounts>['counted']>>;

/** What is counted of the compendium, kept until an edition or a withdrawal changes it. [CP11, CP15] */
export function createCounts(db: Db) {
  const stateOf = () => generationOf(db);
  /** How many are found, and how. */
  const found = keepWhileUnchanged({
    stateOf,
    look: (filters: CompendiumFilters) => countFound(db, filters),
    most: MOST,
  });
  /** That, and what each value of each filter would leave, with the names of areas. */
  const counted = keepWhileUnchanged({
    stateOf,
    look: async (filters: CompendiumFilters) => {
      const { total, way } = await found(filters);
      const counts = withChosen(await countCompendium(db, filters, way), filters);
      const areas = counts.flatMap(({ filter, value }) => (filter === 'area' ? [value] : []));
      return { total, counts, areas: await namesOfAreas(db, areas) };
    },
    most: MOST,
  });
  return { found, counted };
}

/** The counts, with those that are 0 of values that are asked for: what narrows is shown even where it leaves nothing. */
function withChosen(counts: readonly CompendiumCount[], filters: CompendiumFilters): CompendiumCount[] {
  const known = new Set(counts.map(({ filter, value }) => `${filter}:${value}`));
  const chosen = NAMED.flatMap((filter) =>
    [...new Set(filters[filter].map(String))]
      .filter((value) => !known.has(`${filter}:${value}`) && !(isOfPlaces(filter) && !isPlace(value)))
      .map((value) => ({ filter, value, count: 0 })),
  );
  return [...counts, ...chosen];
}
/** Of those that are counted, all whose values are asked for one by one: years are asked for by their span. */
const NAMED = COUNTED.filter((filter) => filter !== 'year');
const isOfPlaces = (filter: string) => filter === 'country' || filter === 'region';
