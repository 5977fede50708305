import { listDelegations, listRoles } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

const STATUSES = ['active', 'withdrawn'] as const;

/** Who is at the table: those who run it, and the delegations with their people. */
export const load: PageLoad = async ({ params, url, fetch, depends }) => {
  depends('live:people');
  const search = url.searchParams.get('q') ?? '';
  const status = STATUSES.find((one) => one === url.searchParams.get('status')) ?? ('all' as const);
  const at = { roundTable: params.code };
  const [delegations, roles] = await Promise.all([
    call(listDelegations, { params: at, query: { limit: 30, status, ...(search && { search }) }, fetch }),
    call(listRoles, { params: at, query: { limit: 200 }, fetch }),
  ]);
  return { search, status, delegations, roles };
};
