import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Publication } from '@penholder/shared/documents';
import { write } from '@penholder/server/output/writers/write';
import { axe } from '../_support/axe.ts';
import { launchChromium } from '../_support/chromium.ts';
import { anArabicPublication, anEnglishPublication } from '../_support/output/publications.ts';
import { randomPublication } from '../_support/output/random-publication.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), 'penholder-edition-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function opened(
  publication: Publication,
  options: { width?: number; bypassCSP?: boolean; colorScheme?: 'dark' | 'light' } = {},
) {
  const file = join(folder, `${publication.symbol.replaceAll('/', '-')}-${publication.language}.html`);
  writeFileSync(file, (await write(publication, 'html')).bytes);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1000, height: 800 },
    bypassCSP: options.bypassCSP ?? false,
    colorScheme: options.colorScheme ?? 'light',
  });
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push('a dialog')));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { context, page, said, asked };
}

describe('an edition as a page', () => {
  it.each([
    ['English', anEnglishPublication(), 'light'],
    ['English in the dark', anEnglishPublication(), 'dark'],
    ['Arabic', anArabicPublication(), 'light'],
  ] as const)('has no accessibility fault that axe finds (%s)', async (_, publication, colorScheme) => {
    const { context, page } = await opened(publication, { bypassCSP: true, colorScheme });
    const { violations } = await axe(page).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await context.close();
  });

  it('fetches nothing, runs nothing and stays in its margins at 320 pixels', async () => {
    for (const publication of [
      anEnglishPublication(),
      anArabicPublication(),
      ...[71, 72, 73, 74].map((seed) => randomPublication(seed)),
    ]) {
      const { context, page, said, asked } = await opened(publication, { width: 320 });
      expect(asked).toHaveLength(1);
      expect(said).toEqual([]);
      const [scrolled, shown] = await page.evaluate(
        () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
      );
      expect(scrolled).toBeLessThanOrEqual(shown);
      await context.close();
    }
  });

  it('leads from a mark to its note and back, and from the contents to a heading', async () => {
    const { context, page } = await opened(anEnglishPublication());
    await page.locator('[role=doc-noteref]').first().click();
    expect(new URL(page.url()).hash).toBe('#_note-1');
    await page.getByLabel('Back to note mark 1', { exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#_mark-1');
    await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Core treaties' }).click();
    expect(new URL(page.url()).hash).toBe('#b-1');
    await context.close();
  });

  it('prints on A4, each annex on a page of its own', async () => {
    const { context, page } = await opened(anEnglishPublication());
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#annex-b').evaluate((heading) => getComputedStyle(heading).breakBefore)).toBe('page');
    await context.close();
  });
});
