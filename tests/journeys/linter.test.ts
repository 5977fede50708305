import { createInstrument, createInstrumentGroup, addToGroup } from '@penholder/shared/instruments';
import { askStatus, saveSentence } from '@penholder/shared/output';
import { answerStatus } from '@penholder/shared/practices';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, review, submit } from '../_support/practices.ts';
import { aSeat } from '../_support/seats.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let penholder: TestPerson;

const SENTENCES = {
  Norway: 'Since 2021, the United National helps to run clinics on wheels.',
  Chile: 'Since 2021, wards are open to all; the new cabinet plans to repeal the act.',
};

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  penholder = await table.aRole('penholder', 'Amina Benali');
  const chair = await table.aRole('co-chair');
  const params = { roundTable: table.code };
  for (const [country, text] of Object.entries(SENTENCES)) {
    const delegation = await table.aDelegation(country);
    const delegate = await table.aDelegate(delegation);
    const draft = await aDraft(table, delegate, [delegation], {
      title: `Open care in ${country}`,
      sources: [{ label: 'Public health act', address: 'https://example.org/law', seenOn: '2026-01-01' }],
    });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
    await penholder.call(saveSentence, {
      params: { ...params, practice: draft.id },
      body: { language: 'en', text, version: 1, revision: 0 },
    });
    await penholder.call(askStatus, { params, body: { closesAt: '2099-03-01T12:00:00.000Z', practices: [draft.id] } });
    await delegate.call(answerStatus, {
      params: { ...params, practice: draft.id },
      body: { version: 1, delegationId: delegation },
    });
  }
  const [b, c] = await Promise.all(
    (['B', 'C'] as const).map((annex) =>
      penholder.call(createInstrumentGroup, { params, body: { annex, titles: { en: `Group of ${annex}` } } }),
    ),
  );
  const { id: instrument } = await penholder.call(createInstrument, {
    params,
    body: {
      kind: 'treaty',
      citations: { en: 'Convention on the Rights of the Child (1989)' },
      number: null,
      year: 1989,
      issuer: null,
      symbol: null,
      address: null,
      aliases: [],
      group: b!.id,
    },
  });
  await penholder.call(addToGroup, { params: { ...params, group: c!.id, instrument } });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const kinds = (page: Page) => page.locator('section.kind h2').allTextContents();
const focused = (page: Page) => page.locator('li[data-finding]:focus .place').textContent();

it('mends and leaves what the linter finds by keyboard until nothing is left', async () => {
  const { page, visit, complaints } = await aSeat(server.origin, penholder, { browser });
  await visit('/annexes');
  await page.getByRole('link', { name: 'Findings' }).click();
  await expect
    .poll(() => kinds(page).then((all) => all.map((kind) => kind.replace(/\s*\d+$/, ''))))
    .toEqual(['Instruments in both Annex B and C', 'Status denied by the text', 'Names that are got wrong']);
  expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await page.locator('li[data-finding]').first().focus();
  await page.keyboard.press('m');
  await expect.poll(() => page.locator('li[data-finding]').count()).toBe(2);
  await expect.poll(() => focused(page)).toContain('Chile: Open care in Chile');

  await page.keyboard.press('l');
  await page.keyboard.type('The capital says that it stands.');
  await page.getByRole('button', { name: 'Leave it', exact: true }).press('Enter');
  await expect.poll(() => page.locator('li[data-finding]').count()).toBe(1);

  await page.getByRole('button', { name: 'Put “United Nations”' }).click();
  await page.getByText('The annexes can be compiled as they are.').waitFor();

  await page.getByRole('link', { name: /Left with a reason/ }).click();
  await page.getByText('The capital says that it stands.').waitFor();
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await page.getByText('Nothing was left with a reason').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

it('shows the findings in Arabic on a telephone', async () => {
  const { page, visit } = await aSeat(server.origin, penholder, {
    browser,
    locale: 'ar',
    viewport: { width: 320, height: 800 },
  });
  await visit('/annexes/findings?in=en');
  expect(await page.locator('li[data-finding]').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
}, 30_000);
