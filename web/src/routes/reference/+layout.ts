import { error } from '@sveltejs/kit';
import type { Description } from '#lib/reference/openapi.ts';
import type { LayoutLoad } from './$types';

/** The description is large and the pages are for reading: they are made on the server and sent without scripts. */
export const csr = false;

export const load: LayoutLoad = async ({ fetch }) => {
  const answer = await fetch('/api/v1/openapi.json');
  if (!answer.ok) error(503);
  return { description: (await answer.json()) as Description };
};
