import { error } from '@sveltejs/kit';
import { comparePublicEditions, EDITION_CHANGES, listEditionsBeside } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
  const asked = url.searchParams;
  const to = asked.get('to') ?? '';
  if (!to) error(404);
  const { items: editions } = await call(listEditionsBeside, { params: { edition: to as never }, fetch });
  const newer = editions.find(({ id }) => id === to);
  const from =
    editions.find(({ id }) => id === asked.get('from')) ??
    editions.find((one) => newer && one.language === newer.language && one.number < newer.number) ??
    editions.find(({ id }) => id !== to);
  const by = asked.get('by') === 'delegation' ? ('delegation' as const) : ('area' as const);
  const change = EDITION_CHANGES.find((one) => one === asked.get('change'));
  if (!from) return { editions, comparison: undefined, by, change };
  const query = { from: from.id, to: to as never, by, change, limit: 100 };
  return { editions, comparison: await call(comparePublicEditions, { query, fetch }), by, change };
};
