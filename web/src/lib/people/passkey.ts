import { addPasskey, finishPasskeySignIn, startPasskey, startPasskeySignIn } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { Problem } from '#lib/problem.ts';

type Options<Ask extends (given: never) => unknown> = Parameters<Ask>[0];
// eslint-disable-next-line typescript/consistent-type-imports -- the library is loaded only when a passkey is used.
type Library = typeof import('@simplewebauthn/browser');

/** Whether this browser can keep passkeys. */
export const canUsePasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** What the browser refused, or the person called off. */
function inWords(caught: unknown): never {
  if (caught instanceof Problem) throw caught;
  throw new Problem({ code: 'passkey.called-off', status: 0, detail: m.people_passkey_called_off() });
}

/** Has the browser make a passkey and adds it under a name. */
export async function makePasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = (await call(startPasskey)) as unknown as (Options<Library['startRegistration']> &
    object)['optionsJSON'];
  const response = await startRegistration({ optionsJSON }).catch(inWords);
  await call(addPasskey, { body: { response: { ...response }, name } });
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = (await call(startPasskeySignIn)) as unknown as (Options<Library['startAuthentication']> &
    object)['optionsJSON'];
  const response = await startAuthentication({ optionsJSON }).catch(inWords);
  await call(finishPasskeySignIn, { body: { response: { ...response } } });
}
