import { error } from '@sveltejs/kit';
import { comparePublicEditions, listEditionsBeside } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import { editionBefore, toldBy } from '#lib/publication/compared.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
  const asked = url.searchParams;
  const to = asked.get('to') ?? '';
  if (!to) error(404);
  const { items: editions } = await call(listEditionsBeside, { params: { edition: to as never }, fetch });
  const newer = editions.find(({ id }) => id === to);
  const from = editions.find(({ id }) => id === asked.get('from')) ?? editionBefore(editions, newer);
  const told = toldBy(asked);
  if (!from) return { editions, comparison: undefined, ...told };
  const query = { from: from.id, to: to as never, ...told, limit: 100 };
  return { editions, comparison: await call(comparePublicEditions, { query, fetch }), ...told };
};
