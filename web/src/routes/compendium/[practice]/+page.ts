import { getCompendiumPractice } from '@penholder/shared/compendium';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const csr = false;

export const load: PageLoad = async ({ params, url, fetch }) => ({
  practice: await call(getCompendiumPractice, {
    params: { practice: params.practice },
    query: { edition: url.searchParams.get('edition') ?? undefined, language: getLocale() },
    fetch,
  }),
});
