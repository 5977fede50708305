import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { recordsOf, sheetsOf } from '../_support/practice-files.ts';
import { aDraft } from '../_support/practices.ts';
import { aSeat, downloaded } from '../_support/seats.ts';

let server: TestServer;
let browser: Browser;
let delegate: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  const table = await server.aRoundTable({ code: 'RT2' });
  const egypt = await table.aDelegation('Egypt');
  delegate = await table.aDelegate(egypt, { name: 'Layla Hassan' });
  await aDraft(table, delegate, [egypt], { title: 'Mobile clinics', countries: ['EG'] });
  await aDraft(table, delegate, [egypt], { title: 'Night helpline', countries: ['CO'] });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('keeps the filtered list as a workbook, by keyboard alone', async () => {
  const { page, visit, leave } = await aSeat(server.origin, delegate, { browser });
  await visit('/practices?country=CO');
  await page.locator('summary', { hasText: 'Export' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByText('The practice found').waitFor();
  const { violations } = await axe(page).include('main').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const file = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(file.name).toMatch(/^RT2-practices-\d{4}-\d\d-\d\d\.xlsx$/);
  const records = recordsOf(sheetsOf(Buffer.from(file.bytes))['practices']!);
  expect(records.map(({ title }) => title)).toEqual(['Night helpline']);
  await leave();
});
