import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../_support/chromium.ts';
import { median } from '../documents/statistics.ts';

/** A slow phone as Lighthouse has it: 1.6 megabits a second down, 0.75 up, 150 ms there and back, a fourth of this processor. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const SLOWER = 4;

const pagesOf = (origin: string, practice: string): readonly (readonly [name: string, address: string])[] => [
  ['the compendium, with its map and years', `${origin}/compendium`],
  ['a search', `${origin}/compendium?q=migrants`],
  ['a practice', `${origin}/compendium/${practice}`],
];

interface Loaded {
  /** Milliseconds until the page's first byte and its last, until there is something to read, and until everything is there. */
  begun: number;
  ended: number;
  readable: number;
  done: number;
  /** Thousands of bytes over the line, scripts among them. */
  kilobytes: number;
  scripts: number;
}

/** A page of one sentence, on a server of its own: what this browser needs on such a line for anything at all. */
async function aPageOfOneSentence() {
  const server = createServer((_, answer) => {
    answer
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end('<!doctype html><title>One</title><p>One sentence.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}

/** Opens pages as a phone does that was never there before, in turn, five times each; prints a table of medians. */
export async function onAPhone(origin: string, times = 5): Promise<void> {
  const browser = await launchChromium();
  const least = await aPageOfOneSentence();
  try {
    console.log('\n| On a slow phone | first byte ms | last ms | readable ms | done ms | kB | of it scripts kB |');
    console.log('|---|---:|---:|---:|---:|---:|---:|');
    const newest = await fetch(`${origin}/api/v1/compendium/practices?limit=1`);
    const { items } = (await newest.json()) as { items: { id: string }[] };
    const pages = [...pagesOf(origin, items[0]!.id), ['a page of one sentence', least.address] as const];
    const loaded = new Map<string, Loaded[]>(pages.map(([name]) => [name, []]));
    for (let time = 0; time < times; time++)
      for (const [name, address] of pages) loaded.get(name)!.push(await load(browser, address));
    for (const [name, all] of loaded) {
      const of = (what: keyof Loaded) => median(all.map((one) => one[what]));
      const spread = `${Math.min(...all.map(({ readable }) => readable)).toFixed(0)}–${Math.max(...all.map(({ readable }) => readable)).toFixed(0)}`;
      console.log(
        `| ${name} | ${of('begun').toFixed(0)} | ${of('ended').toFixed(0)} | ${of('readable').toFixed(0)} (${spread}) | ${of('done').toFixed(0)} | ${of('kilobytes').toFixed(0)} | ${of('scripts').toFixed(0)} |`,
      );
    }
  } finally {
    least.close();
    await browser.close();
  }
}

async function load(browser: Browser, address: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', LINE);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const kinds = new Map<string, string>();
    let [bytes, scripts] = [0, 0];
    devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength;
      if (kinds.get(requestId) === 'Script') scripts += encodedDataLength;
    });
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    if (answer?.status() !== 200) throw new Error(`${address}: ${answer?.status()}`);
    const [begun, ended, readable, done] = await page.evaluate(async () => {
      // Words may be there only after everything that the page waits for, and fonts come after both.
      const painted = await new Promise<number>((resolve) =>
        new PerformanceObserver((seen) => {
          for (const { startTime } of seen.getEntriesByName('first-contentful-paint')) resolve(startTime);
        }).observe({ type: 'paint', buffered: true }),
      );
      const [document, ...others] = [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ] as PerformanceResourceTiming[];
      const { responseStart, responseEnd } = document!;
      return [
        responseStart,
        responseEnd,
        painted,
        Math.max(responseEnd, ...others.map((one) => one.responseEnd)),
      ] as const;
    });
    return { begun, ended, readable, done, kilobytes: bytes / 1000, scripts: scripts / 1000 };
  } finally {
    await context.close();
  }
}
