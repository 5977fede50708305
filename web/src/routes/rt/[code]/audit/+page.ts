import { listAuditEvents } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:audit');
  const act = url.searchParams.get('act') ?? '';
  return {
    act,
    log: await call(listAuditEvents, { params: { roundTable: params.code }, query: { ...(act && { act }) }, fetch }),
  };
};
