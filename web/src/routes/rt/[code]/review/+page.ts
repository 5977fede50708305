import { getPractice, IN_REVIEW, listReviewQueue, type PracticeStatus } from '@penholder/shared/practices';
import { targetNamesIn } from '@penholder/shared/practices/registers/targets';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { asProblem } from '#lib/problem.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:practices');
  const asked = url.searchParams.get('status') as PracticeStatus | null;
  const status = asked && IN_REVIEW.includes(asked) ? asked : IN_REVIEW[0]!;
  const given = { params: { roundTable: params.code }, fetch };
  const language = getLocale();
  const [targetNames, queue, ...counts] = await Promise.all([
    targetNamesIn(language),
    call(listReviewQueue, { ...given, query: { status: [status], limit: 50, language } }),
    ...IN_REVIEW.map((one) => call(listReviewQueue, { ...given, query: { status: [one], limit: 1 } })),
  ]);
  // The one that the address names stays on the desk when a step takes it out of this queue: the next step is often near.
  const named = url.searchParams.get('practice') ?? '';
  const ref = /^\d{1,9}$/.test(named) ? named : queue.items[0]?.id;
  const practice = ref
    ? await call(getPractice, { params: { ...given.params, practice: ref }, query: { language }, fetch }).catch(
        (caught: unknown) => {
          if (asProblem(caught).status !== 404) throw caught;
        },
      )
    : undefined;
  return {
    status,
    queue,
    practice,
    targetNames,
    counts: IN_REVIEW.map((one, place) => ({ status: one, count: counts[place]!.total })),
  };
};
