import { compileEdition } from '@penholder/shared/output';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, review, submit } from '../_support/practices.ts';
import { aSeat, findingsOf } from '../_support/seats.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let penholder: TestPerson;

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  penholder = await table.aRole('penholder', 'Amina Benali');
  const [france, egypt] = [await table.aDelegation('France'), await table.aDelegation('Egypt')];
  const delegate = await table.aDelegate(france);
  await table.aDelegate(egypt);
  const draft = await aDraft(table, delegate, [france], { title: 'Clinics on wheels', countries: ['FR', 'EG'] });
  await submit(table, delegate, draft);
  await review(table, await table.aRole('co-chair'), draft.id, 'start-review', 'discuss', 'clear');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('[AX71] [AX28] leads the penholder to what keeps an edition from being published', async () => {
  const { page, visit } = await aSeat(server.origin, penholder, { browser });
  await visit('');
  await page
    .getByRole('link', { name: /^Named delegations have not cleared the wording.* One delegation named/ })
    .click();
  await page.waitForURL(/\/practices\?only=not-cleared$/);
  await page.getByRole('link', { name: 'Wording not cleared by those named' }).waitFor();
  await page.getByRole('link', { name: 'Clinics on wheels' }).waitFor();
  expect(await findingsOf(page)).toEqual([]);

  await visit('/annexes/findings?in=en&rule=mention-open');
  await page.getByText(/^Egypt is named in this practice, was asked on .*, and has not cleared the wording/).waitFor();

  const { id } = await penholder.call(compileEdition, {
    params: { roundTable: table.code },
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  await visit(`/editions/${id}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.getByText(/have not cleared the wording \(1: P-1\)/).waitFor();
  await dialog.getByRole('link', { name: 'P-1' }).click();
  await page.waitForURL(/\/practices\/1$/);
});
