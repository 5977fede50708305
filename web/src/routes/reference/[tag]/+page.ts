import { error } from '@sveltejs/kit';
import { operationsByTag } from '#lib/reference/openapi.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent }) => {
  const operations = operationsByTag((await parent()).description).get(params.tag);
  if (!operations) error(404);
  return { tag: params.tag, operations };
};
