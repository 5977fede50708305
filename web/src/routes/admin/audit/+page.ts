import { listServerAudit } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends('live:admin');
  return { log: await call(listServerAudit, { fetch }) };
};
