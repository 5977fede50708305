import * as output from '@penholder/shared/output';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, review, submit } from '../_support/practices.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let penholder: TestPerson;
let maltese: TestPerson;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  penholder = await table.aRole('penholder', 'Amina Benali');
  const chair = await table.aRole('co-chair');
  for (const [country, title] of [
    ['Norway', 'Mobile clinics'],
    ['Chile', 'Open wards'],
    ['Malta', 'Night helpline'],
  ] as const) {
    const delegation = await table.aDelegation(country);
    const delegate = await table.aDelegate(delegation);
    if (country === 'Malta') maltese = delegate;
    const draft = await aDraft(table, delegate, [delegation], {
      title,
      sources: [{ label: 'Public health act', address: 'https://example.org/law', seenOn: '2026-01-01' }],
    });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function aTab(options: BrowserContextOptions & { person?: TestPerson } = {}): Promise<Page> {
  const { person, ...rest } = options;
  const context = await browser.newContext({ locale: 'en-GB', ...rest });
  if (person)
    await context.request.post(`${server.origin}/api/v1/sample/sign-in`, {
      data: { personId: person.id },
      headers: { origin: server.origin },
    });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}
const findings = async (page: Page) =>
  (await axe(page).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
const leads = (page: Page) => page.locator('article .printed strong').allTextContents();

it('[AX51] asks before an edition whether a status still holds, and hears the answer given with one click', async () => {
  const asking = await aTab({ person: penholder, viewport: { width: 1280, height: 900 } });
  await asking.goto(`${server.origin}/rt/RT2/annexes`);
  await asking.waitForSelector('[data-live=on]');
  await asking.getByRole('button', { name: 'Ask the submitters' }).click();
  const dialog = asking.getByRole('dialog');
  await dialog.getByLabel('To be answered by').fill('2099-03-01T12:00');
  await dialog.getByRole('button', { name: 'Ask the submitters' }).click();
  await asking.getByText('3 asked, 0 answered, 0 changed').waitFor();

  const asked = await aTab({ person: maltese });
  await asked.goto(`${server.origin}/rt/RT2`);
  await asked.getByRole('link', { name: 'Say whether its status still holds' }).click();
  await asked.getByRole('button', { name: 'Still holds as of today' }).click();
  await asked.getByText('Still holds', { exact: true }).waitFor();
  await asking.getByText('3 asked, 1 answered, 0 changed').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

it('[AX55, AX56] hears a submitter object to the sentence on its practice, and takes its wording over', async () => {
  const WORDING = 'Since 2021, a helpline answers at night, in nine languages.';
  const objecting = await aTab({ person: maltese });
  await objecting.goto(`${server.origin}/rt/RT2/practices/3`);
  await objecting.waitForSelector('[data-live=on]');
  await objecting.getByRole('button', { name: 'Object', exact: true }).first().click();
  const asked = objecting.getByRole('dialog');
  await asked.getByLabel('Why').fill('It leaves the languages out.');
  await asked.getByLabel('What it should say').fill(WORDING);
  await asked.getByRole('button', { name: 'Object', exact: true }).click();
  await objecting.getByText('Waits for an answer').waitFor();

  const arranging = await aTab({ person: penholder, viewport: { width: 1280, height: 900 } });
  await arranging.goto(`${server.origin}/rt/RT2/annexes`);
  await arranging.waitForSelector('[data-live=on]');
  const entry = arranging.locator('article', { hasText: 'Malta objects to this sentence' });
  await entry.getByText('It leaves the languages out.').waitFor();
  await entry.getByRole('button', { name: 'Take this wording' }).click();
  await arranging.locator('article .printed', { hasText: WORDING }).waitFor();
  await entry.waitFor({ state: 'detached' });
  // The submitter's page hears of it by itself.
  await objecting.getByText('Wording taken over').waitFor();
  await objecting.locator('blockquote', { hasText: WORDING }).waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

it('arranges, compiles and publishes an edition by keyboard', async () => {
  const page = await aTab({ person: penholder, viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.origin}/rt/RT2/annexes`);
  await page.waitForSelector('[data-live=on]');
  expect(await leads(page)).toEqual(['Chile:', 'Malta:', 'Norway:']);
  expect(await findings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Edit the sentence' }).first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => leads(page)).toEqual(['Malta:', 'Chile:', 'Norway:']);

  await page.locator('article', { hasText: 'Open wards' }).getByRole('button', { name: 'Edit the sentence' }).click();
  const field = page.getByRole('textbox', { name: /Sentence in English/ });
  await field.fill('Since 2021, the Public health act has opened the wards.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Since 2021, the Public health act has opened the wards.').waitFor();

  await page.getByRole('button', { name: 'Compile', exact: true }).click();
  await page.getByRole('button', { name: 'Compile now' }).click();
  await page.waitForURL(/editions\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'Word (DOCX)' }).waitFor({ timeout: 55_000 });
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('link', { name: 'Public page' }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

it('shows a published edition to everyone, without script and in 320 px', async () => {
  const { items } = await server.visitor.call(output.listPublicEditions, {});
  const address = `/editions/${items[0]!.id}`;
  const page = await aTab({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await page.goto(server.origin);
  await page.locator(`a[href="${address}"]`).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Annexes A, B and C');
  const text = await page.locator('main').textContent();
  expect(text).toContain('Malta:');
  expect(text).toContain(items[0]!.contentHash);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const seen = await aTab({ viewport: { width: 1280, height: 900 } });
  await seen.goto(server.origin + address);
  expect(await findings(seen)).toEqual([]);
});

it('shows the workbench in Arabic on a telephone', async () => {
  const page = await aTab({ person: penholder, locale: 'ar', viewport: { width: 390, height: 844 } });
  await page.goto(`${server.origin}/rt/RT2/annexes?in=ar`);
  await page.waitForSelector('[data-live=on]');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

it('shows what a colleague wrote meanwhile beside the sentence that is being written, before this takes its place', async () => {
  const page = await aTab({ person: penholder, viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.origin}/rt/RT2/annexes`);
  await page.waitForSelector('[data-live=on]');
  const article = page.locator('article', { hasText: 'Night helpline' });
  await article.getByRole('button', { name: 'Edit the sentence' }).click();
  const field = page.getByRole('textbox', { name: /Sentence in English/ });
  await field.fill('Since 2022, a helpline answers at night.');
  const { practice_id: practice } = await server.opened.db
    .selectFrom('practice_face')
    .select('practice_id')
    .where('title', '=', 'Night helpline')
    .executeTakeFirstOrThrow();
  const at = { params: { roundTable: 'RT2', practice } };
  const { entry } = await penholder.call(output.getInPrint, at);
  const text = 'Since 2020, a colleague answers at night.';
  const comesIn = page.waitForResponse((response) => response.url().includes('/annexes') && response.ok());
  await penholder.call(output.saveSentence, { ...at, body: { language: 'en', text, ...entry! } });
  // The change has come in: what is read of the entry is the newer one.
  await comesIn;

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await article.getByText(text).waitFor();
  expect(await field.inputValue()).toBe('Since 2022, a helpline answers at night.');
  expect((await penholder.call(output.getInPrint, at)).sentences[0]!.text).toBe(text);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await article.getByText('Since 2022, a helpline answers at night.').waitFor();
}, 60_000);
