import { z } from 'zod';
import { defineRoute, id } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';

/** The most filters that a person keeps in a round table. */
export const MOST_SAVED_FILTERS = 30;

/** Filters of the list of practices under a name, for the person who saved them alone. [PR54] */
export const SavedFilter = z.object({
  id: id('saved-filter'),
  name: z.string(),
  /** As in the address of the list, without a page: `status=under-review&area=…`. */
  query: z.string(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;

const SavedFilters = z.object({ filters: z.array(SavedFilter).max(MOST_SAVED_FILTERS) });
const byRead = { who: 'act', act: 'practice.read' } as const;

export const listSavedFilters = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/saved-filters',
  summary: 'The filters of the list of practices that the person has saved, by name',
  policy: byRead,
  params: InRoundTable,
  reply: SavedFilters,
});

export const saveFilter = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/saved-filters',
  summary: 'Save filters of the list under a name; what was saved under that name is replaced',
  policy: byRead,
  params: InRoundTable,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    query: z
      .string()
      .max(2000)
      // Nothing but parameters: it is put behind the address of the list.
      .regex(/^[\w.~%+=&-]+$/, 'These are no filters.'),
  }),
  status: 201,
  reply: SavedFilter,
  refusals: ['saved-filter.too-many'],
});

export const removeSavedFilter = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/saved-filters/:filter',
  summary: 'Forget a saved filter',
  policy: byRead,
  params: InRoundTable.extend({ filter: id('saved-filter') }),
  refusals: ['saved-filter.not-found'],
});
