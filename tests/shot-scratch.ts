import { launchChromium } from './_support/chromium.ts';
const origin = 'http://localhost:38471';
const [who, out, ...paths] = process.argv.slice(2);
const browser = await launchChromium();
const people = await (await fetch(origin + '/api/v1/sample/people')).json() as any;
const list = people.people ?? people.items ?? people;
const person = list.find((p: any) => p.name === who);
const run = async (tag: string, options: any, cookies: any = {}) => {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value: value as string, url: origin })));
  const answer = await context.request.post(origin + '/api/v1/sample/sign-in', { data: { personId: person.id }, headers: { origin } });
  if (answer.status() !== 204) console.log('sign in', answer.status(), await answer.text());
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(tag, 'console:', m.text()));
  page.on('pageerror', (e) => console.log(tag, 'error:', e.message));
  for (const [i, path] of paths.entries()) {
    await page.goto(origin + path);
    await page.waitForSelector('[data-live=on]', { timeout: 15000 }).catch(() => console.log('not live'));
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/pshots/${out}-${i}-${tag}.png`, fullPage: true });
  }
  await context.close();
};
const tags = (process.env.TAGS ?? 'wide,narrow,ar').split(',');
if (tags.includes('wide')) await run('wide', { viewport: { width: 1280, height: 900 } });
if (tags.includes('narrow')) await run('narrow', { viewport: { width: 390, height: 800 } });
if (tags.includes('ar')) await run('ar', { viewport: { width: 1280, height: 900 } }, { PARAGLIDE_LOCALE: 'ar', locale: 'ar' });
await browser.close();
