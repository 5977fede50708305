import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core';
import { axe } from './axe.ts';
import { launchChromium } from './chromium.ts';
import type { TestPerson } from './harness.ts';

/** A person at a browser: one page, and everything that went wrong on it. */
export interface Seat {
  page: Page;
  /** Errors of the console, of scripts and of the content security policy. What a cut line causes is none. */
  complaints: string[];
  /** Goes to a page of the round table and waits until it follows the news. */
  visit(path: string): Promise<void>;
  leave(): Promise<void>;
}

/** A line that is cut while a WebSocket is being opened ends it before the server has answered. */
const OF_THE_LINE =
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|NETWORK_CHANGED)|Connection closed before receiving a handshake response/;

/** Seats a person, or a visitor, at a browser of their own unless they share `browser`; `origin` is the server's, or that of a line to it. */
export async function aSeat(
  origin: string,
  person: Pick<TestPerson, 'id'> | undefined,
  options: BrowserContextOptions & { code?: string; browser?: Browser } = {},
): Promise<Seat> {
  const { code = 'RT2', browser: shared, ...rest } = options;
  const browser = shared ?? (await launchChromium());
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...rest });
  if (person) {
    const answer = await context.request.post(`${origin}/api/v1/sample/sign-in`, {
      data: { personId: person.id },
      headers: { origin },
    });
    if (answer.status() !== 204) throw new Error(`Not signed in: ${answer.status()} ${await answer.text()}`);
  }
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(25_000);
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`Against the content security policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_THE_LINE.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return {
    page,
    complaints,
    async visit(path) {
      await page.goto(`${origin}${person ? `/rt/${code}` : ''}${path}`);
      if (person) await page.waitForSelector('[data-live=on]');
    },
    leave: () => (shared ? context.close() : browser.close()),
  };
}

/** What axe finds on a page, as lines; the words that people write are not the product's. */
export const findingsOf = async (page: Page): Promise<string[]> =>
  (await axe(page).exclude('[role=textbox]').analyze()).violations.map(
    ({ id, nodes }) => `${new URL(page.url()).pathname} ${id}: ${nodes[0]?.target}`,
  );

/** Does something that begins a download, and answers the file's name and bytes. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), act()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** Takes pictures of a page, on a desk and on a telephone, into the folder that `PICTURES` names; none without it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize()!;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
}
