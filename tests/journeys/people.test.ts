import { createSetUpLink } from '@penholder/db/people';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestServer } from '../_support/harness.ts';
import { lastMailTo } from '../_support/sign-in.ts';

/** An empty server becomes a round table with its people, on the pages alone and by what the mails carry. */
let server: TestServer;
let browser: Browser;
let administrator: Page;
let egypt: Page;
let colombia: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true });
  browser = await launchChromium();
  administrator = await aTab();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A tab of its own browser profile; what the console complains of is gathered. */
async function aTab(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** The page runs (what is pressed before that is lost): SvelteKit adds its announcer when it has taken the page over. */
const settled = (page: Page) => page.locator('#svelte-announcer').waitFor({ state: 'attached' });

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const inDialog = (page: Page) => page.getByRole('dialog');

/** Opens the link in the newest mail to an address, once it is there and differs from `before`. */
async function openLinkOf(page: Page, email: string, before?: string): Promise<string> {
  const link = await vi.waitFor(async () => {
    const mail = await lastMailTo(server, email);
    if (!mail?.link || mail.link === before) throw new Error(`No link was mailed to ${email}`);
    return mail.link;
  }, 20_000);
  await page.goto(link.replace(/^https?:\/\/[^/]+/, server.origin));
  await settled(page);
  return link;
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await axe(page).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
}

it('makes the first administrator by the link that the server prints', async () => {
  const token = await createSetUpLink(server.opened.db);
  await administrator.goto(`${server.origin}/set-up#${token}`);
  await settled(administrator);
  await administrator.waitForURL((url) => url.hash === '');
  expect(await faultsOf(administrator)).toEqual([]);
  await administrator.getByLabel('Your name').fill('Root of All');
  await administrator.getByLabel('Your e-mail address').fill('root@forum.example');
  await press(administrator, 'Become administrator');
  await administrator.waitForURL('**/admin');
  await settled(administrator);
  expect(await administrator.getByRole('heading', { name: 'First steps' }).isVisible()).toBe(true);
});

it('creates a forum and a round table, and names two co-chairs', async () => {
  await administrator.getByRole('link', { name: 'Create a forum' }).click();
  await press(administrator, 'Add a forum');
  await inDialog(administrator).getByLabel('Title · English').fill('Migration Forum');
  await inDialog(administrator).getByLabel('Period').fill('2026–2027');
  await press(administrator, 'Save');
  await administrator.getByText('Migration Forum').waitFor();

  await administrator.getByRole('main').getByRole('button', { name: 'Add a round table' }).click();
  await inDialog(administrator).getByLabel('Code').fill('RT7');
  await inDialog(administrator).getByLabel('Title', { exact: false }).first().fill('Health and rights');
  await inDialog(administrator).getByRole('button', { name: 'Add a round table' }).click();
  await administrator.getByRole('heading', { name: 'Health and rights' }).waitFor();

  for (const [name, email] of [
    ['Amina of Egypt', 'amina@egypt.example'],
    ['Lucía of Colombia', 'lucia@colombia.example'],
  ] as const) {
    await press(administrator, 'Name a co-chair');
    await inDialog(administrator).getByLabel('Name', { exact: false }).first().fill(name);
    await inDialog(administrator).getByLabel('E-mail address').fill(email);
    await inDialog(administrator).getByRole('button', { name: 'Invite' }).click();
    await administrator.getByRole('link', { name }).waitFor();
  }
  expect(await faultsOf(administrator)).toEqual([]);
});

it('lets a co-chair in by the link in the invitation, once, and not before the button is pressed', async () => {
  egypt = await aTab();
  const link = await openLinkOf(egypt, 'amina@egypt.example');
  await egypt.getByText('Health and rights').waitFor();
  expect(egypt.url()).not.toContain('#');
  // A program that opens links in advance has done this much; the link still works.
  const scanner = await aTab();
  await scanner.goto(link.replace(/^https?:\/\/[^/]+/, server.origin));
  await scanner.getByText('Health and rights').waitFor();

  await press(egypt, 'Accept and sign in');
  await egypt.waitForURL('**/rt/RT7');
  await press(scanner, 'Accept and sign in');
  await scanner.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  complaints.splice(0);
});

it('adds delegations and invites a pasted list, after showing what will happen', async () => {
  await egypt.goto(`${server.origin}/rt/RT7/people`);
  await settled(egypt);
  for (const [typed, name] of [
    ['Egy', 'Egypt'],
    ['Colo', 'Colombia'],
  ] as const) {
    await egypt.getByRole('main').getByRole('button', { name: 'Add a delegation' }).click();
    await inDialog(egypt).getByRole('combobox').fill(typed);
    await egypt.getByRole('option', { name }).click();
    await inDialog(egypt).getByRole('button', { name: 'Add a delegation' }).click();
    await egypt.getByRole('heading', { name, exact: true }).waitFor();
  }
  await egypt.getByRole('link', { name: 'Invite a list' }).click();
  await egypt
    .getByLabel('List', { exact: false })
    .first()
    .fill(
      'Nour <nour@egypt.example>, Egypt, head\nTarek <tarek@egypt.example>, Egpyt, adviser\nPaola <paola@colombia.example>, Colombia, focal point',
    );
  await press(egypt, 'See what will happen');
  await egypt.getByText('There is no such delegation. Did you mean Egypt?').waitFor();
  expect(await lastMailTo(server, 'nour@egypt.example')).toBeUndefined();
  const send = egypt.getByRole('button', { name: 'Send 2 invitations' });
  expect(await send.isDisabled()).toBe(true);
  await egypt.getByLabel('Leave out 1 line and invite the others').check();
  expect(await faultsOf(egypt)).toEqual([]);
  await send.click();
  await egypt.getByText('2 people were invited').waitFor();
  expect((await lastMailTo(server, 'paola@colombia.example'))!.text).toContain(
    'Delegation: Colombia (adviser, focal point)',
  );
});

it('changes the phase when both co-chairs have turned their keys', async () => {
  colombia = await aTab();
  await openLinkOf(colombia, 'lucia@colombia.example');
  await press(colombia, 'Accept and sign in');
  await colombia.waitForURL('**/rt/RT7');
  await colombia.goto(`${server.origin}/rt/RT7/settings`);
  await colombia.waitForSelector('[data-live=on]');

  await egypt.goto(`${server.origin}/rt/RT7/settings`);
  await egypt.waitForSelector('[data-live=on]');
  await egypt.getByRole('button', { name: 'Turn my key' }).first().click();
  await egypt.getByText('key turned', { exact: true }).waitFor();
  // The other co-chair sees it without doing anything.
  const waiting = colombia.getByRole('region', { name: 'Proposed: go on to “Consultation”' });
  await waiting.waitFor();
  await waiting.getByRole('button', { name: 'Turn my key' }).click();
  await colombia.locator('[aria-current=step]', { hasText: 'Consultation' }).waitFor();
  await egypt.locator('[aria-current=step]', { hasText: 'Consultation' }).waitFor();
  expect(await faultsOf(colombia)).toEqual([]);
});

it('shows the acts in the audit log and finds its chain intact', async () => {
  await colombia.goto(`${server.origin}/rt/RT7/audit`);
  await settled(colombia);
  await colombia.getByText('Phase changed').waitFor();
  await press(colombia, 'Verify the chain');
  await colombia.getByText('The log is intact').waitFor();
  expect(await faultsOf(colombia)).toEqual([]);
});

it('signs in with a passkey that was added on the account page', async () => {
  const session = await colombia.context().newCDPSession(colombia);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // WebAuthn is for names, not for addresses in numbers.
  const named = server.origin.replace('127.0.0.1', 'localhost');
  await colombia.goto(`${named}/sign-in`);
  await settled(colombia);
  const before = (await lastMailTo(server, 'lucia@colombia.example'))?.link;
  await colombia.getByLabel('E-mail address').fill('lucia@colombia.example');
  await press(colombia, 'Send me a link');
  await colombia.getByText('Look into your mailbox').waitFor();
  const link = await vi.waitFor(async () => {
    const mail = await lastMailTo(server, 'lucia@colombia.example');
    if (!mail?.link || mail.link === before) throw new Error('No link yet');
    return mail.link;
  }, 20_000);
  await colombia.goto(link.replace(/^https?:\/\/[^/]+/, named));
  await settled(colombia);
  await press(colombia, 'Sign in');
  await colombia.waitForURL(`${named}/`);
  await colombia.goto(`${named}/me`);
  await settled(colombia);
  await colombia.getByRole('main').getByRole('button', { name: 'Add a passkey' }).click();
  await inDialog(colombia).getByRole('button', { name: 'Add a passkey' }).click();
  await colombia.getByText('On this one device only.').waitFor();

  await colombia.locator('summary', { hasText: 'your menu' }).click();
  await press(colombia, 'Sign out');
  await colombia.waitForURL(`${named}/`);
  await colombia.goto(`${named}/sign-in?next=/me`);
  await settled(colombia);
  await press(colombia, 'Use a passkey');
  await colombia.waitForURL(`${named}/me`);
  await colombia.getByRole('main').getByText('lucia@colombia.example').waitFor();
  expect(await faultsOf(colombia)).toEqual([]);
});

it('leaves the console without complaints', () => {
  expect(complaints).toEqual([]);
});
