import { readDocument } from '@penholder/server/collab/document-content';
import type { DelegationId } from '@penholder/shared/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { aResponse, type TestResponse, wordQuestion } from '../_support/document-clients.ts';
import { aLine, type Line } from '../_support/line.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let line: Line;
let browser: Browser;
let table: TestRoundTable;
let egypt: DelegationId;
let amal: TestPerson;
let badr: TestPerson;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  line = await aLine(server.origin);
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  egypt = await table.aDelegation('Egypt');
  amal = await table.aDelegate(egypt, { name: 'Amal Fahmy' });
  badr = await table.aDelegate(egypt, { name: 'Badr Sami' });
});
afterAll(async () => {
  await browser?.close();
  line?.close();
  await server?.close();
});

// A test that failed while it was cut must not take the rest along.
afterEach(() => line.mend());

async function aTab(
  person: TestPerson,
  response: TestResponse,
  options: { locale?: string; width?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en-GB',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const answer = await context.request.post(`${line.origin}/api/v1/sample/sign-in`, {
    data: { personId: person.id },
    headers: { origin: line.origin },
  });
  expect(answer.status()).toBe(204);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await open(page, response);
  return page;
}
const open = async (page: Page, response: TestResponse) => {
  await page.goto(`${line.origin}/rt/RT2/responses/${response.responseId}`);
  await page.waitForSelector('.tiptap');
};
/** Closes a tab that has no line, and opens the document anew when there is one. */
const comeBack = async (page: Page, response: TestResponse) => {
  await kept(page);
  await page.close({ runBeforeUnload: false });
  line.mend();
  const again = await page.context().newPage();
  await open(again, response);
  await saved(again);
  return again;
};
const aDraft = async () => {
  const response = await aResponse(server, table, { delegation: egypt, by: amal });
  await wordQuestion(server, response, amal);
  return response;
};
const words = (page: Page) => page.locator('.tiptap').innerText();
const saved = (page: Page) => page.waitForSelector('[data-state=saved]');
/** Whoever closes a tab has looked at it before: what was typed last is on the device by then. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const asked = indexedDB.open(name);
    await new Promise((resolve) => (asked.onsuccess = resolve));
    // It waits for every change that was on its way to the device.
    const reading = asked.result.transaction('updates', 'readonly');
    reading.objectStore('updates').count();
    await new Promise((resolve) => (reading.oncomplete = resolve));
    asked.result.close();
  });

it('[DC4] shows what two people write to both, with their names, and says saved', async () => {
  complaints.length = 0;
  const draft = await aDraft();
  const [one, other] = [await aTab(amal, draft), await aTab(badr, draft)];
  await one.locator('.tiptap').click();
  await one.keyboard.type('Care is free of charge.');
  await other.waitForFunction(() => document.querySelector('.tiptap')!.textContent!.includes('free of charge'));
  await saved(one);
  expect(await one.locator('.state').innerText()).toContain('All changes saved');
  expect(await other.locator('ul[aria-label="Also here"]').innerText()).toContain('Amal Fahmy');
  await other.waitForSelector('.collaboration-caret .flag');
  expect(await other.locator('.collaboration-caret .flag').innerText()).toBe('Amal Fahmy');
  const { violations } = await axe(one).include('.editor').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  expect(complaints).toEqual([]);
  await one.context().close();
  await other.context().close();
});

it('[DC9] keeps on the device what is written without a connection, through a closed tab', async () => {
  const draft = await aDraft();
  const page = await aTab(amal, draft);
  await page.locator('.tiptap').click();
  await page.keyboard.type('With a line. ');
  await saved(page);
  line.cut();
  await page.keyboard.type('Without one.');
  await page.waitForSelector('[data-state=not-saved]');
  expect(await page.locator('.state').innerText()).toMatch(/Not saved since \d/);
  const again = await comeBack(page, draft);
  expect(await words(again)).toContain('With a line. Without one.');
  expect((await readDocument(server.opened.db, draft.documentId)).text).toBe('With a line. Without one.');
  await again.context().close();
});

it('[DC9] says that nothing is kept where the device is full, and keeps all of it once there is room', async () => {
  const draft = await aDraft();
  const page = await aTab(amal, draft);
  await page.locator('.tiptap').click();
  await saved(page);
  line.cut();
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.add = add) });
    IDBObjectStore.prototype.add = function (...given) {
      const request = add.apply(this, given);
      this.transaction.abort();
      return request;
    };
  });
  await page.keyboard.type('Into a full device. ');
  const state = page.locator('.state');
  await state.getByText('this browser keeps nothing').waitFor();
  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom());
  await page.keyboard.type('There is room.');
  await state.getByText('kept on this device').waitFor();
  const again = await comeBack(page, draft);
  expect(await words(again)).toContain('Into a full device. There is room.');
  await again.context().close();
});

it('[DC4] keeps "Submit" closed until everything is saved', async () => {
  const draft = await aDraft();
  const page = await aTab(amal, draft);
  await saved(page);
  const submit = page.getByRole('button', { name: 'Submit', exact: true });
  expect(await submit.isEnabled()).toBe(true);
  line.cut();
  await page.locator('.tiptap').click();
  await page.keyboard.type('x');
  await page.waitForSelector('[data-state=not-saved]');
  expect(await submit.isEnabled()).toBe(false);
  line.mend();
  await saved(page);
  expect(await submit.isEnabled()).toBe(true);
  await page.context().close();
});

it('[DC13] writes headings, lists, links, footnotes and tables by the keyboard alone', async () => {
  complaints.length = 0;
  const draft = await aDraft();
  const page = await aTab(amal, draft);
  await page.locator('.tiptap').focus();
  await page.keyboard.type('Access');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Home');
  expect(await page.evaluate(() => document.activeElement!.localName)).toBe('select');
  await page.locator('[role=toolbar] select').selectOption('2');
  await page.locator('.tiptap').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- clinics');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Since 2019; see https://example.org/law.');
  await page.getByRole('button', { name: 'Set', exact: true }).press('Enter');
  await page.waitForSelector('sup.footnote');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('who.int');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tiptap a[href="https://who.int"]');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.keyboard.type('Year');
  await saved(page);
  const { content } = await readDocument(server.opened.db, draft.documentId);
  expect(content.content.slice(0, 3)).toEqual([
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Access' }] },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'clinics' },
                { type: 'footnote', attrs: { text: 'Since 2019; see https://example.org/law.' } },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'who.int', marks: [{ type: 'link', attrs: { href: 'https://who.int' } }] }],
    },
  ]);
  const grid = content.content.find((block) => block.type === 'table');
  expect(grid?.type === 'table' && grid.content[0]!.content[0]).toMatchObject({
    type: 'tableHeader',
    content: [{ content: [{ text: 'Year' }] }],
  });
  expect(complaints).toEqual([]);
  await page.context().close();
});

const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
<h1 style='color:#2F5496'>Measures<o:p></o:p></h1>
<p class=MsoNormal style='margin:0'><b>Bold</b> and <span style='font-style:italic'>slanted</span><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>.</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>First</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Second</p>
<p class=MsoNormal><a href="javascript:alert(1)" onclick="x()">odd</a><img src="x.png"></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span>[1]</span></a> In force since 2019.</p></div></div>
</body></html>`;

it('[DC11] takes lists, footnotes and emphasis from Word, and nothing of its look', async () => {
  const draft = await aDraft();
  const page = await aTab(amal, draft);
  await page.locator('.tiptap').focus();
  await page.evaluate((html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    document
      .querySelector('.tiptap')!
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, FROM_WORD);
  await saved(page);
  const text = (words: string, ...marks: string[]) => ({
    type: 'text',
    text: words,
    ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
  });
  const item = (words: string, ...rest: object[]) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [text(words)] }, ...rest],
  });
  const { content } = await readDocument(server.opened.db, draft.documentId);
  expect(content.content).toEqual([
    { type: 'heading', attrs: { level: 2 }, content: [text('Measures')] },
    {
      type: 'paragraph',
      content: [
        text('Bold', 'bold'),
        text(' and '),
        text('slanted', 'italic'),
        { type: 'footnote', attrs: { text: 'In force since 2019.' } },
        text('.'),
      ],
    },
    { type: 'orderedList', content: [item('First', { type: 'bulletList', content: [item('Inner')] }), item('Second')] },
    { type: 'paragraph', content: [text('odd')] },
  ]);
  await page.context().close();
});

it('sets each paragraph in its own direction, and fits a narrow screen in Arabic', async () => {
  complaints.length = 0;
  const draft = await aDraft();
  const page = await aTab(amal, draft, { locale: 'ar', width: 390 });
  await page.locator('.tiptap').focus();
  await page.keyboard.type('الرعاية الصحية مجانية.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('In English.');
  await saved(page);
  expect(await page.locator('.tiptap p').evaluateAll((all) => all.map((p) => getComputedStyle(p).direction))).toEqual([
    'rtl',
    'ltr',
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('[DC2] shows the words without tools once the question is closed', async () => {
  const draft = await aDraft();
  const page = await aTab(amal, draft);
  await page.locator('.tiptap').click();
  await page.keyboard.type('Final.');
  await saved(page);
  await server.opened.db
    .updateTable('guiding_question')
    .set({ status: 'closed' })
    .where('id', '=', draft.questionId)
    .execute();
  server.app.deps.documents.admitAgain(draft.documentId);
  await page.waitForSelector('.tiptap[contenteditable=false]');
  expect(await page.locator('[role=toolbar]').count()).toBe(0);
  expect(await words(page)).toContain('Final.');
  await page.context().close();
});

it('[DC12] asks for reloading where the text is of a newer shape than the page', async () => {
  const draft = await aDraft();
  await server.opened.db
    .updateTable('document')
    .set({ schema_version: 99 })
    .where('id', '=', draft.documentId)
    .execute();
  const page = await aTab(amal, draft);
  await page.waitForSelector('[data-state=outdated]');
  expect(await page.locator('.state').innerText()).toContain('This page is older than the text');
  expect(await page.locator('[role=toolbar]').count()).toBe(0);
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.waitForFunction(() => !('isOld' in window));
  await page.context().close();
});

/** What `holdMessages` leaves on a page: while it holds, nothing is heard from others. */
interface Held {
  isHolding: boolean;
  waiting: (() => void)[];
}
function holdMessages() {
  const held: Held = { isHolding: false, waiting: [] };
  Object.assign(window, { held });
  const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')!;
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    set(this: WebSocket, hear: (event: MessageEvent) => void) {
      set!.call(this, (event: MessageEvent) =>
        held.isHolding ? held.waiting.push(() => hear.call(this, event)) : hear.call(this, event),
      );
    },
  });
}

/** What the editor leaves on its element. */
interface WithEditor {
  editor: { view: { state: { tr: { setMeta(key: string, value: unknown): unknown } }; dispatch(tr: unknown): void } };
}

it('[DC4] writes where the cursor was put, whatever arrives in that moment', async () => {
  const draft = await aDraft();
  const [one, other] = [await aTab(amal, draft), await aTab(badr, draft)];
  await one.addInitScript(holdMessages);
  await one.reload();
  await one.locator('.tiptap').click();
  await one.keyboard.type('First.');
  await one.keyboard.press('Enter');
  await one.keyboard.type('Last:');
  await one.locator('.tiptap p').first().click();
  await saved(one);
  await other.getByText('Last:').waitFor();

  await one.evaluate(() => ((window as unknown as { held: Held }).held.isHolding = true));
  await other.locator('.tiptap p').first().click();
  await other.keyboard.press('End');
  await other.keyboard.type(' More.');
  await saved(other);
  await one.waitForFunction(() => (window as unknown as { held: Held }).held.waiting.length > 0);
  // In one turn: the reader's click, and what the other wrote.
  await one.evaluate(() => {
    const { held } = window as unknown as { held: Held };
    const last = document.querySelector('.tiptap p:last-of-type')!;
    document.getSelection()!.setPosition(last, last.childNodes.length);
    held.isHolding = false;
    for (const hear of held.waiting.splice(0)) hear();
  });
  await one.keyboard.type(' mine.');
  await saved(one);
  expect((await readDocument(server.opened.db, draft.documentId)).text).toBe('First. More.\n\nLast: mine.');

  // In one turn: where the other's cursor went, the reader's click, and the drawing of the other's cursor.
  await one.evaluate(() => ((window as unknown as { held: Held }).held.isHolding = true));
  await other.keyboard.press('Home');
  await one.waitForFunction(() => (window as unknown as { held: Held }).held.waiting.length > 0);
  await one.evaluate(() => {
    const { held } = window as unknown as { held: Held };
    held.isHolding = false;
    for (const hear of held.waiting.splice(0)) hear();
    const text = document.querySelector('.tiptap') as unknown as Element & WithEditor;
    document.getSelection()!.setPosition(text.querySelector('p')!.firstChild!, 'First.'.length);
    const { view } = text.editor;
    view.dispatch(view.state.tr.setMeta('yjs-cursor$', { awarenessUpdated: true }));
  });
  await one.keyboard.type(' Mine.');
  await saved(one);
  expect((await readDocument(server.opened.db, draft.documentId)).text).toBe('First. Mine. More.\n\nLast: mine.');
  await one.context().close();
  await other.context().close();
});
