import { transaction } from '@penholder/db';
import { deleteSavedFilter, lockSavedFilters, upsertSavedFilter } from '@penholder/db/practices';
import { conflict, notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { MOST_SAVED_FILTERS, type SavedFilter } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';

/** Saves filters under a name, in place of those that bore it. [PR54] */
export const saveFilter = (
  { db }: Deps,
  actor: Actor,
  filter: Pick<SavedFilter, 'name' | 'query'>,
): Promise<SavedFilter> =>
  transaction(db, async (trx) => {
    const saved = await lockSavedFilters(trx, actor);
    if (saved.length >= MOST_SAVED_FILTERS && !saved.some(({ name }) => name === filter.name))
      refuse(
        conflict('saved-filter.too-many', `At most ${MOST_SAVED_FILTERS} filters are kept. Forget one first.`, {
          params: { most: MOST_SAVED_FILTERS },
        }),
      );
    return upsertSavedFilter(trx, actor, filter);
  });

export async function forgetFilter({ db }: Deps, actor: Actor, id: SavedFilter['id']): Promise<void> {
  if (!(await deleteSavedFilter(db, actor, id)))
    refuse(notFound('saved-filter.not-found', 'This saved filter no longer exists.'));
}
