import type { AnnexMaterial } from '@penholder/db/output';
import { type Covered, KEYS } from '@penholder/shared/coverage';
import type { AnnexFacts } from '@penholder/shared/output';
import { type Region, WORLD } from '@penholder/shared/practices';
import { regionNames, regionsOf } from '@penholder/shared/practices/regions';

/** What the practices cover that will be printed: neither left out nor without a delegation that may be named. [AX49] [AX50] */
export function coveredBy(
  facts: AnnexFacts,
  practices: AnnexMaterial['practices'],
  threshold: Covered['threshold'],
): Covered {
  const printed = new Set(
    facts.practices
      .filter(
        ({ leftOut, mayBeNamed, submitters }) =>
          leftOut === null && mayBeNamed && submitters.some(({ confirmed }) => confirmed),
      )
      .map(({ id }) => id),
  );
  const unnamed = (keys: readonly string[]) => keys.map((key) => ({ key, names: null }));
  return {
    practices: practices
      .filter(({ id }) => printed.has(id))
      .map(({ area_id, content: { countries, gcmObjectives, journeyPhases, startDate } }) => ({
        area: [area_id],
        objective: orNone(gcmObjectives.map(String)),
        region: orNone(regionsOf(countries), countries.includes(WORLD) ? 'world' : 'none'),
        phase: orNone(journeyPhases),
        startDate,
      })),
    keys: {
      area: facts.areas.toSorted((a, b) => a.position - b.position).map(({ id, names }) => ({ key: id, names })),
      objective: unnamed(KEYS.objective),
      region: KEYS.region.map((key) => ({ key, names: regionNames(key as Region) })),
      phase: unnamed(KEYS.phase),
    },
    threshold,
  };
}

const orNone = (keys: readonly string[], none = 'none'): readonly string[] => (keys.length > 0 ? keys : [none]);
