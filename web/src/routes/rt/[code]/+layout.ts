import { redirect } from '@sveltejs/kit';
import { getRoundTable } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { LayoutLoad } from './$types';

/**
 * The round table that everything below is in: `data.roundTable`, and what the reader is in it: `data.place`
 * (undefined for an administrator who has no place at the table). Visitors are sent to sign in first.
 */
export const load: LayoutLoad = async ({ params, fetch, depends, parent, url }) => {
  depends('live:round-tables');
  const { me } = await parent();
  if (!me.person) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  const { actor, ...roundTable } = await call(getRoundTable, { params: { roundTable: params.code }, fetch });
  return {
    roundTable,
    /** What the rules ask about: `can(data.actor, 'practice.review')`. */
    actor,
    place: me.roundTables.find((table) => table.code === params.code),
  };
};
