import { getPracticeVersion } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => ({
  version: await call(getPracticeVersion, {
    params: { roundTable: params.code, practice: params.practice, version: params.version },
    query: { language: getLocale() },
    fetch,
  }),
});
