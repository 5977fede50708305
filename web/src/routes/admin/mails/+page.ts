import { listMails, MAIL_STATUSES } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, depends }) => {
  depends('live:admin');
  const asked = url.searchParams.get('status');
  const status = MAIL_STATUSES.find((one) => one === asked);
  const search = url.searchParams.get('q') ?? '';
  return {
    status,
    search,
    mails: await call(listMails, { query: { ...(status && { status }), ...(search && { search }) }, fetch }),
  };
};
