import { listDecisions } from '@penholder/shared/decisions';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:decisions');
  const list = (status: ('draft' | 'open' | 'closed' | 'published')[], limit: number) =>
    call(listDecisions, { params: { roundTable: params.code }, query: { status, limit }, fetch });
  const [drafts, open, over] = await Promise.all([
    list(['draft'], 200),
    list(['open'], 200),
    list(['closed', 'published'], 20),
  ]);
  return { drafts, open, over };
};
