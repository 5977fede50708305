import { draftDecision, stepDecision } from '@penholder/shared/decisions';
import type { DelegationId } from '@penholder/shared/kernel';
import { draftQuestion, editQuestion, stepQuestion } from '@penholder/shared/questions';
import { returnResponse, startResponse, submitResponse } from '@penholder/shared/responses';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { writeInto } from '../_support/documents.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, submit } from '../_support/practices.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let chair: TestPerson;
let observer: TestPerson;
let kenya: DelegationId;
let egypt: DelegationId;
let kenyan: TestPerson;
let egyptian: TestPerson;
const complaints: string[] = [];
let lines = 0;
const inTable = { roundTable: 'RT2' };

async function anOpenQuestion(text: string, closesAt?: string) {
  const { id } = await chair.call(draftQuestion, { params: inTable, body: { text: { en: text } } });
  if (closesAt)
    await chair.call(editQuestion, { params: { ...inTable, question: id }, body: { version: 1, closesAt } });
  await chair.call(stepQuestion, { params: { ...inTable, question: id, step: 'open' } });
  return id;
}

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  chair = await table.aRole('co-chair', 'Amina Benali');
  observer = await table.aRole('observer', 'Olga Berg');
  kenya = await table.aDelegation('Kenya');
  egypt = await table.aDelegation('Egypt');
  kenyan = await table.aDelegate(kenya, { name: 'Kamau Otieno' });
  egyptian = await table.aDelegate(egypt, { name: 'Layla Hassan' });
  await anOpenQuestion(
    'Which measures give migrants access to healthcare?',
    new Date(Date.now() + 5 * 86_400_000).toISOString(),
  );
  const second = await anOpenQuestion('How are they paid for?');
  const response = await kenyan.call(startResponse, {
    params: { ...inTable, question: second },
    body: { delegationId: kenya },
  });
  await writeInto(server, response.documentId!, 'From the national budget.');
  await kenyan.call(submitResponse, { params: { ...inTable, response: response.id } });
  await chair.call(returnResponse, {
    params: { ...inTable, response: response.id },
    body: { reason: 'Please say since when.' },
  });
  await submit(table, egyptian, await aDraft(table, egyptian, [egypt, kenya], { title: 'Mobile clinics' }));
  await aDraft(table, kenyan, [kenya], { title: 'Night helpline', livingStatus: null });
});
// Tabs left open would go on following the news.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A tab in which the person is signed in; within a round table, with its news arriving. */
async function aTab(
  person: TestPerson,
  path: string,
  { locale2, ...options }: BrowserContextOptions & { locale2?: string } = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  if (locale2) await context.addCookies([{ name: 'locale', value: locale2, url: server.origin }]);
  const answer = await context.request.post(`${server.origin}/api/v1/sample/sign-in`, {
    data: { personId: person.id },
    headers: { origin: server.origin },
  });
  expect(answer.status()).toBe(204);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('websocket', () => (lines += 1));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.origin + path);
  if (path.startsWith('/rt/')) await page.waitForSelector('[data-live=on]');
  return page;
}
const panel = (page: Page, name: string) => page.getByRole('region', { name });
const acts = (page: Page) => panel(page, 'What waits for you').locator('.act').allTextContents();

it('tells a head what waits, the deadline first, and leads to where it is done', async () => {
  complaints.length = 0;
  const page = await aTab(kenyan, '/rt/RT2');
  expect(await acts(page)).toEqual([
    'Answer the question',
    'Revise the response that was returned to you',
    'Confirm the wording for your delegation',
    'Complete the draft',
  ]);
  const waiting = panel(page, 'What waits for you');
  expect(await waiting.getByRole('link').first().textContent()).toMatch(/Question 1.*Which measures.*in 4 days/s);
  expect(await waiting.getByText('Please say since when.').isVisible()).toBe(true);
  expect(await waiting.getByText('Say whether it is planned, running or over.').isVisible()).toBe(true);
  const side = page.getByRole('complementary');
  expect(await side.getByText('1 of 2').first().isVisible()).toBe(true);
  const nav = page.getByRole('navigation', { name: 'In this round table' }).first();
  expect(await nav.getByRole('link', { name: 'Guiding questions' }).textContent()).toContain('2 wait for you');
  expect(await nav.getByRole('link', { name: 'Practices' }).textContent()).toContain('2 wait for you');

  await waiting.getByRole('link', { name: /Complete the draft/ }).click();
  await page.waitForURL('**/rt/RT2/practices/2/edit');
  // Elsewhere the navigation asks for itself.
  await nav.getByRole('link', { name: 'Guiding questions 2 wait for you' }).waitFor();
  expect(complaints).toEqual([]);
});

it('follows what others do over one connection', async () => {
  lines = 0;
  const page = await aTab(kenyan, '/rt/RT2');
  await page.waitForLoadState('networkidle');
  const { number } = await chair.call(draftDecision, {
    params: inTable,
    body: { question: { en: 'Adopt the outcome?' }, method: 'gradient' },
  });
  expect(await acts(page)).not.toContain('Cast your delegation’s ballot');
  await chair.call(stepDecision, { params: { ...inTable, decision: number, step: 'open' } });
  await panel(page, 'What waits for you').getByText('Adopt the outcome?').waitFor();
  await chair.call(stepDecision, { params: { ...inTable, decision: number, step: 'close' } });
  await panel(page, 'What waits for you').getByText('Adopt the outcome?').waitFor({ state: 'detached' });
  expect(lines).toBe(1);
});

it('tells a co-chair what is theirs to do apart from what others have still to do', async () => {
  const page = await aTab(chair, '/rt/RT2');
  expect(await acts(page)).toEqual(['Begin the review', 'Publish the result']);
  const others = panel(page, 'What you wait for');
  expect(await others.getByRole('link').allTextContents()).toEqual([
    expect.stringMatching(/Not answered yet.*2 delegations.*Question 1/s),
    expect.stringMatching(/Not answered yet.*One delegation.*Question 2/s),
  ]);
  await others.getByRole('link').first().click();
  await page.waitForURL('**/rt/RT2/questions/*');
});

it('tells an observer that nothing waits, and what may be read', async () => {
  const page = await aTab(observer, '/rt/RT2');
  expect(await page.getByText('Nothing waits for you').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Read the questions' }).click();
  await page.waitForURL('**/rt/RT2/questions');
});

it('counts on the first page what waits at each table', async () => {
  const page = await aTab(kenyan, '/');
  expect(await page.getByText('4 things wait for you').isVisible()).toBe(true);
  const other = await aTab(observer, '/');
  expect(await other.getByText('Nothing waits for you').isVisible()).toBe(true);
});

it('shows the home of an observer without a finding of axe, also at 320 px', async () => {
  complaints.length = 0;
  const page = await aTab(observer, '/rt/RT2');
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await axe(page).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  expect(complaints).toEqual([]);
});
