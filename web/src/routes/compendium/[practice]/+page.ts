import { getCompendiumPractice } from '@penholder/shared/compendium';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const csr = false;

export const load: PageLoad = async ({ params, url, fetch }) => {
  const [practice, targetNames] = await Promise.all([
    call(getCompendiumPractice, {
      params: { practice: params.practice },
      query: { edition: url.searchParams.get('edition') ?? undefined, language: getLocale() },
      fetch,
    }),
    targetNamesIn(getLocale()),
  ]);
  return { practice, targetNames };
};
