import { sql } from '@penholder/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aBrowser, aSignedInBrowser, emailOf, type TestBrowser } from '../../_support/sign-in.ts';
import { aSoftwareAuthenticator } from '../../_support/software-authenticator.ts';

const ORIGIN = 'http://localhost:3000';
let server: TestServer;
let email: string;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startServer();
  email = await emailOf(server, (await server.aPerson()).id);
  browser = await aSignedInBrowser(server, email);
});
afterAll(() => server.close());

const aPasskey = async () => {
  const authenticator = aSoftwareAuthenticator(ORIGIN);
  const options = (await browser.post('/me/passkeys/options')).json();
  const added = await browser.post('/me/passkeys', { response: authenticator.create(options), name: 'Laptop' });
  return { authenticator, options, added };
};
const signInWith = async (authenticator: ReturnType<typeof aSoftwareAuthenticator>) => {
  const visitor = aBrowser(server);
  const options = (await visitor.post('/sign-in/passkey/options')).json();
  return { visitor, options, answer: await visitor.post('/sign-in/passkey', { response: authenticator.get(options) }) };
};

it('adds a passkey and signs in with it', async () => {
  const { authenticator, options, added } = await aPasskey();
  expect(options).toMatchObject({
    rp: { id: 'localhost', name: 'Penholder' },
    user: { name: email },
    authenticatorSelection: { residentKey: 'required' },
  });
  expect(added.statusCode).toBe(204);
  expect((await browser.get('/me/passkeys')).json().items).toMatchObject([{ name: 'Laptop', isBackedUp: false }]);
  const { visitor, answer } = await signInWith(authenticator);
  expect(answer.statusCode).toBe(204);
  expect((await visitor.get('/me')).json().person.email).toBe(email);
});

it('takes a challenge once', async () => {
  const { authenticator } = await aPasskey();
  const visitor = aBrowser(server);
  const options = (await visitor.post('/sign-in/passkey/options')).json();
  const response = authenticator.get(options);
  const cookies = new Map(visitor.cookies);
  expect((await visitor.post('/sign-in/passkey', { response })).statusCode).toBe(204);
  const thief = aBrowser(server);
  for (const [name, value] of cookies) thief.cookies.set(name, value);
  const again = await thief.post('/sign-in/passkey', { response });
  expect([again.statusCode, again.json().code]).toEqual([401, 'sign-in.passkey-refused']);
});

it('refuses a passkey of another site, and one it does not know', async () => {
  const options = (await browser.post('/me/passkeys/options')).json();
  const phished = await browser.post('/me/passkeys', {
    response: aSoftwareAuthenticator('https://evil.example').create(options),
    name: 'x',
  });
  expect([phished.statusCode, phished.json().code]).toEqual([422, 'passkey.refused']);
  expect((await signInWith(aSoftwareAuthenticator(ORIGIN))).answer.statusCode).toBe(401);
});

it('wants a sign-in of the last day to add one', async () => {
  await sql`update sign_in set created_at = now() - interval '25 hours'`.execute(server.opened.db);
  const answer = await browser.post('/me/passkeys/options');
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'people.sign-in-too-old']);
  await sql`update sign_in set created_at = now()`.execute(server.opened.db);
});

it('signs nobody in with a passkey that was removed', async () => {
  const { authenticator } = await aPasskey();
  const { items } = (await browser.get('/me/passkeys')).json();
  expect((await browser.del(`/me/passkeys/${items.at(-1).id}`)).statusCode).toBe(204);
  expect((await signInWith(authenticator)).answer.statusCode).toBe(401);
});

it('[PE17] signs nobody in who is disabled', async () => {
  const { authenticator } = await aPasskey();
  await sql`update person set disabled_at = now() where email = ${email}`.execute(server.opened.db);
  expect((await signInWith(authenticator)).answer.statusCode).toBe(401);
  await sql`update person set disabled_at = null where email = ${email}`.execute(server.opened.db);
});
