import { getPracticeVersion } from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
  const [version, targetNames] = await Promise.all([
    call(getPracticeVersion, {
      params: { roundTable: params.code, practice: params.practice, version: params.version },
      query: { language: getLocale() },
      fetch,
    }),
    targetNamesIn(getLocale()),
  ]);
  return { version, targetNames };
};
