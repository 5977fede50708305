import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aSeat, findingsOf, picture } from '../_support/seats.ts';

let server: TestServer;
let browser: Browser;
let penholder: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  const table = await server.aRoundTable({ code: 'RT2' });
  await table.aDelegation('Egypt');
  await table.aDelegation('Malta');
  penholder = await table.aRole('penholder');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const FILE = [
  'Practice;Short description;Submitted by;Country;Start;Remarks',
  'Mobile clinics;Buses bring care to villages.;Egypt;Egypt;2021;Cities',
  'Night helpline;Anyone can call at night.;Atlantis;Malta;3/4/2021;Volunteers',
].join('\r\n');

it('[IM1] takes a table in, with what the importer says of it, and back again', { timeout: 120_000 }, async () => {
  const { page, visit, leave, complaints } = await aSeat(server.origin, penholder, { browser });
  await visit('/practices');
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'practices.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByRole('heading', { name: 'practices.csv' }).waitFor();
  const row = (number: number) =>
    page.getByRole('row').filter({ has: page.getByTitle(`Row ${number}`, { exact: true }) });
  await row(3).getByText('“Atlantis” is no delegation of this round table.').waitFor();
  await row(3).getByText('It is unclear which date “3/4/2021” is; left empty.').waitFor();
  await picture(page, 'import');
  expect(await findingsOf(page)).toEqual([]);

  await row(3).getByRole('button', { name: 'Leave out row 3' }).waitFor();
  await page.getByLabel('Atlantis').selectOption('Malta');
  await row(3).getByText('New', { exact: true }).waitFor();
  await page.getByLabel('Taken as: Remarks').selectOption('Partners');
  await page.getByRole('columnheader', { name: 'Partners' }).waitFor();
  // A single cell, by keyboard alone: left, saved and still unclear, saved and understood.
  const change = page.getByRole('button', { name: 'Change Start, row 3' });
  const field = page.getByLabel('Start, row 3', { exact: true });
  const isFocused = (locator: typeof field) =>
    expect.poll(() => locator.evaluate((one) => one === document.activeElement));
  await change.focus();
  await page.keyboard.press('Enter');
  await isFocused(field).toBe(true);
  await page.keyboard.type('20211');
  await page.keyboard.press('Escape');
  await isFocused(change).toBe(true);
  for (const [written, says] of [
    ['20211', 'It is unclear which date “20211” is; left empty.'],
    ['3 April 2021', 'Start, row 3: understood.'],
  ] as const) {
    await page.keyboard.press('Enter');
    await isFocused(field).toBe(true);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(written);
    if (written === '20211') await picture(page, 'import-mending');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: says }).waitFor();
    await isFocused(change).toBe(true);
  }
  await row(3).getByText('In the file: 3/4/2021').waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await picture(page, 'import-mended');
  await page.keyboard.press('Enter');
  await isFocused(field).toBe(true);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 new practices').waitFor();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('The practices are in.').waitFor();
  await row(2).getByText('P-1', { exact: true }).waitFor();
  await row(3).getByText('In the file: 3/4/2021').waitFor();
  expect(await page.getByRole('button', { name: 'Change Start, row 3' }).count()).toBe(0);
  expect(await findingsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Take back' }).click();
  await dialog.getByLabel('Reason').fill('It was last year’s table.');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('2 practices withdrawn').waitFor();
  await page.getByText('It was last year’s table.').waitFor();
  expect(complaints).toEqual([]);
  await leave();
});
