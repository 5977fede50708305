import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { LayoutLoad } from './$types';

/** The administrator's pages; others are told so. */
export const load: LayoutLoad = async ({ parent, url }) => {
  const { me } = await parent();
  if (!me.person) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!me.person.isAdministrator) error(403, m.people_not_administrator());
  return { administrator: me.person };
};
