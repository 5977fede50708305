// `node tests/screens.ts http://localhost:3000 folder [part of a route]`: pictures of every page of a running sample, at
// 1280 px, at 390 px and in Arabic, for looking at them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { launchChromium } from './_support/chromium.ts';
import { pagesOfTheSample } from './_support/pages/pages-of-the-sample.ts';
import { asking, signedInAs } from './_support/pages/sample-tabs.ts';

const [origin, folder, part = ''] = process.argv.slice(2);
if (!origin || !folder) {
  console.error('usage: node tests/screens.ts http://localhost:3000 folder [part of a route]');
  process.exit(2);
}

const WAYS: Record<string, { options: BrowserContextOptions; cookies: Record<string, string> }> = {
  wide: { options: { viewport: { width: 1280, height: 800 } }, cookies: {} },
  narrow: { options: { viewport: { width: 390, height: 844 } }, cookies: {} },
  arabic: { options: { viewport: { width: 1280, height: 800 } }, cookies: { locale: 'ar' } },
  'narrow-arabic': { options: { viewport: { width: 390, height: 844 } }, cookies: { locale: 'ar' } },
  dark: { options: { viewport: { width: 1280, height: 800 } }, cookies: { theme: 'dark' } },
};
const ways = (process.env['WAYS'] ?? 'wide,narrow,arabic').split(',');

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  const pages = await pagesOfTheSample(asking(browser, origin));
  for (const way of ways)
    for (const { route, what, who, path } of pages.filter((page) => page.route.includes(part))) {
      const { options, cookies } = WAYS[way]!;
      const context = await signedInAs(who, { browser, origin, ...options });
      await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })));
      const page = await context.newPage();
      const place = (route || 'first').replaceAll(/[[\]]/g, '').replaceAll('/', '-');
      const name = [place, ...(what ? [what] : []), who, way].join('.');
      page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
      page.on('pageerror', (error) => console.log(name, error.message));
      await page
        .goto(origin + path, { waitUntil: 'networkidle', timeout: 20_000 })
        .catch((error: Error) => console.log(name, error.message));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) console.log(name, `is ${overflow} px too wide`);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      await context.close();
    }
} finally {
  await browser.close();
}
