import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright-core';
import { launchChromium } from './chromium.ts';

/** What a page's scripts weigh: `bytes` by gzip in all, and each file's, heaviest first. */
export interface Weight {
  bytes: number;
  files: { path: string; bytes: number }[];
}

/** Loads a page in a fresh tab of `context` and weighs every script that it fetched until the network was quiet. */
export async function measureScript(context: BrowserContext, url: string): Promise<Weight> {
  const page = await context.newPage();
  const files: Promise<{ path: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' || !response.ok()) return;
    const path = new URL(response.url()).pathname;
    files.push(response.body().then((body) => ({ path, bytes: gzipSync(body).length })));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const weighed = (await Promise.all(files)).toSorted((a, b) => b.bytes - a.bytes);
  await page.close();
  return { bytes: weighed.reduce((sum, file) => sum + file.bytes, 0), files: weighed };
}

if (process.argv[1] === import.meta.filename) {
  const [url, ...cookies] = process.argv.slice(2);
  if (!url) {
    console.error('usage: node tests/_support/measure-script.ts http://127.0.0.1:3000/ [name=value …]');
    process.exit(2);
  }
  const browser = await launchChromium();
  const context = await browser.newContext();
  await context.addCookies(
    cookies.map((cookie) => ({ name: cookie.split('=')[0] ?? '', value: cookie.slice(cookie.indexOf('=') + 1), url })),
  );
  const { bytes, files } = await measureScript(context, url);
  for (const file of files) console.log(`${(file.bytes / 1000).toFixed(1).padStart(7)} kB  ${file.path}`);
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  in ${files.length} scripts, gzip`);
  await browser.close();
}
