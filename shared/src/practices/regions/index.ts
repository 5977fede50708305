// A door of its own: it carries the register of parties, 50 kB of names.
import { knownRegions, knownStates } from '../../people/register/index.ts';
import { REGIONS, type Region, WORLD } from '../places.ts';

/** What the register knows by a key and UN M49 does not: parts of the world that cross its regions. */
const CROSSING: Readonly<Record<string, readonly Region[]>> = { MENA: ['015', '145'], MEAST: ['145'] };

export { regionNames } from './names.ts';

let known: ReadonlyMap<string, readonly Region[]> | undefined;

/** Every place with the regions that it lies in or holds; the world in none. [PR36] */
export function regionsByPlace(): ReadonlyMap<string, readonly Region[]> {
  if (known) return known;
  const parents = new Map(knownRegions().map(({ key, parent }) => [key, parent]));
  const isRegion = (code: string): code is Region => (REGIONS as readonly string[]).includes(code);
  const chain = (code: string | null | undefined): string[] => (code ? [code, ...chain(parents.get(code))] : []);
  const held = (code: string): Region[] => REGIONS.filter((region) => chain(region).includes(code));
  const of = (code: string, around: string | null): readonly Region[] =>
    CROSSING[code] ?? [[code, ...chain(around)].find(isRegion) ?? held(code)].flat();
  known = new Map([
    ...knownStates().map(({ key, region }): [string, readonly Region[]] => [key, of(key, region)]),
    ...knownRegions().map(({ key, parent }): [string, readonly Region[]] => [
      key,
      key === WORLD ? [] : of(key, parent),
    ]),
  ]);
  return known;
}

/** The regions that places lie in, in their order, each once. */
export const regionsOf = (places: readonly string[]): Region[] => {
  const found = new Set(places.flatMap((place) => regionsByPlace().get(place) ?? []));
  return REGIONS.filter((region) => found.has(region));
};

/** The places that lie in a region, or hold it. */
export const placesIn = (region: Region): string[] =>
  [...regionsByPlace()].filter(([, regions]) => regions.includes(region)).map(([place]) => place);
