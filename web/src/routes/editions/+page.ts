import { listPublicEditions } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => ({
  editions: await call(listPublicEditions, { query: { after: url.searchParams.get('after') ?? undefined }, fetch }),
});
