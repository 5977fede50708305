import { IN_REVIEW, listReviewQueue, type PracticeStatus } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:practices');
  const asked = url.searchParams.get('status') as PracticeStatus | null;
  const status = asked && IN_REVIEW.includes(asked) ? asked : IN_REVIEW[0]!;
  const given = { params: { roundTable: params.code }, fetch };
  const [queue, ...counts] = await Promise.all([
    call(listReviewQueue, { ...given, query: { status: [status], limit: 50, language: getLocale() } }),
    ...IN_REVIEW.map((one) => call(listReviewQueue, { ...given, query: { status: [one], limit: 1 } })),
  ]);
  return { status, queue, counts: IN_REVIEW.map((one, place) => ({ status: one, count: counts[place]!.total })) };
};
