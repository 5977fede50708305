import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../_support/axe.ts';
import { loadSample } from '../../server/sample/load/index.ts';
import { launchChromium } from '../_support/chromium.ts';
import { startServer, type TestServer } from '../_support/harness.ts';
import {
  namedRoutes,
  pagesOfTheSample,
  routesOfPages,
  type SamplePage,
} from '../_support/pages/pages-of-the-sample.ts';
import { asking, signedInAs } from '../_support/pages/sample-tabs.ts';

let server: TestServer;
let browser: Browser;
let pages: SamplePage[];

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

/** How a page is looked at. Together they have every page in both directions and both themes, wide and as narrow as it gets. */
interface Way {
  locale: string;
  theme: 'light' | 'dark';
  viewport: { width: number; height: number };
}
const DESK: Way = { locale: 'en', theme: 'light', viewport: { width: 1280, height: 800 } };
const TELEPHONE: Way = { locale: 'ar', theme: 'dark', viewport: { width: 320, height: 700 } };

/** What is wrong with any of the pages, whatever it is; each person reads all of theirs in one tab. */
async function faultsOf(
  { locale, theme, viewport }: Way,
  look: (page: Page, seen: SamplePage) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [who, theirs] of Map.groupBy(pages, (page) => page.who)) {
    // What is faded in is measured by axe when it has arrived.
    const context = await signedInAs(who, { browser, origin: server.origin, viewport, reducedMotion: 'reduce' });
    await context.addCookies(
      Object.entries({ locale, theme }).map(([name, value]) => ({ name, value, url: server.origin })),
    );
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    for (const seen of theirs) {
      const { path } = seen;
      const found = await visit(page, path, () => look(page, seen)).catch((error: Error) => [error.message]);
      faults.push(...found.map((fault) => `${path} as ${who}: ${fault}`));
    }
    await context.close();
  }
  return faults;
}

async function visit(page: Page, path: string, look: () => Promise<string[]>): Promise<string[]> {
  const answer = await page.goto(server.origin + path);
  await page.locator('h1').first().waitFor();
  const faults = await look();
  return answer?.status() === 200 ? faults : [`answered ${answer?.status()}`, ...faults];
}

async function findingsOfAxe(page: Page): Promise<string[]> {
  if ((await analysed(page)).length === 0) return [];
  // A button that is enabled in the very moment has neither of its looks: what counts is what stays.
  await page.waitForTimeout(1_000);
  return analysed(page);
}

async function analysed(page: Page): Promise<string[]> {
  const { violations } = await axe(page).analyze();
  return violations.map(({ id, nodes }) => `axe: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
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
  const ELSEWHERE = [
    'rt/[code]/papers/[paper]',
    'rt/[code]/papers/readings/[reading]',
    'rt/[code]/practices/import/[import]',
    'sign-in/confirm',
  ];

  it('is looked at', () => {
    expect([...namedRoutes(), ...ELSEWHERE].toSorted()).toEqual(routesOfPages());
  });

  it('has no finding of axe at a desk, in English', { timeout: 900_000 }, async () => {
    expect(await faultsOf(DESK, findingsOfAxe)).toEqual([]);
  });

  it('has none on a telephone, in Arabic and in the dark, and fits it', { timeout: 900_000 }, async () => {
    // Axe takes most of the time: what it finds by the looks of a page does not depend on who reads it.
    const isSame = (one: SamplePage, other: SamplePage) => one.route === other.route && one.what === other.what;
    const isFirst = (seen: SamplePage) => pages.find((page) => isSame(page, seen)) === seen;
    const look = async (page: Page, seen: SamplePage) => [
      ...(await isTooWide(page)),
      ...(await isMirrored(page)),
      ...(isFirst(seen) ? await findingsOfAxe(page) : []),
    ];
    expect(await faultsOf(TELEPHONE, look)).toEqual([]);
  });
});
