import { getInPrint } from '@penholder/shared/output';
import {
  countPractices,
  getPractice,
  IN_REVIEW,
  listReviewQueue,
  listSavedFilters,
  type PracticeStatus,
} from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { queryOf } from '#lib/practices/listing/filters.ts';
import { asProblem } from '#lib/problem.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:practices');
  depends('saved:filters');
  const asked = url.searchParams.get('status') as PracticeStatus | null;
  const status = asked && IN_REVIEW.includes(asked) ? asked : IN_REVIEW[0]!;
  const given = { params: { roundTable: params.code }, fetch };
  const language = getLocale();
  // The longest waiting stands first, whatever the list is sorted by.
  const { sort: _, ...filters } = queryOf(url);
  const narrowed = { ...filters, status: [status], language };
  const [targetNames, { filters: saved }, counts, queue, ...totals] = await Promise.all([
    targetNamesIn(language),
    call(listSavedFilters, given),
    call(countPractices, { ...given, query: narrowed }),
    call(listReviewQueue, { ...given, query: { ...narrowed, limit: 50 } }),
    ...IN_REVIEW.map((one) => call(listReviewQueue, { ...given, query: { ...filters, status: [one], limit: 1 } })),
  ]);
  // The one that the address names stays on the desk when a step takes it out of this queue: the next step is often near.
  const named = url.searchParams.get('practice') ?? '';
  const ref = /^\d{1,9}$/.test(named) ? named : queue.items[0]?.id;
  return {
    status,
    queue,
    narrowed,
    saved,
    counts,
    desk: ref ? await deskOf(ref) : undefined,
    targetNames,
    tabs: IN_REVIEW.map((one, place) => ({ status: one, count: totals[place]!.total })),
  };

  /** The practice, with what the annex prints of it; undefined where the reader may know of none. */
  async function deskOf(practice: string) {
    const at = { params: { ...given.params, practice }, fetch };
    try {
      const [read, print] = await Promise.all([
        call(getPractice, { ...at, query: { language } }),
        call(getInPrint, at),
      ]);
      return { practice: read, print };
    } catch (caught) {
      if (asProblem(caught).status !== 404) throw caught;
      return undefined;
    }
  }
};
