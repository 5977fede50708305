import type { listInstruments } from '@penholder/shared/instruments';
import type { Given } from '#lib/api.ts';

/** An address, the page's or a load's. */
interface Address {
  readonly searchParams: Pick<URLSearchParams, 'get' | 'getAll' | 'has' | 'toString'>;
}
type Query = NonNullable<Given<typeof listInstruments>['query']>;

/** What the page's address asks of the register: `?q=rights&kind=treaty&annex=B`. */
export function queryOf(url: Address): Query {
  const { searchParams: search } = url;
  const kind = search.getAll('kind');
  return {
    ...(kind.length > 0 && { kind }),
    ...(search.get('q') && { search: search.get('q') }),
    ...(search.get('annex') && { annex: search.get('annex') }),
    ...(search.get('group') && { group: search.get('group') }),
    ...(search.get('sort') && { sort: search.get('sort') }),
  } as Query;
}

/** The address with one parameter set, or without it where the value is empty. */
export function withParameter(url: Address, name: string, value: string): string {
  const search = new URLSearchParams(url.searchParams.toString());
  if (value) search.set(name, value);
  else search.delete(name);
  return search.size > 0 ? `?${search}` : '?';
}
