import { readDocument } from '@penholder/server/collab/document-content';
import type { RichText } from '@penholder/shared/documents';
import { submitResponse } from '@penholder/shared/responses';
import type { Browser } from 'playwright-core';
import type * as Y from 'yjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { aResponse, type TestResponse, wordQuestion } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { addParagraph, aWriter, wordsOf } from '../_support/log-writing.ts';
import { aSeat, picture } from '../_support/seats.ts';

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

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  const table = await server.aRoundTable({ code: 'RT2' });
  const egypt = await table.aDelegation('Egypt');
  amal = await table.aDelegate(egypt, { name: 'Amal Fahmy' });
  const badr = await table.aDelegate(egypt, { name: 'Badr Sami' });
  response = await aResponse(server, table, { delegation: egypt, by: amal, content: BEGINNING });
  await wordQuestion(server, response, amal);
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

async function aTab({
  locale = 'en',
  width = 1280,
  query = '',
}: { locale?: 'en' | 'ar'; width?: number; query?: string } = {}) {
  const seat = await aSeat(server.origin, amal, {
    browser,
    locale,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  await seat.visit(`/responses/${response.responseId}/history${query}`);
  return seat;
}

it(
  '[DC18] [DC20] lists versions with their moments and shows what changed, by whom',
  { timeout: 120_000 },
  async () => {
    const seat = await aTab();
    const { page } = seat;
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
    await picture(page, 'history-text');
    await page.getByRole('link', { name: 'Side by side' }).click();
    await page.locator('.pair.heads').waitFor();
    await picture(page, 'history-side');
    const narrow = await aTab({ width: 390, query: '?from=2&to=4' });
    const arabic = await aTab({ locale: 'ar', query: '?from=2&to=4' });
    await picture(arabic.page, 'history-arabic');
    const arabicNarrow = await aTab({ locale: 'ar', width: 390, query: '?from=2&to=4&view=side' });
    const seats = [seat, narrow, arabic, arabicNarrow];
    for (const one of [narrow, arabicNarrow])
      expect(await one.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(seats.flatMap(({ complaints }) => complaints)).toEqual([]);
    for (const one of seats) await one.leave();
  },
);

it('[DC21] restores an older text once it is confirmed', { timeout: 120_000 }, async () => {
  const { page, leave } = await aTab({ query: '?from=2&to=4' });
  await page.getByRole('button', { name: 'Restore the older text' }).click();
  await picture(page, 'history-restore');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore the older text' }).click();
  await page.getByText(/is restored/).waitFor();
  const { text } = await readDocument(server.opened.db, response.documentId);
  expect(text).toContain('Clinics on the route');
  expect(text).toContain('Two ministries share the cost.');
  // The newest version is the restored one: of what was inserted before it nothing is left.
  await page.getByText('0 words inserted').waitFor();
  expect(await page.locator('.text del').allInnerTexts()).toEqual([expect.stringContaining('Mobile')]);
  await leave();
});
