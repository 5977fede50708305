import { type RawBuilder, sql } from 'kysely';
import { invalid, isUuid, refuse, searchTerms } from '@penholder/shared/kernel';

/** Where a list goes on: after the item with this sort key and tie-breaker. */
export const encodeCursor = (key: string | number, tie: string): string =>
  Buffer.from(JSON.stringify([key, tie])).toString('base64url');

/** Refuses what `encodeCursor` did not make. */
export function decodeCursor(cursor: string): [key: string | number, tie: string] {
  try {
    const [key, tie] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    const isKey = typeof key === 'string' || Number.isSafeInteger(key);
    if (isKey && typeof tie === 'string' && (/^\d{1,9}$/.test(tie) || isUuid(tie)))
      return [key as string | number, tie];
  } catch {
    // Refused below.
  }
  return refuse(invalid('request.cursor', 'This is not where a page of this list ended.'));
}

/** A pattern that finds `term` anywhere, whatever signs are in it. */
export const containing = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`;

/** Whether a folded text has every word of the search. */
export function searchedIn(text: RawBuilder<unknown>, search: string | undefined): RawBuilder<boolean> {
  const terms = searchTerms(search ?? '');
  return terms.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join(
        terms.map((term) => sql`${text} like ${containing(term)}`),
        sql` and `,
      )})`;
}
