import { getPublicEdition } from '@penholder/shared/output';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch }) => ({
  edition: await call(getPublicEdition, { params: { edition: params.edition }, fetch }),
  address: `${url.origin}/editions/${params.edition}`,
});
