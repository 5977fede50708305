import { readDocument } from '@penholder/server/collab/document-content';
import type { DelegationId } from '@penholder/shared/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { aResponse, type TestResponse, wordQuestion } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aLine, type Line } from '../_support/line.ts';
import { picture } from '../_support/seats.ts';

/*
 * Two people of one delegation: Amal behind the proxy of a ministry that refuses WebSockets, Badr on a plain line.
 */

let server: TestServer;
let ministry: Line;
let browser: Browser;
let table: TestRoundTable;
let egypt: DelegationId;
let amal: TestPerson;
let badr: TestPerson;

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  ministry = await aLine(server.origin);
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  egypt = await table.aDelegation('Egypt');
  amal = await table.aDelegate(egypt, { name: 'Amal Fahmy' });
  badr = await table.aDelegate(egypt, { name: 'Badr Sami' });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  ministry?.close();
  await server?.close();
});

async function aDraft(): Promise<TestResponse> {
  const response = await aResponse(server, table, { delegation: egypt, by: amal });
  await wordQuestion(server, response, amal);
  return response;
}

async function aTab(origin: string, person: TestPerson, options: { locale?: string; width?: number } = {}) {
  const context = await browser.newContext({
    locale: options.locale ?? 'en-GB',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const answer = await context.request.post(`${origin}/api/v1/sample/sign-in`, {
    data: { personId: person.id },
    headers: { origin },
  });
  expect(answer.status()).toBe(204);
  return context.newPage();
}
async function open(page: Page, origin: string, draft: TestResponse) {
  await page.goto(`${origin}/rt/RT2/responses/${draft.responseId}`);
  await page.waitForSelector('.tiptap');
}
const saved = (page: Page) => page.waitForSelector('[data-state=saved]');
const state = (page: Page) => page.locator('.state').innerText();
const write = async (page: Page, words: string) => {
  await page.locator('.tiptap').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
};
/** The words on a page, without the names at others' cursors. */
const textOf = (page: Page) =>
  page.locator('.tiptap').evaluate((all) => {
    const copy = all.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.collaboration-caret')) caret.remove();
    return [...copy.querySelectorAll('p')].map((p) => p.textContent).join('\n\n');
  });
const reads = (page: Page, words: string) =>
  page.waitForFunction((text) => document.querySelector('.tiptap')!.textContent!.includes(text), words);
/** The page's WebSockets at documents over which something was said. */
function socketsOf(page: Page): Set<string> {
  const spoken = new Set<string>();
  page.on('websocket', (socket) => {
    const { pathname } = new URL(socket.url());
    socket.on('framereceived', () => pathname.startsWith('/collab/') && spoken.add(pathname));
  });
  return spoken;
}

it('[DC23] writes together across a proxy that refuses WebSockets, says so, and returns when it lets them through', async () => {
  const draft = await aDraft();
  ministry.refuseUpgrades();
  const [one, other] = [await aTab(ministry.origin, amal), await aTab(server.origin, badr)];
  const spoken = [socketsOf(one), socketsOf(other)] as const;
  await Promise.all([open(one, ministry.origin, draft), open(other, server.origin, draft)]);
  await Promise.all([saved(one), saved(other)]);
  expect(await state(one)).toContain('All changes saved · over a slower connection');
  expect(await state(other)).toContain('All changes saved');
  expect(await state(other)).not.toContain('slower');
  expect(ministry.refused).toBeGreaterThan(1);

  await write(one, 'From the ministry. ');
  await reads(other, 'From the ministry.');
  await write(other, 'From the hall. ');
  await reads(one, 'From the hall.');
  await Promise.all([write(one, 'Both at once, here. '), write(other, 'And there. ')]);
  await Promise.all([saved(one), saved(other)]);
  await Promise.all([reads(one, 'there.'), reads(other, 'here.')]);
  expect(await textOf(one)).toBe(await textOf(other));
  expect(await one.locator('ul[aria-label="Also here"]').innerText()).toContain('Badr Sami');
  expect(await other.locator('ul[aria-label="Also here"]').innerText()).toContain('Amal Fahmy');
  expect(spoken[0].size).toBe(0);
  expect(spoken[1].size).toBe(1);
  await picture(one, 'refused-upgrades');

  // What is not sent yet when the page is left goes with it.
  await write(one, 'Last word.');
  const next = await aDraft();
  await open(one, ministry.origin, next);
  await reads(other, 'Last word.');
  // The tab remembers: no WebSocket is waited for.
  await saved(one);
  expect(await state(one)).toContain('slower');
  await open(one, ministry.origin, draft);
  await saved(one);

  ministry.letUpgradesThrough();
  // The line is back, as it is when one walks from the ministry to the hall.
  await one.evaluate(() => window.dispatchEvent(new Event('online')));
  await one.waitForFunction(() => !document.querySelector('.state')!.textContent!.includes('slower'));
  await saved(one);
  expect(await state(one)).toContain('All changes saved');
  expect(spoken[0].size).toBeGreaterThan(0);
  await write(one, ' In the hall.');
  await saved(one);
  await reads(other, 'In the hall.');
  expect((await readDocument(server.opened.db, draft.documentId)).text).toBe(await textOf(other));
  await one.context().close();
  await other.context().close();
});

it('tells the news of a round table across a proxy that refuses WebSockets', async () => {
  ministry.refuseUpgrades();
  const page = await aTab(ministry.origin, amal);
  await page.goto(`${ministry.origin}/rt/RT2`);
  await page.waitForSelector('[data-live=on]');
  const asked = page.waitForResponse(/round-tables\/RT2$/);
  server.app.deps.live.tell({ roundTableId: table.id, topic: 'round-tables', ids: [table.id] });
  expect((await asked).status()).toBe(200);
  await page.context().close();
});

it('[DC23] says so in Arabic on a narrow screen', async () => {
  const draft = await aDraft();
  ministry.refuseUpgrades();
  const page = await aTab(ministry.origin, amal, { locale: 'ar', width: 390 });
  await open(page, ministry.origin, draft);
  await saved(page);
  expect(await state(page)).toContain('عبر اتصال أبطأ');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await picture(page, 'refused-upgrades-ar');
  await page.context().close();
});
