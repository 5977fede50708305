import { getServerHealth } from '@penholder/shared/people';
import { listAllRoundTables, listForums } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

/** How the server is, and how far its first set-up has come. */
export const load: PageLoad = async ({ fetch, depends }) => {
  depends('live:admin');
  const [health, forums, tables] = await Promise.all([
    call(getServerHealth, { fetch }),
    call(listForums, { query: { limit: 1 }, fetch }),
    call(listAllRoundTables, { query: { limit: 20 }, fetch }),
  ]);
  return { health, forums: forums.total, tables };
};
