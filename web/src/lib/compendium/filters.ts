import type { listCompendium } from '@penholder/shared/compendium';
import type { Given } from '#lib/api.ts';

/** An address, the page's or a load's. */
export interface Address {
  readonly searchParams: Pick<URLSearchParams, 'get' | 'getAll' | 'toString'>;
}
type Query = NonNullable<Given<typeof listCompendium>['query']>;

/** The filters that the address may name several times. */
export const SEVERAL = [
  'area',
  'region',
  'country',
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
] as const;
export type Filter = (typeof SEVERAL)[number];

const YEAR = /^[1-9]\d{3}$/;

/** What the page's address asks of the list: `?q=clinic&country=EG&from=2015`. An empty field of the form asks for nothing. */
export function queryOf({ searchParams: search }: Address): Query {
  const several = SEVERAL.map((filter) => [filter, search.getAll(filter).filter(Boolean)] as const);
  const one = (name: string, fits: (value: string) => boolean = Boolean) => {
    const value = search.get(name)?.trim() ?? '';
    return fits(value) ? { [name]: value } : {};
  };
  return {
    ...Object.fromEntries(several.filter(([, values]) => values.length > 0)),
    ...one('q', (value) => value !== '' && value.length <= 200),
    ...one('from', (value) => YEAR.test(value)),
    ...one('to', (value) => YEAR.test(value)),
  } as Query;
}

/** The parameter that names the filter of which every value is listed, however many there are. */
export const WHOLE = 'all';

/** What the address asks for; pages begin anew, and filters are listed as they are at first. */
function askedFor({ searchParams }: Address): URLSearchParams {
  const search = new URLSearchParams(searchParams.toString());
  for (const name of ['after', WHOLE]) search.delete(name);
  return search;
}

/** The address with these parameters set, or taken away where null. */
export function withParameters(address: Address, changes: Readonly<Record<string, string | null>>): string {
  const search = askedFor(address);
  for (const [name, value] of Object.entries(changes))
    if (value === null) search.delete(name);
    else search.set(name, value);
  return addressOf(search);
}

/** The address with one more value of a filter. */
export function withAlso(address: Address, name: Filter, value: string): string {
  const search = askedFor(address);
  search.append(name, value);
  return addressOf(search);
}

/** The address without one value of a filter. */
export function without(address: Address, name: string, value: string): string {
  const search = askedFor(address);
  const kept = search.getAll(name).filter((one) => one !== value);
  search.delete(name);
  for (const one of kept) search.append(name, one);
  return addressOf(search);
}

const addressOf = (search: URLSearchParams): string => {
  // A form sends its empty fields too: they say nothing.
  const said = [...search].filter(([, value]) => value !== '');
  return said.length > 0 ? `/compendium?${new URLSearchParams(said)}` : '/compendium';
};
