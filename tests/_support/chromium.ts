import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const FETCHED_BY_PLAYWRIGHT = [
  '.cache/ms-playwright',
  'Library/Caches/ms-playwright',
  'AppData/Local/ms-playwright',
].map((folder) => join(homedir(), folder, 'chromium-*/chrome-*/{chrome,chrome.exe,*.app/Contents/MacOS/*}'));

/** The Chromium of this machine: `CHROMIUM_PATH`, a usual place, or one that Playwright has fetched. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  return PLACES.find((place) => existsSync(place)) ?? globSync(FETCHED_BY_PLAYWRIGHT).sort().at(-1);
}

/** Starts it without a window. Throws a plain sentence where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install one (npm run provision) or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    // Chromium's own sandbox refuses to run as root, which is what many containers are.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--disable-gpu',
      // One process for all tabs: half of what a short visit costs is a new one.
      '--renderer-process-limit=1',
      '--disable-site-isolation-trials',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--no-first-run',
    ],
  });
}
