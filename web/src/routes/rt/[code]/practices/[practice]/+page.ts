import { listCitedInstruments } from '@penholder/shared/instruments';
import { getInPrint } from '@penholder/shared/output';
import { getPractice, listPracticeSteps, listPracticeVersions } from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:practices');
  const given = { params: { roundTable: params.code, practice: params.practice }, fetch };
  const [practice, steps, versions, print, cited, targetNames] = await Promise.all([
    call(getPractice, { ...given, query: { language: getLocale() } }),
    call(listPracticeSteps, { ...given, query: { limit: 50 } }),
    call(listPracticeVersions, { ...given, query: { limit: 20 } }),
    call(getInPrint, given),
    call(listCitedInstruments, given),
    targetNamesIn(getLocale()),
  ]);
  return { practice, steps, versions, print, cited: cited.instruments, targetNames };
};
