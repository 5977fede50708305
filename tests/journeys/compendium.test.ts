import { compileEdition, publishEdition } from '@penholder/shared/output';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestServer } from '../_support/harness.ts';
import { measureScript } from '../_support/measure-script.ts';
import { aDraft, anArea, review, submit } from '../_support/practices.ts';

/** More than a list of filters begins with. */
const MANY_COUNTRIES =
  'AR BO BR CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PY SR SV UY AO BF BI BJ BW CD CF CI CM CV DJ DZ ER ET GA GH GM GN GW LR ZM'.split(
    ' ',
  );

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true });
  browser = await launchChromium();
  const table = await server.aRoundTable({ code: 'RT2' });
  const chair = await table.aRole('co-chair');
  const penholder = await table.aRole('penholder');
  await anArea(table);
  for (const [name, countries, title] of [
    ['Norway', ['EG'], 'Mobile clinics'],
    ['Chile', MANY_COUNTRIES, 'Open schools'],
  ] as const) {
    const delegation = await table.aDelegation(name);
    const delegate = await table.aDelegate(delegation);
    const draft = await aDraft(table, delegate, [delegation], {
      title,
      countries: [...countries],
      sdgTargets: name === 'Chile' ? ['4.1', '10.7'] : ['3.8'],
    });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  }
  const params = { roundTable: table.code };
  const { id } = await penholder.call(compileEdition, { params, body: { letters: ['A'], language: 'en' } });
  await server.app.deps.clockwork.runOnce('compile-editions');
  await penholder.call(publishEdition, { params: { ...params, edition: id } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('is searched, filtered and cited without scripts', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(server.origin);
  await page.getByRole('link', { name: 'Search the compendium of practices' }).click();
  await page.getByRole('heading', { name: '2 practices' }).waitFor();

  await page.getByRole('searchbox', { name: 'Search the compendium' }).fill('مصر');
  await page.getByRole('button', { name: 'Show' }).first().click();
  await page.getByRole('heading', { name: '1 practice', exact: true }).waitFor();
  expect(await page.getByRole('link', { name: 'Mobile clinics' }).count()).toBe(1);

  await page.goto(`${server.origin}/compendium`);
  await page.getByRole('checkbox', { name: /^Americas/ }).check();
  await page.getByRole('button', { name: 'Show' }).last().click();
  await page.getByRole('link', { name: 'Open schools' }).click();
  expect(await page.locator('.citation').innerText()).toMatch(
    /^Chile\. “Open schools” \(v1\)\. RT2: .*RT2\/ANNEXES\/ED\.1, .*\/compendium\/[0-9a-f-]{36}\?edition=/,
  );
  const facts = page.getByRole('region', { name: 'About this practice' });
  expect(await facts.getByRole('listitem').allInnerTexts()).toContain(
    '\u206810.7\u2069 Orderly, safe, regular migration',
  );
  await page.goto(`${server.origin}/compendium`);
  await page.locator('summary', { hasText: 'Targets of the Sustainable Development Goals' }).click();
  await page.getByRole('checkbox', { name: /Universal health coverage/ }).check();
  await page.getByRole('button', { name: 'Show' }).last().click();
  await page.getByRole('heading', { name: '1 practice', exact: true }).waitFor();
  expect(await page.getByRole('link', { name: 'Mobile clinics' }).count()).toBe(1);
  const answer = await context.request.get(`${server.origin}/compendium.atom?country=CO`);
  expect(answer.headers()['content-type']).toContain('application/atom+xml');
  expect(await answer.text()).toContain('<title>Open schools</title>');
  await context.close();
});

it('lists the first of many countries, and all of them when asked, keeping what is ticked', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/compendium?country=ZM&sort=title`);
  const group = page.locator('#by-country');
  const boxes = () => group.getByRole('checkbox').count();
  // Twenty, and the one that is chosen.
  expect(await boxes()).toBe(21);
  await page.getByRole('checkbox', { name: /^Africa/ }).check();
  await group.getByRole('button', { name: 'All 44 to choose from' }).click();
  await page.waitForURL(/region=002.*#by-country$/);
  expect(await boxes()).toBe(44);
  expect(await group.getByRole('checkbox', { name: /^Zambia/ }).isChecked()).toBe(true);
  // What is asked next begins with the first ones again.
  await page.getByRole('button', { name: 'Show' }).last().click();
  expect([await boxes(), new URL(page.url()).searchParams.has('all')]).toEqual([21, false]);
  await context.close();
});

it('comes compressed with its styles in it, made of answers that were not compressed in vain', async () => {
  const inProcess = vi.spyOn(server.app.fastify, 'inject');
  const asked = (path: string, encoding: string) =>
    fetch(server.origin + path, { headers: { 'accept-encoding': encoding } });
  const bare = async (answer: Response) => (await answer.text()).replaceAll(/nonce="[^"]+"/g, '');
  for (const path of ['/compendium', '/compendium.atom?language=en', '/world.svg', '/api/v1/compendium/practices']) {
    const plain = await asked(path, 'identity');
    const brotli = await asked(path, 'gzip, br');
    expect(
      [plain, brotli].map(({ headers }) => headers.get('content-encoding')),
      path,
    ).toEqual([null, 'br']);
    expect(brotli.headers.get('vary'), path).toContain('Accept-Encoding');
    expect(await bare(brotli), path).toBe(await bare(plain));
  }
  const page = await (await asked('/compendium', 'br')).text();
  expect(page).toMatch(/<style nonce="[^"]+">/);
  for (const [link] of page.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)) expect(link).toContain('disabled');

  const answers = await Promise.all(inProcess.mock.results.map(({ value }) => value as Promise<{ headers: object }>));
  expect(answers.length).toBeGreaterThan(5);
  for (const { headers } of answers) expect(headers).not.toHaveProperty('content-encoding');
});

it('keeps the scripts of the compendium under 60 kB gzip: there are none', async () => {
  const { bytes } = await measureScript(await browser.newContext(), `${server.origin}/compendium`);
  expect(bytes).toBe(0);
});
