import { type Dimension, DIMENSIONS, type getCoverage } from '@penholder/shared/coverage';
import type { Given } from '#lib/api.ts';

/** An address, the page's or a load's. */
interface Address {
  readonly searchParams: Pick<URLSearchParams, 'get' | 'getAll'>;
}

export interface Choice {
  readonly rows: Dimension;
  readonly columns: Dimension;
  /** What the other dimensions are narrowed to, where they are. */
  readonly narrowed: Partial<Record<Dimension, string>>;
}

const isDimension = (value: string | null): value is Dimension => DIMENSIONS.some((one) => one === value);

/** What the page's address asks for; where it asks for the same twice, or for nothing, the usual. */
export function choiceIn({ searchParams: search }: Address): Choice {
  const asked = search.get('rows');
  const rows = isDimension(asked) ? asked : 'area';
  const second = search.get('columns');
  const columns = isDimension(second) && second !== rows ? second : rows === 'region' ? 'area' : 'region';
  const others = DIMENSIONS.filter((one) => one !== rows && one !== columns);
  return {
    rows,
    columns,
    narrowed: Object.fromEntries(others.flatMap((one) => (search.get(one) ? [[one, search.get(one)!]] : []))),
  };
}

/** The choice as the query of the operation. */
export const queryOf = ({ rows, columns, narrowed }: Choice) =>
  ({ rows, columns, ...narrowed }) as NonNullable<Given<typeof getCoverage>['query']>;

/** Where the practices behind a number are listed: under the keys given, and what the map is narrowed by. */
export function listOf(
  code: string,
  narrowed: Choice['narrowed'],
  keys: Partial<Record<Dimension | 'country', string>>,
): string {
  return `/rt/${code}/practices?${new URLSearchParams({ only: 'covering', ...narrowed, ...keys })}`;
}
