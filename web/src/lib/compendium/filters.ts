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

/** The address with these parameters set, or taken away where null; pages begin anew. */
export function withParameters({ searchParams }: Address, changes: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams(searchParams.toString());
  search.delete('after');
  for (const [name, value] of Object.entries(changes))
    if (value === null) search.delete(name);
    else search.set(name, value);
  return addressOf(search);
}

/** The address with one more value of a filter. */
export function withAlso({ searchParams }: Address, name: Filter, value: string): string {
  const search = new URLSearchParams(searchParams.toString());
  search.delete('after');
  search.append(name, value);
  return addressOf(search);
}

/** The address without one value of a filter. */
export function without({ searchParams }: Address, name: string, value: string): string {
  const search = new URLSearchParams(searchParams.toString());
  search.delete('after');
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
