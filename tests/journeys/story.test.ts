import { readDocument } from '@penholder/server/collab/document-content';
import type { DelegationId } from '@penholder/shared/kernel';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aLine, type Line } from '../_support/line.ts';
import { annexesOfDocx, annexesOfPdf } from '../_support/output/annex-counts.ts';
import { aDraft, anArea, review, submit } from '../_support/practices.ts';
import { aSeat, downloaded, findingsOf, picture, type Seat } from '../_support/seats.ts';

/** The people of the story; the three who write together each at a browser of their own. What they do, they do on pages. */
const seats: Record<string, Seat> = {};
/** What the editor leaves on its element. */
interface WithEditor {
  editor: { state: { selection: { $head: { parent: { textContent: string } } } } };
}

let server: TestServer;
/** Where everybody else sits, each signed in apart. */
let browser: Browser;
/** Kamau's way to the server, which breaks. */
let line: Line;
let table: TestRoundTable;

const WRITERS = ['head', 'adviser', 'expert'] as const;

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  line = await aLine(server.origin);
  table = await server.aRoundTable({ code: 'RT2' });
  const kenya = await table.aDelegation('Kenya');
  const [egypt, malta] = [await table.aDelegation('Egypt'), await table.aDelegation('Malta')];
  const people: Record<string, TestPerson> = {
    chair: await table.aRole('co-chair', 'Amina Benali'),
    penholder: await table.aRole('penholder', 'Pia Holm'),
    head: await table.aDelegate(kenya, { name: 'Wanjiru Kamau' }),
    adviser: await table.aDelegate(kenya, { name: 'Kamau Otieno', standing: 'adviser', maySubmit: false }),
    expert: await table.aDelegate(kenya, { name: 'Njeri Mwangi', standing: 'expert', maySubmit: false }),
    egyptian: await table.aDelegate(egypt, { name: 'Layla Hassan' }),
    maltese: await table.aDelegate(malta, { name: 'Maria Borg' }),
  };
  await aClearedPractice(malta, people['maltese']!, people['chair']!);
  browser = await launchChromium();
  for (const [name, person] of Object.entries(people))
    seats[name] = await aSeat(
      name === 'adviser' ? line.origin : server.origin,
      person,
      WRITERS.some((writer) => writer === name) ? {} : { browser },
    );
});
afterAll(async () => {
  for (const seat of Object.values(seats)) await seat.leave();
  await browser?.close();
  line?.close();
  await server?.close();
});

/** A practice that stands in the annex already, so that there is something to arrange. */
async function aClearedPractice(delegation: DelegationId, by: TestPerson, chair: TestPerson) {
  await anArea(table);
  const draft = await aDraft(table, by, [delegation], {
    countries: ['MT'],
    title: 'Night helpline',
    sources: [{ label: 'Annual report', address: 'https://example.org/helpline', seenOn: '2026-01-01' }],
  });
  await submit(table, by, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
}

const at = (name: string): Page => seats[name]!.page;
const visit = (name: string, path: string) => seats[name]!.visit(path);
const dialog = (page: Page) => page.getByRole('dialog');
const text = (page: Page) => page.locator('.tiptap');
const paragraph = (page: Page, lead: string) => text(page).locator('p', { hasText: lead });
/** The paragraphs of a text, without the names at others' cursors. */
const wordsOf = (page: Page) =>
  text(page)
    .locator('p')
    .evaluateAll((all) =>
      all.map((one) => {
        const copy = one.cloneNode(true) as HTMLElement;
        for (const caret of copy.querySelectorAll('.collaboration-caret')) caret.remove();
        return copy.textContent!.replaceAll('\u2060', '');
      }),
    );
/** The words of the paragraph that the editor, not only the browser, holds its cursor to be in. */
const paragraphOfCursor = (page: Page) =>
  text(page).evaluate((element) => (element as unknown as WithEditor).editor.state.selection.$head.parent.textContent);
const state = (page: Page) => page.locator('.state[data-state]');
const saved = (page: Page) => page.waitForSelector('.state[data-state=saved]');
/** Presses a button that asks once, and says yes. */
async function confirm(page: Page, name: string, from: Page | Locator = page) {
  await from.getByRole('button', { name, exact: true }).first().click();
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
}
const noComplaints = () =>
  expect(Object.fromEntries(Object.entries(seats).map(([name, { complaints }]) => [name, complaints]))).toEqual(
    Object.fromEntries(Object.keys(seats).map((name) => [name, []])),
  );
/** What the server has committed of the one response that there is. */
async function committed(): Promise<string> {
  const { document_id } = await server.opened.db
    .selectFrom('response')
    .select('document_id')
    .where('round_table_id', '=', table.id)
    .executeTakeFirstOrThrow();
  return (await readDocument(server.opened.db, document_id!)).text;
}

const QUESTION = 'Who can see a doctor, whatever papers they have?';
const LEADS = ['Care:', 'Papers:', 'Work:'];
const WRITTEN = [
  ' Public clinics see everyone who comes, and ask for no permit.',
  ' Whoever waits for a permit keeps the right to stay meanwhile.',
  ' Recruiters are paid by employers, never by those they recruit.',
];
const WHOLE = () => LEADS.map((lead, nth) => `${lead}${WRITTEN[nth]}`);

describe('one round table, from its question to its annex', () => {
  it('hears a co-chair’s guiding question at once', async () => {
    await Promise.all(['chair', 'head', 'adviser', 'expert', 'egyptian'].map((name) => visit(name, '/questions')));
    const chair = at('chair');
    await chair.getByRole('button', { name: 'Draft a question' }).click();
    await dialog(chair).getByLabel('Question in English').fill(QUESTION);
    await picture(chair, 'story-01-draft');
    await dialog(chair).getByRole('button', { name: 'Save the draft' }).click();
    await chair.getByRole('link', { name: QUESTION }).click();
    // A draft is the bureau's own affair.
    expect(await at('head').getByText(QUESTION).count()).toBe(0);
    await confirm(chair, 'Open');
    for (const name of ['head', 'adviser', 'expert', 'egyptian'])
      await at(name).getByRole('link', { name: QUESTION }).waitFor();
    await picture(at('head'), 'story-02-opened');
    expect(await findingsOf(at('head'))).toEqual([]);
    noComplaints();
  });

  it('has three delegates write one response at the same time, one of them cut off', async () => {
    const [head, adviser, expert] = WRITERS.map(at) as [Page, Page, Page];
    await head.getByRole('button', { name: 'Begin the response' }).first().click();
    await text(head).click();
    for (const [nth, lead] of LEADS.entries()) {
      if (nth > 0) await head.keyboard.press('Enter');
      await head.keyboard.type(lead);
    }
    await saved(head);
    for (const page of [adviser, expert]) {
      await page.getByRole('link', { name: 'Continue' }).first().click();
      await paragraph(page, 'Work:').waitFor();
      await saved(page);
    }
    await expect.poll(() => head.getByRole('list', { name: 'Also here' }).innerText()).toContain('Njeri Mwangi');

    const write = async (page: Page, lead: string, words: string) => {
      // The lines move while others write: a click may meet the paragraph that was there before.
      await expect
        .poll(
          async () => {
            await paragraph(page, lead).click();
            await page.keyboard.press('End');
            return paragraphOfCursor(page);
          },
          { timeout: 20_000, interval: 250 },
        )
        .toMatch(new RegExp(`^${lead}`));
      await page.keyboard.type(words, { delay: 15 });
    };
    // The adviser's line breaks in the middle of a sentence.
    const middle = WRITTEN[1]!.indexOf(' keeps');
    await Promise.all([
      write(head, LEADS[0]!, WRITTEN[0]!),
      write(adviser, LEADS[1]!, WRITTEN[1]!.slice(0, middle)),
      write(expert, LEADS[2]!, WRITTEN[2]!.slice(0, 20)),
    ]);
    await Promise.all([head, adviser, expert].map(saved));
    // "Saved" is said of what is committed.
    expect(await committed()).toContain(`${LEADS[0]}${WRITTEN[0]}`);
    expect(await committed()).toContain(`${LEADS[1]}${WRITTEN[1]!.slice(0, middle)}`);

    line.cut();
    const [unsaved] = await Promise.all([
      (async () => {
        await adviser.keyboard.type(WRITTEN[1]!.slice(middle), { delay: 15 });
        await adviser.waitForSelector('.state[data-state=not-saved]');
        return state(adviser).innerText();
      })(),
      expert.keyboard.type(WRITTEN[2]!.slice(20), { delay: 15 }),
    ]);
    await saved(expert);
    expect(unsaved).toMatch(/^Not saved since \d.*kept on this device/s);
    expect(await committed()).not.toContain(WRITTEN[1]);
    expect(await text(head).innerText()).not.toContain(WRITTEN[1]);
    expect(await text(adviser).innerText()).not.toContain(WRITTEN[2]);
    await picture(adviser, 'story-03-cut');
    await picture(head, 'story-04-writing');

    line.mend();
    await Promise.all([head, adviser, expert].map((page) => paragraph(page, WRITTEN[1]!).waitFor()));
    await Promise.all([head, adviser, expert].map((page) => paragraph(page, WRITTEN[2]!).waitFor()));
    await Promise.all([head, adviser, expert].map(saved));
    expect(await state(adviser).innerText()).toBe('All changes saved');
    for (const page of [head, adviser, expert]) expect(await wordsOf(page)).toEqual(WHOLE());
    for (const words of WHOLE()) expect(await committed()).toContain(words);
    expect(await findingsOf(head)).toEqual([]);
    noComplaints();
  });

  it('keeps the words from everybody else until they are submitted', async () => {
    const egyptian = at('egyptian');
    await egyptian.getByRole('link', { name: QUESTION }).click();
    await egyptian.getByText('No response to read yet').waitFor();
    await egyptian.goto(at('head').url());
    await egyptian.getByRole('heading', { level: 1 }).waitFor();
    expect(await egyptian.content()).not.toContain('Public clinics');
    await picture(egyptian, 'story-05-not-theirs');
    seats['egyptian']!.complaints.length = 0;
    const chair = at('chair');
    await chair.getByText('No response to read yet').waitFor();
    expect(await chair.content()).not.toContain('Public clinics');
    // Who is not accredited to submit is not offered it.
    expect(await at('expert').getByRole('button', { name: 'Submit', exact: true }).count()).toBe(0);
  });

  it('returns the response with a reason, and accepts it mended', async () => {
    const [head, chair] = [at('head'), at('chair')];
    await confirm(head, 'Submit');
    const answer = chair.getByRole('article').filter({ hasText: 'Public clinics' });
    await answer.waitFor();
    await picture(chair, 'story-06-submitted');
    await answer.getByRole('button', { name: 'Return', exact: true }).click();
    await dialog(chair).getByLabel('Reason').fill('Please say since when.');
    await picture(chair, 'story-07-return');
    await dialog(chair).getByRole('button', { name: 'Return', exact: true }).click();
    await head.getByText('Please say since when.').first().waitFor();
    await at('adviser').getByText('Please say since when.').first().waitFor();
    for (const page of [head, at('adviser')]) await page.getByText('Returned by the co-chairs').waitFor();
    await picture(head, 'story-08-returned');
    expect(await findingsOf(head)).toEqual([]);

    await paragraph(head, 'Care:').click();
    await head.keyboard.press('End');
    await head.keyboard.type(' They have since 2019.');
    await saved(head);
    await confirm(head, 'Submit again');
    const mended = chair.getByRole('article').filter({ hasText: 'They have since 2019.' });
    await confirm(chair, 'Accept', mended);
    await head.getByText('This response has been accepted and is finished.').waitFor();
    await head.getByText('They have since 2019.').waitFor();
    await picture(head, 'story-09-accepted');
    await visit('egyptian', '/questions');
    await at('egyptian').getByRole('link', { name: QUESTION }).click();
    await at('egyptian').getByText('They have since 2019.').waitFor();
    await picture(at('egyptian'), 'story-10-read');
    noComplaints();
  });

  it('submits a practice through its form', async () => {
    const head = at('head');
    await visit('head', '/practices');
    await head.getByRole('button', { name: 'Submit a practice' }).first().click();
    await dialog(head).getByLabel('Title').fill('Free clinics along the lake');
    await dialog(head).getByRole('button', { name: 'Begin the draft' }).click();
    await head.waitForURL(/\/practices\/2\/edit$/);
    await head.getByLabel('Summary').fill('Clinics at the lake see everyone who comes.');
    await head.getByLabel('Thematic area').selectOption({ label: 'Access to healthcare' });
    await head.locator('[role=textbox][aria-multiline]').click();
    await head.keyboard.type('Care is free, and nobody is asked for a permit.');
    await head.getByRole('combobox', { name: 'Where it is carried out' }).fill('keny');
    await head.keyboard.press('Enter');
    await head.getByRole('group', { name: 'Start' }).getByLabel('Year').fill('2019');
    await head.getByLabel('In force').check();
    await head.getByLabel('As of').fill('2026-01-15');
    await head.getByLabel('Described').first().check();
    await head.waitForSelector('[data-missing="0"]');
    await head.waitForSelector('aside [data-state=saved]');
    await saved(head);
    await picture(head, 'story-11-form');
    await confirm(head, 'Submit');
    await head.waitForURL(/\/practices\/2$/);
    await head.getByText('Version 1, submitted on').waitFor();
    expect(await findingsOf(head)).toEqual([]);

    const penholder = at('penholder');
    await visit('penholder', '/review');
    await picture(penholder, 'story-12-review');
    await penholder.getByRole('link', { name: 'Free clinics along the lake' }).click();
    for (const step of ['Start the review', 'Mark as discussed']) {
      await confirm(penholder, step);
      await penholder.getByRole('button', { name: step, exact: true }).waitFor({ state: 'detached' });
    }
    noComplaints();
  });

  it('discusses, endorses and decides on it', async () => {
    const [egyptian, head, chair, maltese] = ['egyptian', 'head', 'chair', 'maltese'].map(at) as [
      Page,
      Page,
      Page,
      Page,
    ];
    await visit('egyptian', '/practices');
    await egyptian.getByRole('link', { name: 'Free clinics along the lake' }).click();
    await egyptian.getByLabel('Your post').fill('Who pays for the medicine?');
    await egyptian.getByRole('button', { name: 'Post', exact: true }).click();
    const asked = head.getByRole('article').filter({ hasText: 'Who pays for the medicine?' });
    await asked.getByRole('button', { name: 'Answer' }).click();
    await head.getByLabel('Your answer').fill('The county does, from its own budget.');
    await head.getByRole('button', { name: 'Answer', exact: true }).last().click();
    await egyptian.getByText('The county does, from its own budget.').waitFor();
    await egyptian.getByRole('button', { name: 'Endorse for Egypt' }).click();
    await dialog(egyptian).getByRole('button', { name: 'Endorse', exact: true }).click();
    await egyptian.getByRole('button', { name: 'Take back Egypt’s endorsement' }).waitFor();
    await picture(egyptian, 'story-13-practice');
    expect(await findingsOf(egyptian)).toEqual([]);

    await visit('chair', '/practices/2');
    await chair.getByRole('link', { name: 'Ask the table' }).click();
    await chair.getByLabel('Question in English').fill('Take the clinics along the lake into the annex?');
    await picture(chair, 'story-14-decision-form');
    await chair.getByRole('button', { name: 'Save the draft' }).click();
    await confirm(chair, 'Open');
    await chair.getByText('0 of 3 have answered').waitFor();
    const ballots = { egyptian: /^Co-sponsor/, maltese: /^Reservation/, head: /^Support/ };
    for (const [name, choice] of Object.entries(ballots)) {
      const page = at(name);
      await visit(name, '/decisions');
      await page.getByRole('link', { name: 'Take the clinics along the lake into the annex?' }).click();
      await page.getByRole('radio', { name: choice }).check();
      if (name === 'maltese') {
        await page.getByLabel('Reason').fill('We have not seen the figures.');
        await picture(page, 'story-15-ballot');
      }
      await page.getByRole('button', { name: 'Cast the ballot' }).click();
      await page.getByText('Version 1').first().waitFor();
    }
    await chair.getByText('3 of 3 have answered').waitFor();
    await confirm(chair, 'Close now');
    for (const page of [head, egyptian, maltese, chair]) {
      await page.getByRole('heading', { name: 'Result' }).waitFor();
      expect(await page.locator('.sentence .words').first().innerText()).toBe('No objection; one reservation.');
    }
    await confirm(chair, 'Publish the result');
    await picture(head, 'story-16-result');
    expect(await findingsOf(head)).toEqual([]);
    noComplaints();
  });

  it('has it in the annex that the penholder compiles, for everybody to read', async () => {
    const penholder = at('penholder');
    await visit('penholder', '/practices/2');
    await confirm(penholder, 'Clear for the annex');
    await visit('penholder', '/annexes');
    const leads = () => penholder.locator('article .printed strong').allTextContents();
    expect(await leads()).toEqual(['Kenya:', 'Malta:']);
    const entry = penholder.locator('article', { hasText: 'Free clinics along the lake' });
    await entry.getByRole('button', { name: 'Edit the sentence' }).click();
    await penholder
      .getByRole('textbox', { name: /Sentence in English/ })
      .fill('Since 2019, clinics along the lake have seen everyone who comes.');
    await picture(penholder, 'story-17-sentence');
    await penholder.getByRole('button', { name: 'Save', exact: true }).click();
    await penholder.getByText('Since 2019, clinics along the lake have seen everyone who comes.').waitFor();
    await penholder.getByRole('button', { name: 'Move Free clinics along the lake down' }).click();
    await expect.poll(leads).toEqual(['Malta:', 'Kenya:']);
    await picture(penholder, 'story-18-arranged');
    expect(await findingsOf(penholder)).toEqual([]);

    await penholder.getByRole('button', { name: 'Compile', exact: true }).click();
    await penholder.getByRole('button', { name: 'Compile now' }).click();
    await penholder.waitForURL(/editions\/[0-9a-f-]{36}$/);
    await penholder.getByRole('link', { name: 'Word (DOCX)' }).waitFor({ timeout: 90_000 });
    await picture(penholder, 'story-19-edition');
    expect(await findingsOf(penholder)).toEqual([]);
    const docx = await downloaded(penholder, () => penholder.getByRole('link', { name: 'Word (DOCX)' }).click());
    const pdf = await downloaded(penholder, () => penholder.getByRole('link', { name: 'PDF' }).click());
    expect([docx.name, pdf.name]).toEqual([expect.stringMatching(/\.docx$/), expect.stringMatching(/\.pdf$/)]);
    for (const parts of [await annexesOfDocx(docx.bytes), await annexesOfPdf(pdf.bytes)]) {
      const [area, ...others] = parts;
      expect([area!.annex, area!.heading, others]).toEqual(['A', 'Access to healthcare', []]);
      expect(area!.entries).toHaveLength(2);
      expect(area!.entries[1]).toMatch(
        /Kenya:\s+Since 2019, clinics along the lake have seen everyone who comes\.\s+\[P-\d+\]$/,
      );
    }

    await confirm(penholder, 'Publish');
    const address = await penholder.getByRole('link', { name: 'Public page' }).getAttribute('href');
    seats['visitor'] = await aSeat(server.origin, undefined, { browser });
    const visitor = at('visitor');
    await visit('visitor', '/');
    await visitor.locator(`a[href="${address}"]`).click();
    await visitor.getByText('clinics along the lake have seen everyone who comes').waitFor();
    await picture(visitor, 'story-20-published');
    expect(await findingsOf(visitor)).toEqual([]);
    const theirs = await downloaded(visitor, () => visitor.getByRole('link', { name: 'Word (DOCX)' }).first().click());
    expect(Buffer.from(theirs.bytes).equals(Buffer.from(docx.bytes))).toBe(true);
    await visit('head', '/practices/2');
    await at('head').getByText('Published', { exact: true }).first().waitFor();
    noComplaints();
  });
});
