import { listAllRoundTables, listForums } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends('live:admin');
  const [forums, tables] = await Promise.all([
    call(listForums, { query: { limit: 200 }, fetch }),
    call(listAllRoundTables, { fetch }),
  ]);
  return { forums: forums.items, tables };
};
