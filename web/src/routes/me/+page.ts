import { listPasskeys, listSignIns, listTokens } from '@penholder/shared/people';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

/** Everything that is one's own: sign-ins, passkeys, access tokens. */
export const load: PageLoad = async ({ fetch, depends, parent }) => {
  depends('live:me');
  const { me } = await parent();
  if (!me.person) redirect(303, '/sign-in?next=/me');
  const [signIns, passkeys, tokens] = await Promise.all([
    call(listSignIns, { fetch }),
    call(listPasskeys, { fetch }),
    call(listTokens, { fetch }),
  ]);
  return { person: me.person, signIns: signIns.items, passkeys: passkeys.items, tokens: tokens.items };
};
