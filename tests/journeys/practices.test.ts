import { getCall } from '@penholder/shared/coverage';
import { createInstrument } from '@penholder/shared/instruments';
import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, completeFields, review, save, submit } from '../_support/practices.ts';
import { aSeat, downloaded, type Seat } from '../_support/seats.ts';

/** One point, as a PNG. */
const A_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let server: TestServer;
let browser: Browser;
let table: TestRoundTable;
let [egypt, kenya, malta]: DelegationId[] = [];
let head: TestPerson;
let kenyan: TestPerson;
let maltese: TestPerson;
let chair: TestPerson;
const seats: Seat[] = [];
/** What the browsers complained of since this was last asked. */
const complaints = () => seats.flatMap((seat) => seat.complaints.splice(0));

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  egypt = await table.aDelegation('Egypt');
  kenya = await table.aDelegation('Kenya');
  head = await table.aDelegate(egypt, { name: 'Amal Fahmy' });
  kenyan = await table.aDelegate(kenya, { name: 'Wanjiru Kamau' });
  malta = await table.aDelegation('Malta');
  maltese = await table.aDelegate(malta, { name: 'Maria Borg' });
  chair = await table.aRole('co-chair', 'Lina Haddad');
  await anArea(table);
});
afterEach(() => {
  const all = complaints();
  if (all.length > 0) throw new Error(all.join('\n'));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A tab of a person on a page of the round table, once it follows the news. */
async function aTab(person: TestPerson, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const seat = await aSeat(server.origin, person, { browser, ...options });
  seats.push(seat);
  await seat.visit(path);
  return seat.page;
}

/** Waits for a fact, on a busy machine too. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });
const isSaved = (page: Page) => page.waitForSelector('aside [data-state=saved]');
const dialog = (page: Page) => page.getByRole('dialog');
const read = (person: TestPerson, id: string) =>
  person.call(practices.getPractice, { params: { roundTable: 'RT2', practice: id } });
const draftOf = (person: TestPerson, id: string) =>
  person.call(practices.getDraft, { params: { roundTable: 'RT2', practice: id } });

it('leads from an empty list to a practice that another delegation endorses', async () => {
  const page = await aTab(head, '/practices');
  await page.getByRole('button', { name: 'Submit a practice' }).first().click();
  await dialog(page).getByLabel('Title').fill('Free clinics along the Nile');
  await dialog(page).getByRole('button', { name: 'Begin the draft' }).click();
  await page.waitForURL(/\/practices\/1\/edit$/);

  // What is missing leads to where it is filled in; everything saves itself.
  await page.waitForSelector('[data-missing="6"]');
  await page.getByLabel('Summary').fill('Public clinics see everyone who comes.');
  await page.getByLabel('Thematic area').selectOption({ label: 'Access to healthcare' });
  await page.locator('[role=textbox][aria-multiline]').click();
  await page.keyboard.type('Care is free for all who need it.');
  await page.getByRole('combobox', { name: 'Where it is carried out' }).fill('egy');
  await page.keyboard.press('Enter');
  await page.getByLabel('In force').check();
  await page.getByLabel('As of').fill('2026-01-15');
  await page.getByLabel('Described').first().check();
  // A target is found by words of it, in any order.
  const targets = page.getByRole('combobox', { name: 'Targets of the Sustainable Development Goals' });
  await targets.fill('migration orderly');
  await targets.press('Enter');
  await page.waitForSelector('[data-missing="0"]');
  await isSaved(page);
  await page.waitForSelector('.editor [data-state=saved], [data-state=saved]');

  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Submit', exact: true }).click();
  await page.waitForURL(/\/practices\/1$/);
  await page.getByText('Version 1, submitted on').waitFor();
  await page.getByText('Orderly, safe, regular migration').waitFor();

  const reviewing = await aTab(chair, '/review');
  await reviewing.getByRole('link', { name: 'Free clinics along the Nile' }).click();
  const take = async (step: string) => {
    await reviewing.getByRole('button', { name: step, exact: true }).click();
    await dialog(reviewing).getByRole('button', { name: step, exact: true }).click();
    await reviewing.getByRole('button', { name: step, exact: true }).waitFor({ state: 'detached' });
  };
  await take('Start the review');
  await take('Mark as discussed');
  // What is written in a dialog that is closed again goes with no other step.
  await reviewing.getByRole('button', { name: 'Do not include', exact: true }).click();
  await dialog(reviewing).getByLabel('Reason').fill('It repeats what is known.');
  await dialog(reviewing).getByRole('button', { name: 'Cancel', exact: true }).click();
  await take('Clear for the annex');
  const { items: steps } = await head.call(practices.listPracticeSteps, {
    params: { roundTable: 'RT2', practice: '1' },
  });
  expect(steps.map(({ step, reason }) => [step, reason])).toEqual([
    ['clear', null],
    ['discuss', null],
    ['start-review', null],
    ['submit', null],
  ]);

  const endorsing = await aTab(maltese, '/practices?q=nile');
  await endorsing.getByRole('link', { name: 'Free clinics along the Nile' }).click();
  await endorsing.getByRole('button', { name: 'Endorse for Malta' }).click();
  await dialog(endorsing).getByRole('button', { name: 'Endorse', exact: true }).click();
  await endorsing.getByRole('button', { name: 'Take back Malta’s endorsement' }).waitFor();
  // The submitter's page hears of it by itself.
  await page.getByRole('heading', { name: 'Endorsements' }).waitFor();
  const practice = await read(head, '1');
  expect(practice).toMatchObject({ status: 'cleared', endorsements: [{ holds: true }], countries: [{ code: 'EG' }] });
  expect(practice.sdgTargets).toEqual(['10.7']);
  expect(practices.textOf(practice.body)).toBe('Care is free for all who need it.');
});

it('[PR31] has a delegation that another practice names ask for a change, and then clear the wording', async () => {
  const draft = await aDraft(table, head, [egypt!], { title: 'Nurses from Malta', summary: 'Nurses are trained.' });
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  const asked = await aTab(maltese, '');
  await asked.getByRole('link', { name: 'Say whether your delegation may be named so' }).click();
  await asked.getByRole('heading', { name: 'Malta is named here' }).waitFor();
  await asked.getByRole('button', { name: 'Ask for a change', exact: true }).click();
  await dialog(asked).getByLabel('What should be changed?').fill('Please say: with nurses from Malta.');
  await dialog(asked).getByRole('button', { name: 'Ask for a change', exact: true }).click();
  await dialog(asked).waitFor({ state: 'detached' });
  const answering = await aTab(head, `/practices/${draft.number}`);
  await answering.getByText('Please say: with nurses from Malta.').waitFor();
  await asked.getByRole('button', { name: 'Clear the wording', exact: true }).click();
  await dialog(asked).getByRole('button', { name: 'Clear the wording', exact: true }).click();
  // The submitters' page hears of it by itself.
  await answering.getByText('Cleared', { exact: true }).waitFor();
  expect((await read(head, draft.id)).mentions).toMatchObject([{ status: 'cleared', reason: null }]);
});

it('[PR38] [PR42] merges two delegations’ practices when both have consented', async () => {
  const clinics = await aDraft(table, head, [egypt!], { title: 'Clinics on boats' });
  const boats = await aDraft(table, kenyan, [kenya!], { title: 'Boats with clinics' });
  for (const [by, draft] of [[head, clinics] as const, [kenyan, boats] as const]) {
    await submit(table, by, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss');
  }
  const proposing = await aTab(head, `/practices/${clinics.number}`);
  await proposing.getByRole('link', { name: 'Merge, split, supersede' }).click();
  await proposing.getByRole('combobox', { name: 'Practices to merge with' }).fill('boats with');
  await proposing.keyboard.press('Enter');
  await proposing.getByLabel('Reason').fill('Both tell of the same boats.');
  await proposing.getByRole('button', { name: 'Propose it' }).click();
  await proposing.getByRole('heading', { name: 'Proposal to merge' }).waitFor();

  const asked = await aTab(kenyan, '');
  await asked.getByRole('link', { name: /Answer a proposal about your practice/ }).click();
  await asked.getByText('Both tell of the same boats.').waitFor();
  await asked.getByRole('button', { name: 'Consent for Kenya' }).click();
  await dialog(asked).getByRole('button', { name: 'Consent', exact: true }).click();
  // The original says what carries it on, and that one's page hears of it by itself.
  await asked.getByText('Merged into', { exact: true }).waitFor();
  await proposing.getByText('Merged from', { exact: true }).waitFor();
  expect(await read(kenyan, boats.id)).toMatchObject({
    status: 'succeeded',
    lineage: { successors: [{ number: clinics.number }] },
  });
});

it('[PR16] merges what two people type, and lets them choose where they typed the same', async () => {
  const draft = await aDraft(table, head, [egypt!, kenya!]);
  const [first, second] = [
    await aTab(head, `/practices/${draft.number}/edit`),
    await aTab(kenyan, `/practices/${draft.number}/edit`),
  ];
  await first.getByLabel('Partners').fill('WHO');
  await isSaved(first);
  await eventually(() => second.getByLabel('Partners').inputValue()).toBe('WHO');

  // The second types while it cannot hear of the first's change.
  await second.context().setOffline(true);
  await second.getByLabel('Whom it reaches').fill('All migrants');
  await second.waitForSelector('aside [data-state=unreachable]');
  await first.getByLabel('Whom it reaches').fill('Everyone');
  await isSaved(first);
  await second.context().setOffline(false);
  await second.getByText('Somebody else has changed this meanwhile, to:').waitFor();
  expect(await second.getByLabel('Whom it reaches').inputValue()).toBe('All migrants');
  await second.getByRole('button', { name: 'Keep mine' }).click();
  await eventually(async () => (await draftOf(head, draft.id)).fields.beneficiaries).toBe('All migrants');
  await eventually(() => first.getByLabel('Whom it reaches').inputValue()).toBe('All migrants');
  expect((await draftOf(head, draft.id)).fields.partners).toBe('WHO');
  // What the second sent first was refused.
  expect(complaints().filter((one) => !one.includes('409 (Conflict)'))).toEqual([]);
});

it('keeps what could not be saved on this device, and puts it back', async () => {
  const draft = await aDraft(table, head, [egypt!]);
  const page = await aTab(head, `/practices/${draft.number}/edit`);
  await page.context().setOffline(true);
  await page.getByLabel('Partners').fill('Ministry of Health');
  await page.waitForSelector('aside [data-state=unreachable]');
  await page.context().setOffline(false);
  await page.route('**/practices/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  page.on('dialog', (asked) => asked.accept());
  await page.reload();
  await page.getByText('have been put back').waitFor();
  expect(await page.getByLabel('Partners').inputValue()).toBe('Ministry of Health');
  await page.unroute('**/practices/*');
  await eventually(async () => (await draftOf(head, draft.id)).fields.partners).toBe('Ministry of Health');
});

it('[PR21] says beside every level of evidence that nobody has verified it', async () => {
  const draft = await aDraft(table, head, [egypt!], {
    evidenceLevel: 'independently-evaluated',
    sources: [{ label: 'Study', address: 'https://example.org', seenOn: null }],
  });
  await submit(table, head, draft);
  for (const path of [
    `/practices/${draft.number}`,
    `/practices/${draft.number}/versions/1`,
    `/practices/${draft.number}/edit`,
  ]) {
    const page = await aTab(head, path);
    await page.getByText('Independently evaluated').first().waitFor();
    expect(await page.getByText('Declared by the submitters; not independently verified.').count(), path).toBe(1);
    await page.context().close();
  }
});

it('narrows the list by its filters, keeps them in the address, and reads without scripts', async () => {
  const draft = await aDraft(table, head, [egypt!]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  const page = await aTab(head, '/practices');
  await page.getByRole('checkbox', { name: /Discussed/ }).check();
  await page.waitForURL(/status=discussed/);
  await page.getByRole('button', { name: 'Remove Discussed' }).waitFor();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`${server.origin}/rt/RT2/practices?status=discussed`);
  expect(await plain.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(0);
  expect(await plain.getByRole('button', { name: 'Apply' }).isVisible()).toBe(true);
});

it('[IN33] adds an instrument that the text cites with one click', async () => {
  const citation = 'Convention on the Rights of the Child (1989)';
  const unknown = { number: null, year: null, issuer: null, symbol: null, address: null };
  const { id: instrument } = await (
    await table.aRole('secretariat')
  ).call(createInstrument, {
    params: { roundTable: 'RT2' },
    body: { kind: 'treaty', citations: { en: citation }, ...unknown, aliases: [] },
  });
  const draft = await aDraft(table, head, [egypt!], { summary: 'As the Convention on the Rights of the Child asks.' });
  const page = await aTab(head, `/practices/${draft.number}/edit`);
  await page.getByRole('button', { name: `Add ${citation}` }).click();
  await page.getByText('The text cites these instruments.').waitFor({ state: 'detached' });
  const applied = async () => (await draftOf(head, draft.id)).fields.instruments;
  await expect.poll(applied, { timeout: 20_000 }).toEqual([instrument]);
});

it('[CV9, CV10] asks from a gap of the map for practices, and counts the one that is begun there and submitted', async () => {
  const calling = await aTab(chair, '/coverage');
  const gap = /^Ask for practices: Access to healthcare, /;
  await calling.getByRole('checkbox', { name: gap }).first().check();
  await calling.getByRole('button', { name: 'Call for practices on what is ticked' }).click();
  await calling.waitForURL(/\/calls\/new/);
  await calling.getByLabel('Title · English').fill('Who else opens clinics?');
  await calling.getByLabel('Text of the call · English').fill('Please tell the table.');
  await calling.getByLabel('Closes').fill('2099-03-01T12:00');
  await calling.getByRole('button', { name: 'Save the draft' }).click();
  await calling.waitForURL(/\/calls\/1$/);
  await calling.getByRole('button', { name: 'Open the call', exact: true }).click();
  await dialog(calling).getByRole('button', { name: 'Open the call', exact: true }).click();
  await calling.getByText('0 practices submitted').waitFor();

  const answering = await aTab(maltese, '/calls/1');
  await answering.getByRole('button', { name: 'Begin a practice' }).click();
  await answering.waitForURL(/\/practices\/\d+\/edit$/);
  const number = /(\d+)\/edit$/.exec(answering.url())![1]!;
  const begun = await draftOf(maltese, number);
  expect(begun.fields.areaId).toBe(await anArea(table));
  await save(table, maltese, begun, { ...completeFields, countries: ['MT'] });
  await answering.locator('[role=textbox][aria-multiline]').click();
  await answering.keyboard.type('Clinics are open at night.');
  await answering.waitForSelector('[data-missing="0"]');
  await isSaved(answering);
  await answering.getByRole('button', { name: 'Submit', exact: true }).click();
  await dialog(answering).getByRole('button', { name: 'Submit', exact: true }).click();
  await answering.waitForURL(/\/practices\/\d+$/);
  // The page of the call hears of it by itself.
  await calling.getByText('One practice submitted').waitFor();
  expect((await chair.call(getCall, { params: { roundTable: 'RT2', call: 1 } })).answers).toBe(1);
});

it('[PR46] hands a draft over to a colleague, who writes on', async () => {
  const colleague = await table.aDelegate(egypt!, { name: 'Karim Sami', standing: 'adviser' });
  const draft = await aDraft(table, head, [egypt!], { title: 'Clinics on wheels' });
  const page = await aTab(head, `/practices/${draft.number}/edit`);
  const held = page.getByRole('region', { name: 'Egypt' });
  await held.getByRole('listitem').filter({ hasText: 'Amal Fahmy' }).getByText('holds it').waitFor();
  await held.getByRole('button', { name: 'Hand over' }).click();
  await dialog(page).getByLabel('To whom').selectOption({ label: 'Karim Sami' });
  await dialog(page).getByRole('button', { name: 'Hand over' }).click();
  await held.getByRole('listitem').filter({ hasText: 'Karim Sami' }).getByText('holds it').waitFor();

  const taking = await aTab(colleague, '');
  await taking
    .getByRole('link', { name: /Clinics on wheels/ })
    .first()
    .click();
  await taking.getByLabel('Partners').fill('Red Crescent');
  await isSaved(taking);
  // Both go on writing: who held it reads what the colleague adds.
  await eventually(() => page.getByLabel('Partners').inputValue()).toBe('Red Crescent');
  expect((await draftOf(head, draft.id)).fields.partners).toBe('Red Crescent');
});

it('[PR49, PR50] takes files that may go with a practice, says why not another, and gives them back as they were', async () => {
  const draft = await aDraft(table, head, [egypt!]);
  const page = await aTab(head, `/practices/${draft.number}/edit`);
  const chooser = page.locator('input[type=file]');
  const script = Buffer.from('<script>alert(1)</script>');
  await chooser.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: script });
  await page.getByText('Files of this kind cannot be attached.').waitFor();
  // A refusal is an answer that the browser complains of.
  expect(complaints()).toEqual([expect.stringContaining('422')]);
  await chooser.setInputFiles({ name: 'map.png', mimeType: 'image/png', buffer: A_PICTURE });
  const link = page.getByRole('link', { name: 'map.png' });
  await link.waitFor();
  expect(await page.getByText('Files of this kind cannot be attached.').count()).toBe(0);
  const { name, bytes } = await downloaded(page, () => link.click());
  expect([name, Buffer.compare(A_PICTURE, bytes)]).toEqual(['map.png', 0]);
  await page.getByRole('button', { name: 'Remove map.png' }).click();
  await link.waitFor({ state: 'detached' });
  expect((await draftOf(head, draft.id)).attachments).toEqual([]);
});

it('[PR53] reviews one practice after another by the keys of the queue, with a reason that is kept', async () => {
  const [first, second] = [
    await aDraft(table, maltese, [malta!], { title: 'Keys for wards', countries: ['MT'] }),
    await aDraft(table, maltese, [malta!], { title: 'Keys for schools', countries: ['MT'] }),
  ];
  for (const draft of [first, second]) await submit(table, maltese, draft);
  const reasons = { 'No date': 'Please say since when.', 'No source': 'Please say where it is written.' };
  for (const [name, en] of Object.entries(reasons))
    await chair.call(practices.createReasonTemplate, {
      params: { roundTable: 'RT2' },
      body: { step: 'request-information', name, texts: { en } },
    });
  const page = await aTab(chair, '/review?status=submitted&q=keys');
  const row = (title: string) =>
    page.getByRole('list', { name: 'Review of practices' }).getByRole('link', { name: title });
  await row('Keys for wards').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Keys for wards' }).waitFor();
  await row('Keys for wards').focus();
  await page.keyboard.press('s');
  await dialog(page).getByRole('button', { name: 'Start the review' }).press('Enter');
  await row('Keys for wards').waitFor({ state: 'detached' });

  await row('Keys for schools').focus();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'Keys for schools' }).waitFor();
  await page.keyboard.press('i');
  const kept = dialog(page).getByLabel('Begin with a kept reason');
  const reason = dialog(page).getByLabel('What is missing');
  await reason.fill('Many thanks.');
  await kept.focus();
  // Each step through the list is a choice: the one before gives way, words of one's own stay.
  await page.keyboard.press('ArrowDown');
  expect(await reason.inputValue()).toBe('Many thanks.\n\nPlease say since when.');
  await page.keyboard.press('ArrowDown');
  expect(await reason.inputValue()).toBe('Many thanks.\n\nPlease say where it is written.');
  await page.keyboard.press('Home');
  expect(await reason.inputValue()).toBe('Many thanks.');
  await page.keyboard.type('No d');
  await reason.press('End');
  await dialog(page).getByRole('button', { name: 'Ask for information' }).press('Enter');
  await row('Keys for schools').waitFor({ state: 'detached' });
  const { items: steps } = await chair.call(practices.listPracticeSteps, {
    params: { roundTable: 'RT2', practice: second.id },
  });
  expect(steps[0]).toMatchObject({ step: 'request-information', reason: 'Many thanks.\n\nPlease say since when.' });
});
