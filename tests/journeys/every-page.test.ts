import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '../../server/sample/load/index.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestServer } from '../_support/harness.ts';
import {
  type Looker,
  namedRoutes,
  pagesOfTheSample,
  routesOfPages,
  type SamplePage,
} from '../_support/pages/pages-of-the-sample.ts';
import { asking, signedInAs } from '../_support/pages/sample-tabs.ts';

let server: TestServer;
let browser: Browser;
let pages: SamplePage[];
const contexts = new Map<string, Promise<BrowserContext>>();

beforeAll(async () => {
  server = await startServer({ listen: true, pages: true, config: { sample: true } });
  await loadSample(server.app);
  browser = await launchChromium();
  pages = await pagesOfTheSample(asking(browser, server.origin));
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Way = 'in English, wide' | 'in Arabic, on a telephone';

/** One profile of a browser for each person and way, for all the pages. */
async function contextOf(who: Looker, way: Way): Promise<BrowserContext> {
  const key = `${who} ${way}`;
  const made =
    contexts.get(key) ??
    signedInAs(who, {
      browser,
      origin: server.origin,
      viewport: way === 'in English, wide' ? { width: 1280, height: 800 } : { width: 390, height: 844 },
      // What is faded in is measured by axe when it has arrived.
      reducedMotion: 'reduce',
    });
  contexts.set(key, made);
  const context = await made;
  await context.addCookies([{ name: 'locale', value: way === 'in English, wide' ? 'en' : 'ar', url: server.origin }]);
  return context;
}

/** Opens a page and answers what is wrong with it, whatever it is. */
async function faultsOf(
  { who, path }: SamplePage,
  way: Way,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const page = await (await contextOf(who, way)).newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  const answer = await page.goto(server.origin + path);
  if (answer?.status() !== 200) faults.push(`answered ${answer?.status()}`);
  await page.locator('h1').first().waitFor();
  faults.push(...(await look(page)));
  await page.close();
  return faults.map((fault) => `${path} as ${who}: ${fault}`);
}

async function findingsOfAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `axe: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const isTooWide = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
  });

const isMirrored = (page: Page) =>
  page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return lang === 'ar' && dir === 'rtl' ? [] : [`is ${lang}, ${dir}`];
  });

describe('every page', () => {
  // What needs a mail's link, or a paper that was sent, has a journey of its own.
  const ELSEWHERE = ['rt/[code]/papers/[paper]', 'rt/[code]/papers/readings/[reading]', 'sign-in/confirm'];

  it('is looked at', () => {
    expect([...namedRoutes(), ...ELSEWHERE].toSorted()).toEqual(routesOfPages());
  });

  it('has no serious finding of axe in English', { timeout: 900_000 }, async () => {
    const faults: string[] = [];
    for (const page of pages) faults.push(...(await faultsOf(page, 'in English, wide', findingsOfAxe)));
    expect(faults).toEqual([]);
  });

  it('fits a telephone in Arabic', { timeout: 900_000 }, async () => {
    const faults: string[] = [];
    for (const page of pages)
      faults.push(
        ...(await faultsOf(page, 'in Arabic, on a telephone', async (tab) => [
          ...(await isTooWide(tab)),
          ...(await isMirrored(tab)),
        ])),
      );
    expect(faults).toEqual([]);
  });
});
