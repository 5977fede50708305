import { forgetExpired, removeSignIn } from '@penholder/db/people';
import {
  askSignInLink as askSignInLinkRoute,
  confirmSignIn as confirmSignInRoute,
  finishPasskeySignIn as finishPasskeySignInRoute,
  lookAtLink as lookAtLinkRoute,
  setUp as setUpRoute,
  SIGN_IN_LINK_MINUTES,
  signOut,
  startPasskeySignIn as startPasskeySignInRoute,
} from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import { answerSignInRequests } from './answer-sign-in-requests.ts';
import { askSignInLink } from './ask-sign-in-link.ts';
import type { Authentication } from './authentication.ts';
import { confirmSignIn, lookAtLink } from './confirm-sign-in.ts';
import { cookieNameOf, isSecure } from './cookie.ts';
import { finishPasskeySignIn, startPasskeySignIn } from './passkeys.ts';
import { setUp } from './set-up.ts';
import { signInAs } from './sign-in-as.ts';

/** Coming in and going out. */
export function mountSignIn(mount: Mount, deps: Deps, authentication: Authentication): void {
  const { db, config, clockwork, live } = deps;

  mount(askSignInLinkRoute, async ({ body, request, reply }) => {
    await askSignInLink(deps, body.email, request.ip, reply);
    return { minutes: SIGN_IN_LINK_MINUTES };
  });
  mount(lookAtLinkRoute, ({ body }) => lookAtLink(deps, body.token));
  mount(confirmSignInRoute, ({ body, request, reply }) =>
    confirmSignIn(deps, authentication, body.token, request, reply),
  );
  mount(startPasskeySignInRoute, ({ request, reply }) => startPasskeySignIn(authentication, request, reply));
  mount(finishPasskeySignInRoute, ({ body, request, reply }) =>
    finishPasskeySignIn(deps, authentication, body.response, request, reply),
  );
  mount(signOut, async ({ visitor, reply }) => {
    if (visitor?.signInId) {
      await removeSignIn(db, visitor.id, visitor.signInId);
      live.admitAgain(visitor.id);
    }
    reply.clearCookie(cookieNameOf(config), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) });
  });
  mount(setUpRoute, async ({ body, request, reply }) => {
    const personId = await setUp(deps, body);
    await signInAs({ deps, authentication, request, reply }, personId);
    return { personId };
  });

  clockwork.add(answerSignInRequests(deps));
  clockwork.add({
    name: 'forget-expired-sign-ins',
    every: 3_600_000,
    tick: async () => (await forgetExpired(db), false),
  });
}
