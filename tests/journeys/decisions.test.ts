import { getDecision } from '@penholder/shared/decisions';
import { listPosts } from '@penholder/shared/deliberation';
import type { DelegationId } from '@penholder/shared/kernel';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let chair: TestPerson;
let kenya: DelegationId;
let kenyan: TestPerson;
let egyptian: TestPerson;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  chair = await table.aRole('co-chair', 'Amina Benali');
  kenya = await table.aDelegation('Kenya');
  kenyan = await table.aDelegate(kenya, { name: 'Kamau Otieno' });
  egyptian = await table.aDelegate(await table.aDelegation('Egypt'), { name: 'Layla Hassan' });
});
// Tabs left open would go on following the news.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A tab in which the person is signed in, at a page of the round table, with its news arriving. */
async function aTab(
  person: TestPerson,
  path: string,
  options: BrowserContextOptions & { locale2?: string } = {},
): Promise<Page> {
  const { locale2, ...rest } = options;
  const context = await browser.newContext({ locale: 'en-GB', ...rest });
  if (locale2) await context.addCookies([{ name: 'locale', value: locale2, url: server.origin }]);
  const answer = await context.request.post(`${server.origin}/api/v1/sample/sign-in`, {
    data: { personId: person.id },
    headers: { origin: server.origin },
  });
  expect(answer.status()).toBe(204);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.origin}/rt/RT2${path}`);
  await page.waitForSelector('[data-live=on]');
  return page;
}
const sentence = (page: Page) => page.locator('.sentence .words').first();

it('takes a decision from draft to result, with ballots seen as they come', async () => {
  complaints.length = 0;
  const chairs = await aTab(chair, '/decisions');
  await chairs.getByRole('link', { name: 'New decision' }).click();
  await chairs.getByLabel('Question in English').fill('Hold an extra session in June?');
  await chairs.getByRole('button', { name: 'Save the draft' }).click();
  await chairs.getByRole('heading', { name: 'Hold an extra session in June?' }).waitFor();
  await chairs.getByRole('button', { name: 'Open', exact: true }).click();
  await chairs.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await chairs.getByText('0 of 2 have answered').waitFor();

  const kenyas = await aTab(kenyan, '/decisions');
  await kenyas.getByText('has not answered yet').waitFor();
  await kenyas.getByRole('link', { name: 'Hold an extra session in June?' }).click();
  await kenyas.getByRole('radio', { name: /^Reservation/ }).check();
  await kenyas.getByLabel('Reason').fill('Our figures are not ready.');
  await kenyas.getByRole('button', { name: 'Cast the ballot' }).click();
  await kenyas.getByText('Version 1').first().waitFor();

  // The co-chair's page follows without being loaded again.
  await chairs.getByText('1 of 2 have answered').waitFor();
  await chairs.getByText('Our figures are not ready.').waitFor();
  expect(await sentence(chairs).textContent()).toBe('no objection; one reservation; one has not answered.');

  await kenyas.getByRole('button', { name: 'Replace' }).click();
  await kenyas.getByRole('radio', { name: /^Support/ }).check();
  await kenyas.getByRole('button', { name: 'Replace the ballot' }).click();
  await kenyas.getByText('Version 2').first().waitFor();
  await kenyas.getByText('Receipts').click();
  await kenyas.getByText('Place in the log').first().waitFor();
  expect(await kenyas.locator('code').allTextContents()).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ]);

  await chairs.getByRole('button', { name: 'Close now' }).click();
  await chairs.getByRole('dialog').getByRole('button', { name: 'Close now' }).click();
  await kenyas.getByRole('heading', { name: 'Result' }).waitFor();
  expect(await sentence(kenyas).textContent()).toBe('no objection; one has not answered.');
  await chairs.getByRole('button', { name: 'Publish the result' }).waitFor();
  const [download] = await Promise.all([
    chairs.waitForEvent('download'),
    chairs.getByRole('link', { name: 'Ballot log' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('RT2-decision-1-log.json');
  expect(complaints).toEqual([]);
});

it.each([
  ['before it arrived', false],
  ['before the answer came back', true],
])('casts a ballot once when the connection broke %s', async (_, arrives) => {
  const number = await anOpenDecision('Adopt the agenda?');
  const page = await aTab(kenyan, `/decisions/${number}`);
  let broken = 0;
  await page.route('**/ballots/*', async (route) => {
    if (route.request().method() !== 'PUT' || broken > 0) return route.continue();
    broken += 1;
    if (arrives) await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('radio', { name: /^Support/ }).check();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  // Where it arrived the news say so; where it did not, it is sent again.
  if (!arrives) {
    await page.getByText('cannot be reached').waitFor();
    await page.getByRole('button', { name: 'Cast the ballot' }).click();
  }
  await page.getByText('Version 1').first().waitFor();
  const decision = await kenyan.call(getDecision, { params: { roundTable: 'RT2', decision: number } });
  expect(decision.own[0]!.ballot).toMatchObject({ version: 1, choice: 'support' });
  expect(broken).toBe(1);
});

async function anOpenDecision(question: string, terms: object = {}): Promise<number> {
  const { draftDecision, stepDecision } = await import('@penholder/shared/decisions');
  const { number } = await chair.call(draftDecision, {
    params: { roundTable: 'RT2' },
    body: { question: { en: question }, method: 'gradient', ...terms },
  });
  await chair.call(stepDecision, { params: { roundTable: 'RT2', decision: number, step: 'open' } });
  return number;
}

it('discusses with mentions, answers, changes and moderation, as it happens', async () => {
  complaints.length = 0;
  const number = await anOpenDecision('Extend the call?');
  const { id } = await chair.call(getDecision, { params: { roundTable: 'RT2', decision: number } });
  const kenyas = await aTab(kenyan, `/decisions/${number}`);
  const egypts = await aTab(egyptian, `/decisions/${number}`);

  await kenyas.getByLabel('Your post').fill('Half a thou');
  await egypts.getByLabel('Your post').pressSequentially('Thanks @ken', { delay: 20 });
  await egypts.getByRole('option', { name: 'Kenya' }).waitFor();
  await egypts.keyboard.press('Enter');
  await egypts.keyboard.type('for the draft: https://example.org/draft');
  await egypts.getByRole('button', { name: 'Post' }).click();

  const post = kenyas.getByRole('article').filter({ hasText: 'for the draft' });
  await post.waitFor();
  // News do not disturb who is writing.
  expect(await kenyas.locator(':focus').inputValue()).toBe('Half a thou');
  expect(await post.locator('.mention').textContent()).toBe('@Kenya');
  expect(await post.getByRole('link').getAttribute('href')).toBe('https://example.org/draft');
  await post.getByRole('button', { name: 'Answer' }).click();
  await kenyas.getByLabel('Your answer').fill('You are <b>welcome</b>.');
  await kenyas.getByRole('button', { name: 'Answer' }).last().click();
  await egypts.getByText('You are <b>welcome</b>.').waitFor();

  const mine = egypts.getByRole('article').filter({ hasText: 'for the draft' });
  await mine.getByRole('button', { name: 'Change' }).click();
  await egypts.getByLabel('Your words').fill('Thanks @Kenya for the second draft.');
  await egypts.getByRole('button', { name: 'Save' }).click();
  await kenyas.getByText('for the second draft').waitFor();
  await kenyas.getByRole('button', { name: 'edited' }).click();
  await kenyas.getByRole('dialog').getByText('example.org').waitFor();
  await kenyas.keyboard.press('Escape');

  const chairs = await aTab(chair, `/decisions/${number}`);
  const answer = chairs.getByRole('article').filter({ hasText: 'welcome' });
  await answer.getByRole('button', { name: 'Hide' }).click();
  await chairs.getByLabel('Reason, shown in its place').fill('Off the subject.');
  await chairs.getByRole('dialog').getByRole('button', { name: 'Hide' }).click();
  await egypts.getByText('Off the subject.').waitFor();
  expect(await egypts.getByText('welcome').count()).toBe(0);

  // What has been in sight is read.
  await vi.waitFor(async () => {
    const thread = await egyptian.call(listPosts, { params: { roundTable: 'RT2', kind: 'decision', subject: id } });
    expect(thread.unread).toBe(0);
  }, 10_000);
  expect(complaints).toEqual([]);
});

it('keeps what is not sent yet over a reload', async () => {
  const number = await anOpenDecision('Change the venue?');
  const page = await aTab(kenyan, `/decisions/${number}`);
  await page.getByLabel('Your post').fill('A long thought that is not fin');
  await page.reload();
  await vi.waitFor(
    async () => expect(await page.getByLabel('Your post').inputValue()).toBe('A long thought that is not fin'),
    10_000,
  );
});

/** Holds back what is posted until it is told to let it arrive. */
async function aSlowLine(page: Page): Promise<() => void> {
  let arrive = () => {};
  const isLate = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/posts', async (route) => {
    if (route.request().method() === 'POST') await isLate;
    await route.continue();
  });
  return arrive;
}

it('keeps what is written while a post is on its way', async () => {
  const number = await anOpenDecision('Change the caterer?');
  const page = await aTab(kenyan, `/decisions/${number}`);
  const arrive = await aSlowLine(page);
  const box = page.getByLabel('Your post');
  await box.fill('First.');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await box.pressSequentially(' And then');
  arrive();
  await page.getByText('First.', { exact: true }).waitFor();
  await vi.waitFor(async () => expect(await box.inputValue()).toBe('And then'), 10_000);
});

it('keeps what is written while an answer is on its way, in its box or in that of another post', async () => {
  const number = await anOpenDecision('Change the room?');
  const page = await aTab(kenyan, `/decisions/${number}`);
  const post = (words: string) => page.getByRole('article').filter({ hasText: words });
  for (const words of ['To the left.', 'To the right.']) {
    await page.getByLabel('Your post').fill(words);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await post(words).waitFor();
  }
  const box = page.getByLabel('Your answer');
  const send = page.locator('form').getByRole('button', { name: 'Answer', exact: true });
  let arrive = await aSlowLine(page);
  await post('To the left.').getByRole('button', { name: 'Answer' }).click();
  await box.fill('First.');
  await send.click();
  await box.pressSequentially(' And then');
  arrive();
  await post('First.').waitFor();
  expect(await box.inputValue()).toBe('And then');

  arrive = await aSlowLine(page);
  await send.click();
  await post('To the right.').getByRole('button', { name: 'Answer' }).click();
  await box.fill('Half a thou');
  arrive();
  await post('And then').waitFor();
  expect(await box.inputValue()).toBe('Half a thou');
  // Where nothing more was written, the box has done its work.
  await send.click();
  await post('Half a thou').waitFor();
  expect(await box.count()).toBe(0);
});

it('shows an open decision without a finding of axe, in Arabic at 320 px', async () => {
  complaints.length = 0;
  const page = await aTab(chair, '/decisions/2', { locale2: 'ar', viewport: { width: 320, height: 800 } });
  await page.getByRole('heading', { level: 2 }).last().waitFor();
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(complaints).toEqual([]);
});
