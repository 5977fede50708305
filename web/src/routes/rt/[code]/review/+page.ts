import { getPractice, IN_REVIEW, listReviewQueue, type PracticeStatus } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:practices');
  const asked = url.searchParams.get('status') as PracticeStatus | null;
  const status = asked && IN_REVIEW.includes(asked) ? asked : IN_REVIEW[0]!;
  const given = { params: { roundTable: params.code }, fetch };
  const language = getLocale();
  const [queue, ...counts] = await Promise.all([
    call(listReviewQueue, { ...given, query: { status: [status], limit: 50, language } }),
    ...IN_REVIEW.map((one) => call(listReviewQueue, { ...given, query: { status: [one], limit: 1 } })),
  ]);
  // The one that the address names; once it has left this queue, the first that waits.
  const number = Number(url.searchParams.get('practice') ?? 0);
  const current = queue.items.find((one) => one.number === number) ?? queue.items[0];
  const practice = current
    ? await call(getPractice, { params: { ...given.params, practice: current.id }, query: { language }, fetch })
    : undefined;
  return {
    status,
    queue,
    practice,
    counts: IN_REVIEW.map((one, place) => ({ status: one, count: counts[place]!.total })),
  };
};
