import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { type TestPerson, type TestRoundTable, type TestServer, startServer } from '../_support/harness.ts';
import { measureScript } from '../_support/measure-script.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let chair: TestPerson;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  chair = await table.aRole('co-chair', 'Amina Benali');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A tab of its own browser profile; what the console complains of is gathered. */
async function aTab(
  options: BrowserContextOptions & { person?: TestPerson; cookies?: Record<string, string> } = {},
): Promise<Page> {
  const { person, cookies = {}, ...rest } = options;
  const context = await browser.newContext({ locale: 'en-GB', ...rest });
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: server.origin })));
  if (person) await signIn(context, person);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

async function signIn(context: BrowserContext, person: TestPerson): Promise<void> {
  const answer = await context.request.post(`${server.origin}/api/v1/sample/sign-in`, {
    data: { personId: person.id },
    headers: { origin: server.origin },
  });
  expect(answer.status()).toBe(204);
}

/** Has followed the round table's news. */
const isFollowing = (page: Page) => page.waitForSelector('[data-live=on]');

it('keeps the scripts of the first page under 80 kB gzip', async () => {
  const { bytes, files } = await measureScript(await browser.newContext(), server.origin);
  expect(files.length).toBeGreaterThan(3);
  expect(bytes).toBeLessThan(80_000);
});

it('changes language and theme without scripts, and keeps both', async () => {
  const page = await aTab({ javaScriptEnabled: false });
  await page.goto(server.origin);
  await page.getByLabel('Language').click();
  await page.getByRole('button', { name: 'العربية' }).click();
  await page.goto(server.origin);
  expect(await page.locator('html').getAttribute('lang')).toBe('ar');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.locator('summary[title="فاتح أو داكن"]').click();
  await page.locator('button[name=theme][value=dark]').click();
  await page.goto(server.origin);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

it('never sends a preference form to another site', async () => {
  const page = await aTab();
  for (const back of ['//elsewhere.example/', '/\\elsewhere.example', 'https://elsewhere.example/']) {
    const answer = await page.request.post(`${server.origin}/preferences`, {
      form: { theme: 'dark', back },
      headers: { origin: server.origin },
      maxRedirects: 0,
    });
    expect(answer.headers()['location']).toBe('/');
  }
});

it('sends a visitor of a round table to sign in and back', async () => {
  const page = await aTab();
  await page.goto(`${server.origin}/rt/RT2?x=1`);
  expect(page.url()).toBe(`${server.origin}/sign-in?next=${encodeURIComponent('/rt/RT2?x=1')}`);
});

it('shows a co-chair the ways that an outsider does not see', async () => {
  const page = await aTab({ person: chair });
  await page.goto(`${server.origin}/rt/RT2`);
  expect(await page.getByRole('link', { name: 'Settings' }).isVisible()).toBe(true);
  const delegate = await table.aDelegate(await table.aDelegation('Egypt'), { standing: 'adviser' });
  const other = await aTab({ person: delegate });
  await other.goto(`${server.origin}/rt/RT2`);
  expect(await other.getByRole('link', { name: 'Practices' }).first().isVisible()).toBe(true);
  expect(await other.getByRole('link', { name: 'Settings' }).count()).toBe(0);
});

it('answers an unknown round table with a page that says what to do', async () => {
  const page = await aTab({ person: chair });
  const answer = await page.goto(`${server.origin}/rt/NONE`);
  expect(answer?.status()).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Nothing is here');
  expect(await page.getByText('you have no place at it').isVisible()).toBe(true);
});

it('fetches again what the server told of, and everything after a connection was lost', async () => {
  const page = await aTab({ person: chair });
  // What may have been missed before the page followed the news is fetched once it does.
  const caughtUp = Promise.all([page.waitForResponse(/round-tables\/RT2$/), page.waitForResponse(/\/me$/)]);
  await page.goto(`${server.origin}/rt/RT2`);
  await isFollowing(page);
  await caughtUp;
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/v1/') && asked.push(new URL(request.url()).pathname));

  const again = page.waitForRequest(/round-tables\/RT2$/);
  server.app.deps.live.tell({ roundTableId: table.id, topic: 'something-else', ids: [] });
  server.app.deps.live.tell({ roundTableId: table.id, topic: 'round-tables', ids: [table.id] });
  await again;
  // The home page shows what waits and where the table stands, which may have changed with it.
  await expect
    .poll(() => asked.toSorted())
    .toEqual(['', '/glance', '/waiting'].map((part) => `/api/v1/round-tables/RT2${part}`));

  const everything = page.waitForRequest(/\/api\/v1\/me$/);
  server.app.deps.live.admitAgain(chair.id);
  await everything;
  await isFollowing(page);
});

it('fetches again what changed while its page was on its way', async () => {
  const page = await aTab({ person: chair });
  await page.goto(`${server.origin}/rt/RT2`);
  await isFollowing(page);
  await page.waitForLoadState('networkidle');
  const { promise: told, resolve: isTold } = Promise.withResolvers<void>();
  const questions = /\/round-tables\/RT2\/questions\b/;
  await page.route(questions, async (route) => {
    const answer = await route.fetch();
    await told;
    await route.fulfill({ response: answer });
  });

  const first = page.waitForRequest(questions);
  await page.getByRole('link', { name: 'Guiding questions', exact: true }).first().click();
  await first;
  server.app.deps.live.tell({ roundTableId: table.id, topic: 'questions', ids: [] });
  // News is acted on within 400 ms: by now it has been, or waits for the page.
  await page.waitForTimeout(1_000);
  const again = page.waitForRequest(questions);
  isTold();
  await page.waitForURL(/\/questions$/);
  expect((await again).method()).toBe('GET');
  await page.context().close();
});

it('writes to whoever is signed in in the language that they choose', async () => {
  const person = await server.aPerson();
  const page = await aTab({ person });
  const languageOf = async () =>
    (
      await server.opened.db
        .selectFrom('person')
        .select('language')
        .where('id', '=', person.id)
        .executeTakeFirstOrThrow()
    ).language;
  await page.goto(server.origin);
  expect(await languageOf()).toBe('en');
  const answer = await page.request.post(`${server.origin}/preferences`, {
    form: { locale: 'ar', back: '/' },
    headers: { origin: server.origin },
    maxRedirects: 0,
  });
  expect([answer.status(), await languageOf()]).toEqual([303, 'ar']);
  await page.reload();
  expect(await page.getAttribute('html', 'dir')).toBe('rtl');
  await page.context().close();
});
