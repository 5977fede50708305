import { listReviewQueue } from '@penholder/shared/practices';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, review, submit } from '../_support/practices.ts';
import { aSeat } from '../_support/seats.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let chair: TestPerson;
const practices: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  const malta = await table.aDelegation('Malta');
  const delegate = await table.aDelegate(malta);
  chair = await table.aRole('co-chair', 'Lina Haddad');
  for (const title of ['Open wards', 'Open schools']) {
    const draft = await aDraft(table, delegate, [malta], { title, countries: ['MT'] });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss');
    practices.push(draft.id);
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('keeps the reason and the marks of practices that a step for several did not reach, and says which and why', async () => {
  const { page, visit } = await aSeat(server.origin, chair, { browser });
  const dialog = page.getByRole('dialog');
  await visit('/review?status=discussed');
  for (const name of ['Mark P-1 Open wards', 'Mark P-2 Open schools'])
    await page.getByRole('checkbox', { name }).check();
  const bulk = page.getByRole('group', { name: '2 marked' });
  await bulk.getByRole('button', { name: 'Do not include', exact: true }).click();
  await dialog.getByLabel('Reason').fill('Both repeat what is known.');

  // Nothing gets through.
  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Do not include', exact: true }).click();
  await dialog.getByText('2 of them could not take the step').waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^P-1: The server cannot be reached\./),
    expect.stringMatching(/^P-2: The server cannot be reached\./),
  ]);
  expect(await dialog.getByLabel('Reason').inputValue()).toBe('Both repeat what is known.');
  await bulk.waitFor();

  // One gets through.
  await page.context().setOffline(false);
  const second = `**/practices/${practices[1]}/review`;
  await page.route(second, (route) => route.abort());
  await dialog.getByRole('button', { name: 'Do not include', exact: true }).click();
  await dialog.getByText('One of them could not take the step').waitFor();
  await page.getByRole('group', { name: '1 marked' }).waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([expect.stringMatching(/^P-2: /)]);

  await page.unroute(second);
  await dialog.getByRole('button', { name: 'Do not include', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const left = await chair.call(listReviewQueue, {
    params: { roundTable: table.code },
    query: { status: ['discussed'], limit: 50 },
  });
  expect(left.items).toEqual([]);
});
