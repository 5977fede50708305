import { transaction } from '@penholder/db';
import {
  listLiveSignIns,
  listLiveTokens,
  listPasskeysOf,
  removeOtherSignIns,
  removeSignIn,
  savePasskeyName,
  savePerson,
} from '@penholder/db/people';
import { listRoundTablesOf } from '@penholder/db/round-tables';
import { forbidden, notFound, refuse } from '@penholder/shared/kernel';
import {
  addPasskey as addPasskeyRoute,
  changeMe,
  createToken as createTokenRoute,
  endOtherSignIns,
  endSignIn,
  getMe,
  listPasskeys,
  listSignIns,
  listTokens,
  removePasskey as removePasskeyRoute,
  renamePasskey,
  revokeToken as revokeTokenRoute,
  startPasskey as startPasskeyRoute,
} from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import type { Authentication } from './authentication.ts';
import type { SignedIn } from './identify.ts';
import { addPasskey, removePasskey, startPasskey } from './passkeys.ts';
import { createToken, presentToken, revokeToken } from './tokens.ts';

/** How one signs in is changed by oneself, signed in on a page: a token must not make another, or shut its owner out [PE16]. */
function insistOnSignIn(person: SignedIn): string {
  return (
    person.signInId ??
    refuse(forbidden('people.sign-in-needed', 'This cannot be done with an access token; please sign in.'))
  );
}

/** A person's own affairs. */
export function mountMe(mount: Mount, deps: Deps, authentication: Authentication): void {
  const { db, live } = deps;

  mount(getMe, async ({ visitor }) => {
    if (!visitor) return { person: null, roundTables: [] };
    const tables = await listRoundTablesOf(db, visitor.id);
    const { id, name, email, language, isAdministrator } = visitor;
    return {
      person: { id, name, email, language, isAdministrator },
      roundTables: tables.map(({ id, code, title, roles, delegations }) => ({ id, code, title, roles, delegations })),
    };
  });
  mount(changeMe, ({ person, body: { name, language } }) =>
    transaction(db, (trx) =>
      savePerson(trx, person.id, { ...(name !== undefined && { name }), ...(language !== undefined && { language }) }),
    ),
  );

  mount(listSignIns, async ({ person }) => ({
    items: (await listLiveSignIns(db, person.id)).map((row) => ({
      id: row.id,
      userAgent: row.user_agent,
      isThisOne: row.id === person.signInId,
      signedInAt: row.created_at.toISOString(),
      lastUsedAt: row.updated_at.toISOString(),
      endsAt: row.expires_at.toISOString(),
    })),
  }));
  mount(endSignIn, async ({ person, params }) => {
    insistOnSignIn(person);
    if (!(await removeSignIn(db, person.id, params.signIn)))
      refuse(notFound('sign-in.not-found', 'This sign-in has ended already.'));
    live.admitAgain(person.id);
  });
  mount(endOtherSignIns, async ({ person }) => {
    const ended = await removeOtherSignIns(db, person.id, insistOnSignIn(person));
    live.admitAgain(person.id);
    return { ended };
  });

  mount(listPasskeys, async ({ person }) => ({
    items: (await listPasskeysOf(db, person.id)).map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at?.toISOString() ?? null,
      isBackedUp: row.backed_up,
    })),
  }));
  mount(startPasskeyRoute, ({ person, request, reply }) => {
    insistOnSignIn(person);
    return startPasskey(authentication, request, reply);
  });
  mount(addPasskeyRoute, ({ person, body, request }) => {
    insistOnSignIn(person);
    return addPasskey(deps, authentication, body, request, person.id);
  });
  mount(renamePasskey, async ({ person, params, body }) => {
    if (!(await savePasskeyName(db, person.id, params.passkey, body.name)))
      refuse(notFound('passkey.not-found', 'There is no such passkey.'));
  });
  mount(removePasskeyRoute, ({ person, params }) => {
    insistOnSignIn(person);
    return removePasskey(deps, person.id, params.passkey);
  });

  mount(listTokens, async ({ person }) => ({ items: (await listLiveTokens(db, person.id)).map(presentToken) }));
  mount(createTokenRoute, ({ person, body }) => {
    insistOnSignIn(person);
    return createToken(deps, person.id, body);
  });
  mount(revokeTokenRoute, ({ person, params }) => revokeToken(deps, person.id, params.token));
}
