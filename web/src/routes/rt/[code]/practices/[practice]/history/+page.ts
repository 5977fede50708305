import { getDraft } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { loadHistory } from '#lib/history/load-history.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:practices');
  const draft = await call(getDraft, { params: { roundTable: params.code, practice: params.practice }, fetch });
  const history = await loadHistory({ roundTable: params.code, document: draft.documentId, fetch }, url.searchParams);
  return { draft, history };
};
