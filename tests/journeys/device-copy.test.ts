import { beginAnew } from '@penholder/db/documents';
import { readDocument } from '@penholder/server/collab/document-content';
import type { DelegationId } from '@penholder/shared/kernel';
import { getDraft } from '@penholder/shared/practices';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../_support/chromium.ts';
import { aResponse, type TestResponse, until, wordQuestion } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aLine, type Line } from '../_support/line.ts';
import { aDraft as aPractice, anArea } from '../_support/practices.ts';

let server: TestServer;
let line: Line;
let browser: Browser;
let context: BrowserContext;
let table: TestRoundTable;
let egypt: DelegationId;
let amal: TestPerson;

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  line = await aLine(server.origin);
  browser = await launchChromium();
  table = await server.aRoundTable({ code: 'RT2' });
  egypt = await table.aDelegation('Egypt');
  amal = await table.aDelegate(egypt, { name: 'Amal Fahmy' });
  await anArea(table);
});
afterAll(async () => {
  await browser?.close();
  line?.close();
  await server?.close();
});
afterEach(async () => {
  line.mend();
  await context.close();
});

/** A browser of its own in which Amal is signed in. */
async function aBrowser(): Promise<void> {
  context = await browser.newContext({ locale: 'en-GB' });
  await context.request.post(`${line.origin}/api/v1/sample/sign-in`, {
    data: { personId: amal.id },
    headers: { origin: line.origin },
  });
}

/** A response of its own, in a browser of its own. */
async function aDraft(): Promise<TestResponse> {
  await aBrowser();
  const response = await aResponse(server, table, { delegation: egypt, by: amal });
  await wordQuestion(server, response, amal);
  return response;
}

async function aTab(draft: TestResponse, prepare?: () => void): Promise<Page> {
  const page = await context.newPage();
  // Leaving is asked about where something is not saved; this reader leaves.
  page.on('dialog', (dialog) => void dialog.accept());
  if (prepare) await page.addInitScript(prepare);
  await page.goto(`${line.origin}/rt/RT2/responses/${draft.responseId}`);
  return page;
}
const says = (page: Page, state: string) => page.waitForSelector(`[data-state="${state}"]`);
async function aSavedTab(draft: TestResponse): Promise<Page> {
  const page = await aTab(draft);
  await says(page, 'saved');
  return page;
}
async function write(page: Page, words: string): Promise<void> {
  await page.locator('.tiptap').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}
/** Writes without a connection, and closes the tab once the words are on the device. */
async function writeAndClose(page: Page, words: string): Promise<void> {
  await write(page, words);
  await says(page, 'not-saved');
  expect(await page.locator('.state').innerText()).toContain('kept on this device');
  await closeOnceKept(page);
}
async function closeOnceKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const asked = indexedDB.open(name);
    await new Promise((resolve) => (asked.onsuccess = resolve));
    const reading = asked.result.transaction('updates', 'readonly');
    reading.objectStore('updates').count();
    await new Promise((resolve) => (reading.oncomplete = resolve));
    asked.result.close();
  });
  await page.close({ runBeforeUnload: false });
}
const leave = async (page: Page) => {
  await page.locator('main a[href$="/questions"]').first().click();
  await page.waitForSelector('.editor', { state: 'detached' });
};
const copies = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).length);
const textOf = async ({ documentId }: TestResponse) => (await readDocument(server.opened.db, documentId)).text;

it('[DC9] keeps what one tab wrote without a connection when another, which never had it, leaves the text', async () => {
  const draft = await aDraft();
  const [one, other] = [await aSavedTab(draft), await aSavedTab(draft)];
  // What the way out needs is on the page by then.
  await leave(other);
  await other.goBack();
  await says(other, 'saved');
  line.cut();
  await says(other, 'away');
  await writeAndClose(one, 'Kept on the device.');
  await leave(other);
  line.mend();
  const again = await aTab(draft);
  await again.getByText('Kept on the device.').waitFor();
  await says(again, 'saved');
  expect(await textOf(draft)).toBe('Kept on the device.');
});

it('[DC9] brings what a closed tab wrote without a connection from any other, and removes the copy with the last', async () => {
  const draft = await aDraft();
  const [one, other] = [await aSavedTab(draft), await aSavedTab(draft)];
  line.cut();
  await says(other, 'away');
  await writeAndClose(one, 'Mine to bring.');
  // It tries to come back, and finds them.
  await says(other, 'not-saved');
  await other.getByText('Mine to bring.').waitFor();
  line.mend();
  await says(other, 'saved');
  expect(await textOf(draft)).toBe('Mine to bring.');

  const third = await aSavedTab(draft);
  await leave(other);
  expect(await copies(third)).toBe(1);
  await leave(third);
  await until(async () => (await copies(third)) === 0, 'the copy to be removed');
});

it('[DC9] says since when words are not saved that another tab left behind, until they are', async () => {
  const draft = await aDraft();
  const [one, other] = [await aSavedTab(draft), await aSavedTab(draft)];
  line.cut();
  await write(other, 'Of the other. ');
  await says(other, 'not-saved');
  await writeAndClose(one, 'Of the one.');
  await other.close({ runBeforeUnload: false });
  line.mend();
  const marks = (page: Page) =>
    page.evaluate(async () => {
      const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
      const asked = indexedDB.open(name);
      await new Promise((resolve) => (asked.onsuccess = resolve));
      const keys = asked.result.transaction('custom').objectStore('custom').getAllKeys();
      await new Promise((resolve) => (keys.onsuccess = resolve));
      asked.result.close();
      return keys.result.filter((key) => String(key).startsWith('unsavedSince')).length;
    });
  const again = await aSavedTab(draft);
  const text = await textOf(draft);
  for (const words of ['Of the one.', 'Of the other.']) expect(text).toContain(words);
  await until(async () => (await marks(again)) === 0, 'the marks to be removed');
});

/** The device answers only when it is told to. */
function slowDevice(): void {
  const { open } = IDBFactory.prototype;
  const waiting: IDBOpenDBRequest[] = [];
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    const hold = (event: Event) => {
      event.stopImmediatePropagation();
      waiting.push(request);
    };
    request.addEventListener('success', hold, { once: true });
    return request;
  };
  Object.assign(window, {
    answer() {
      IDBFactory.prototype.open = open;
      for (const request of waiting.splice(0)) request.dispatchEvent(new Event('success'));
    },
  });
}
const letAnswer = (page: Page) => page.evaluate(() => (window as unknown as { answer(): void }).answer());

it('[DC12] [DC28] never merges what a slow device kept from before the text began anew, and asks at the next opening', async () => {
  const draft = await aDraft();
  const page = await aSavedTab(draft);
  line.cut();
  await writeAndClose(page, 'Of the old beginning.');
  await beginAnew(server.opened.db, [draft.documentId]);
  server.app.collaboration.keeper.beginAnew(draft.documentId);
  line.mend();

  const slow = await aTab(draft, slowDevice);
  await says(slow, 'saved');
  await write(slow, 'Of the new. ');
  await says(slow, 'saved');
  await letAnswer(slow);
  await write(slow, 'And more.');
  await says(slow, 'saved');
  expect(await textOf(draft)).toBe('Of the new. And more.');
  // Nor does it keep its words in a copy of something else.
  line.cut();
  await write(slow, ' Unsaved.');
  await slow.locator('.state').getByText('this browser keeps nothing').waitFor();
  line.mend();
  await says(slow, 'saved');
  await slow.close({ runBeforeUnload: false });

  const again = await aTab(draft);
  await says(again, 'document.begun-anew');
  expect(await again.locator('.tiptap').innerText()).toBe('Of the old beginning.');
  expect(await textOf(draft)).toBe('Of the new. And more. Unsaved.');
});

it('[DC9] brings what a slow device kept once the device answers', async () => {
  const draft = await aDraft();
  const page = await aSavedTab(draft);
  line.cut();
  await writeAndClose(page, 'Late. ');
  line.mend();
  const slow = await aTab(draft, slowDevice);
  await says(slow, 'saved');
  await write(slow, 'Early.');
  await says(slow, 'saved');
  expect(await textOf(draft)).toBe('Early.');
  await letAnswer(slow);
  await slow.getByText('Late.').waitFor();
  await says(slow, 'saved');
  await until(async () => (await textOf(draft)).includes('Late.'), 'the late words to be saved');
  line.cut();
  await writeAndClose(slow, ' Kept.');
  line.mend();
  const again = await aSavedTab(draft);
  expect(await again.locator('.tiptap').innerText()).toContain('Kept.');
});

/** The device refuses the next change, once another has followed it. */
function refuseOne(): void {
  const { add } = IDBObjectStore.prototype;
  let isRefusing = false;
  let isFollowed = false;
  IDBObjectStore.prototype.add = function (...given) {
    const request = add.apply(this, given);
    if (isRefusing) {
      IDBObjectStore.prototype.add = add;
      isFollowed = true;
      return request;
    }
    isRefusing = true;
    const hold = () => {
      if (isFollowed) this.transaction.abort();
      else this.count().addEventListener('success', hold);
    };
    this.transaction.addEventListener('abort', () => Object.assign(window, { hasRefused: true }));
    request.addEventListener('success', hold);
    return request;
  };
}

it('[DC9] keeps everything again where the device has refused a change that another had followed already', async () => {
  const draft = await aDraft();
  const page = await aSavedTab(draft);
  line.cut();
  await says(page, 'away');
  await page.evaluate(refuseOne);
  await write(page, 'No');
  await page.waitForFunction(() => 'hasRefused' in window);
  await page.locator('.state').getByText('kept on this device').waitFor();
  await closeOnceKept(page);
  line.mend();
  const again = await aSavedTab(draft);
  expect(await again.locator('.tiptap').innerText()).toBe('No');
  expect(await textOf(draft)).toBe('No');
});

/** The browser closes the stores of the page when it is told to, as iOS does with those of pages in the background. */
function forgetfulBrowser(): void {
  const { open } = IDBFactory.prototype;
  const stores: IDBDatabase[] = [];
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    request.addEventListener('success', () => stores.push(request.result));
    return request;
  };
  const closeStores = () => {
    for (const store of stores.splice(0)) {
      store.close();
      store.dispatchEvent(new Event('close'));
    }
  };
  Object.assign(window, { closeStores });
}

it('[DC9] keeps everything again after the browser has closed what it keeps', async () => {
  const draft = await aDraft();
  const page = await aTab(draft, forgetfulBrowser);
  await says(page, 'saved');
  line.cut();
  await write(page, 'Before it was closed.');
  await says(page, 'not-saved');
  await page.locator('.state').getByText('kept on this device').waitFor();
  await page.evaluate(() => (window as unknown as { closeStores(): void }).closeStores());
  await write(page, ' And after.');
  await page.locator('.state').getByText('kept on this device').waitFor();
  await writeAndClose(page, ' And more.');
  line.mend();
  const again = await aSavedTab(draft);
  expect(await again.locator('.tiptap').innerText()).toBe('Before it was closed. And after. And more.');
  expect(await textOf(draft)).toBe('Before it was closed. And after. And more.');
});

/** The form of a practice of its own, in a browser of its own. */
async function aForm() {
  await aBrowser();
  const { id, number } = await aPractice(table, amal, [egypt]);
  return {
    open: async () => {
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`${line.origin}/rt/RT2/practices/${number}/edit`);
      await page.waitForSelector('[data-live=on]');
      return page;
    },
    read: async () => (await amal.call(getDraft, { params: { roundTable: 'RT2', practice: id } })).fields,
  };
}

it('keeps what one tab could not save of a form when another, which never had it, saves', async () => {
  const { open, read } = await aForm();
  const [one, other] = [await open(), await open()];
  line.cut();
  await one.getByLabel('Partners').fill('Ministry of Health');
  await one.waitForSelector('aside [data-state=unreachable]');
  await one.close({ runBeforeUnload: false });
  line.mend();
  await other.getByLabel('Whom it reaches').fill('Everyone');
  await until(async () => (await read()).beneficiaries === 'Everyone', 'the other tab to have saved');
  await other.waitForSelector('aside [data-state=saved]');
  const again = await open();
  await until(async () => (await read()).partners === 'Ministry of Health', "the first one's words to be saved");
  await again.waitForSelector('aside [data-state=saved]');
  expect(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('penholder:')))).toEqual(
    [],
  );
});

it('leaves the newer words of a form that another tab has kept, where the older were put back', async () => {
  const { open, read } = await aForm();
  await context.route('**/practices/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  const one = await open();
  await one.getByLabel('Partners').fill('Ministry');
  await one.waitForSelector('aside [data-state=unreachable]');
  const other = await open();
  await other.getByText('have been put back').waitFor();
  const kept = () =>
    other.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('penholder:practice:'))!;
      return JSON.parse(localStorage.getItem(key)!).fields;
    });
  await one.getByLabel('Partners').fill('Ministry of Health');
  await until(async () => (await kept()).partners === 'Ministry of Health', 'the newer words to be kept');
  await other.getByLabel('Whom it reaches').fill('Everyone');
  await until(async () => (await kept()).beneficiaries === 'Everyone', 'the other field to be kept');
  expect((await kept()).partners).toBe('Ministry of Health');
  for (const page of [one, other]) await page.close({ runBeforeUnload: false });
  await context.unroute('**/practices/*');
  const again = await open();
  await again.waitForSelector('aside [data-state=saved]');
  await until(async () => (await read()).beneficiaries === 'Everyone', 'what was kept to be saved');
  expect((await read()).partners).toBe('Ministry of Health');
});

it('says of a form that cannot be saved when the device keeps nothing of it', async () => {
  const { open, read } = await aForm();
  const page = await open();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('It is full.', 'QuotaExceededError');
    };
  });
  line.cut();
  await page.getByLabel('Partners').fill('WHO');
  await page.waitForSelector('aside [data-state=unreachable]');
  expect(await page.locator('aside [data-state]').innerText()).toContain('this browser keeps nothing');
  line.mend();
  await page.waitForSelector('aside [data-state=saved]');
  expect((await read()).partners).toBe('WHO');
});

it('[DC7] does not bring the words of one person in the name of another who has signed in on the same device', async () => {
  const draft = await aDraft();
  const page = await aSavedTab(draft);
  line.cut();
  await write(page, 'By Amal.');
  await says(page, 'not-saved');
  const badr = await table.aDelegate(egypt, { name: 'Badr Sami' });
  const signInAs = (person: TestPerson) =>
    context.request.post(`${server.origin}/api/v1/sample/sign-in`, {
      data: { personId: person.id },
      headers: { origin: server.origin },
    });
  await signInAs(badr);
  line.mend();
  await says(page, 'document.not-signed-in');
  expect(await textOf(draft)).toBe('');
  await signInAs(amal);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await says(page, 'saved');
  expect(await textOf(draft)).toBe('By Amal.');
});
