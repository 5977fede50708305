import { can } from '@penholder/shared/people';
import { listPaperReadings, listPapers } from '@penholder/shared/reading';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
  depends('live:papers');
  const given = { params: { roundTable: params.code }, query: { limit: 50 }, fetch };
  const { actor } = await parent();
  const [papers, readings] = await Promise.all([
    call(listPapers, given),
    can(actor, 'paper.import') ? call(listPaperReadings, given) : undefined,
  ]);
  return { papers, readings };
};
