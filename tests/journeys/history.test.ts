import { readDocument } from '@penholder/server/collab/document-content';
import type { RichText } from '@penholder/shared/documents';
import { submitResponse } from '@penholder/shared/responses';
import type { Browser, Page } from 'playwright-core';
import type * as Y from 'yjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { aResponse, type TestResponse } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { addParagraph, aWriter, wordsOf } from '../_support/log-writing.ts';

const BEGINNING: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Care for children on the move' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Clinics on the route are open to all children.' }] },
    {
      type: 'bulletList',
      content: ['vaccination', 'rehydration', 'counselling', 'referral', 'follow-up'].map((text) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: `free ${text} at the border` }] }],
      })),
    },
  ],
};

let server: TestServer;
let browser: Browser;
let amal: TestPerson;
let response: TestResponse;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  const table = await server.aRoundTable({ code: 'RT2' });
  const egypt = await table.aDelegation('Egypt');
  amal = await table.aDelegate(egypt, { name: 'Amal Fahmy' });
  const badr = await table.aDelegate(egypt, { name: 'Badr Sami' });
  response = await aResponse(server, table, { delegation: egypt, by: amal, content: BEGINNING });
  await server.opened.db
    .insertInto('guiding_question_version')
    .values({
      question_id: response.questionId,
      version: 1,
      text: JSON.stringify({ en: 'What works?' }) as never,
      note: null,
      person_id: amal.id,
    })
    .execute();
  const [one, other] = [amal, badr].map((person) =>
    aWriter(server, response.documentId, { person, delegation: egypt }),
  ) as [ReturnType<typeof aWriter>, ReturnType<typeof aWriter>];
  await one.write(addParagraph('Two ministries share the cost.'));
  await amal.call(submitResponse, { params: { roundTable: 'RT2', response: response.responseId } });
  await other.write((text) => wordsOf(text, 1).insert(0, 'Mobile '), 1500);
  await one.write((text) => {
    const words: Y.XmlText = wordsOf(text, 3);
    words.delete(0, 3);
    words.insert(0, 'Three');
  }, 1520);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
}, 60_000);

async function aTab(options: { locale?: 'en' | 'ar'; width?: number; query?: string } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const answer = await context.request.post(`${server.origin}/api/v1/sample/sign-in`, {
    data: { personId: amal.id },
    headers: { origin: server.origin },
  });
  expect(answer.status()).toBe(204);
  await context.addCookies([{ name: 'locale', value: options.locale ?? 'en', url: server.origin }]);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.origin}/rt/RT2/responses/${response.responseId}/history${options.query ?? ''}`);
  await page.locator('h1').waitFor();
  return page;
}

const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

it(
  '[DC18] [DC20] lists versions with their moments and shows what changed, by whom',
  { timeout: 120_000 },
  async () => {
    const page = await aTab();
    const list = page.getByRole('complementary', { name: 'Versions' });
    expect(await list.getByText('Submitted as version 1', { exact: true }).count()).toBe(1);
    // Two versions, chosen with the keyboard.
    await list.getByRole('radio', { name: /Compare from the version of Submitted as version 1/ }).focus();
    await page.keyboard.press('Space');
    await list
      .getByRole('radio', { name: /Compare up to/ })
      .first()
      .focus();
    await page.keyboard.press('Space');
    await list.getByRole('button', { name: 'Compare' }).press('Enter');
    await page.waitForURL(/to=4&from=2/);
    await page.getByText('2 words inserted').waitFor();
    expect(await page.locator('.text ins').allInnerTexts()).toEqual([
      expect.stringContaining('Mobile'),
      expect.stringContaining('Three'),
    ]);
    expect(await page.locator('.text del').allInnerTexts()).toEqual([expect.stringContaining('Two')]);
    expect(await page.locator('.voices').innerText()).toMatch(/Amal Fahmy[^]*Badr Sami|Badr Sami[^]*Amal Fahmy/);
    const { violations } = await axe(page).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
    await picture(page, 'wide');
    await page.getByRole('link', { name: 'Side by side' }).click();
    await page.locator('.pair.heads').waitFor();
    await picture(page, 'side');
    const narrow = await aTab({ width: 390, query: '?from=2&to=4' });
    await picture(narrow, 'narrow');
    const arabic = await aTab({ locale: 'ar', query: '?from=2&to=4' });
    await picture(arabic, 'arabic');
    const arabicNarrow = await aTab({ locale: 'ar', width: 390, query: '?from=2&to=4&view=side' });
    await picture(arabicNarrow, 'arabic-narrow');
    for (const tab of [narrow, arabicNarrow])
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(complaints).toEqual([]);
    for (const tab of [page, narrow, arabic, arabicNarrow]) await tab.context().close();
  },
);

it('[DC21] restores an older text once it is confirmed', { timeout: 120_000 }, async () => {
  const page = await aTab({ query: '?from=2&to=4' });
  await page.getByRole('button', { name: 'Restore the older text' }).click();
  await picture(page, 'restore');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore the older text' }).click();
  await page.getByText(/is restored/).waitFor();
  const { text } = await readDocument(server.opened.db, response.documentId);
  expect(text).toContain('Clinics on the route');
  expect(text).toContain('Two ministries share the cost.');
  // The newest version is the restored one: of what was inserted before it nothing is left.
  await page.getByText('0 words inserted').waitFor();
  expect(await page.locator('.text del').allInnerTexts()).toEqual([expect.stringContaining('Mobile')]);
  await page.context().close();
});
