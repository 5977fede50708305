import type { listPractices } from '@penholder/shared/practices';
import type { Given } from '#lib/api.ts';

/** An address, the page's or a load's. */
interface Address {
  readonly searchParams: Pick<URLSearchParams, 'get' | 'getAll' | 'has' | 'toString'>;
}
type Query = NonNullable<Given<typeof listPractices>['query']>;

/** The filters that the address may name several times. */
export const SEVERAL = [
  'area',
  'country',
  'submitter',
  'status',
  'living',
  'year',
  'objective',
  'goal',
  'target',
  'phase',
  'principle',
  'group',
  'region',
] as const;
export type Filter = (typeof SEVERAL)[number];

/** What the page's address asks of the list: `?q=clinic&country=EG&sort=title`. */
export function queryOf(url: Address): Query {
  const { searchParams: search } = url;
  const several = Object.fromEntries(
    SEVERAL.map((filter) => [filter, search.getAll(filter)]).filter(([, values]) => values!.length > 0),
  );
  return {
    ...several,
    ...(search.get('q') && { search: search.get('q') }),
    ...(search.get('instrument') && { instrument: search.get('instrument') }),
    ...(search.get('call') && { call: search.get('call') }),
    ...(search.get('only') && { only: search.get('only') }),
    ...(search.get('sort') && { sort: search.get('sort') }),
  } as Query;
}

/** The address with one value of a filter added, or taken away where it was there. */
export function toggled(url: Address, filter: string, value: string): string {
  const search = new URLSearchParams(url.searchParams.toString());
  const values = search.getAll(filter);
  search.delete(filter);
  for (const one of values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
    search.append(filter, one);
  return addressWith(search);
}

/** The address with one parameter set, or without it where the value is empty. */
export function withParameter(url: Address, name: string, value: string): string {
  const search = new URLSearchParams(url.searchParams.toString());
  if (value) search.set(name, value);
  else search.delete(name);
  return addressWith(search);
}

const addressWith = (search: URLSearchParams): string => (search.size > 0 ? `?${search}` : '?');

/** Whether anything narrows the list, but for the filter that is the page's own. */
export const isNarrowed = (url: Address, own?: Filter): boolean =>
  ['q', 'instrument', 'call', ...SEVERAL].some((name) => name !== own && url.searchParams.has(name));
