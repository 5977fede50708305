import { randomUUID } from 'node:crypto';
import * as decisions from '@penholder/shared/decisions';
import { addPost, mentionOf } from '@penholder/shared/deliberation';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import { launchChromium } from '../_support/chromium.ts';
import { startServer } from '../_support/harness.ts';
import { aDraft, review, submit } from '../_support/practices.ts';
const server = await startServer({ listen: true, pages: true, config: { sample: true } });
const table = await server.aRoundTable({ code: 'RT2' });
const chair = await table.aRole('co-chair', 'Amina Benali');
const names = ['Egypt', 'Kenya', 'Nepal', 'Chile', 'Finland', 'Ecuador', 'Philippines', 'Morocco', 'Belgium', 'Zambia', 'Canada', 'Portugal', 'Ghana', 'Uruguay'];
const dels = [];
for (const name of names) { const id = await table.aDelegation(name); dels.push({ id, name, head: await table.aDelegate(id, { name: `Head of ${name}` }) }); }
const params = { roundTable: 'RT2' };
const practice = await aDraft(table, dels[0].head, [dels[0].id], { title: 'Clinics open to every migrant worker, whatever their papers' });
await submit(table, dels[0].head, practice); await review(table, chair, practice.id, 'start-review', 'discuss');
const draft = async (terms) => (await chair.call(decisions.draftDecision, { params, body: { method: 'gradient', closesAt: new Date(Date.now() + 2.2 * 86400000).toISOString(), ...terms } })).number;
const step = (decision, s) => chair.call(decisions.stepDecision, { params: { ...params, decision, step: s } });
const one = await draft({ question: { en: 'Include the practice of Egypt in Annex A of the outcome document?', ar: 'هل تُدرج ممارسة مصر في المرفق ألف من الوثيقة الختامية؟' }, explanation: { en: 'The practice was discussed on 12 May.\nThe version shown to the table is decided about.' }, practiceId: practice.id, quorum: { kind: 'percent', percent: 50 } });
await step(one, 'open');
const vote = (number, at, choice, reason = null) => dels[at].head.call(decisions.castBallot, { params: { ...params, decision: number, delegation: dels[at].id }, body: { choice, reason, replaces: 0, operationId: randomUUID() } });
await vote(one, 1, 'reservation', 'The figures for 2024 are still to be confirmed by the ministry.');
for (const [at, c] of [[2, 'support'], [3, 'co-sponsor'], [4, 'support'], [5, 'need-instruction'], [6, 'can-live-with'], [7, 'need-instruction'], [8, 'support']]) await vote(one, at, c);
const two = await draft({ question: { en: 'Hold an extra session on borders in June?' }, method: 'yes-no-abstain', secrecy: 'hidden-until-close' });
await step(two, 'open'); await vote(two, 0, 'yes'); await vote(two, 1, 'no');
const three = await draft({ question: { en: 'Adopt the agenda as circulated?' } }); await step(three, 'open');
for (let i = 0; i < 14; i++) await vote(three, i, i % 5 === 4 ? 'reservation' : i % 3 ? 'support' : 'co-sponsor'); await step(three, 'close');
await draft({ question: { en: 'Extend the call for practices by two weeks?' }, opensAt: new Date(Date.now() + 86400000).toISOString() });
const id = (await chair.call(decisions.getDecision, { params: { ...params, decision: one } })).id;
const thread = { ...params, kind: 'decision', subject: id };
const post = (by, delegationId, body, over = {}) => by.call(addPost, { params: thread, body: { body, language: 'en', delegationId, capacity: delegationId ? 'national-position' : 'expert-view', attribution: 'delegation', ...over } });
const first = await post(chair, null, 'We would like to conclude on this before the plenary. Please answer by Friday.');
await post(dels[1].head, dels[1].id, `${mentionOf(dels[0].id)}: could you share the evaluation? We found https://example.org/report.pdf (in Arabic).\n\nWith the figures we could move to support.`, { attribution: 'person' });
await post(dels[0].head, dels[0].id, 'It will be with you tomorrow.', { parentId: first.id });
await post(dels[5].head, dels[5].id, 'Some of us wait for instruction; a few days more would help.', { attribution: 'unattributed' });
const browser = await launchChromium();
const shot = async (name, path, person, { width = 1280, cookies = {}, full = true, act, dark } = {}) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
  await context.addCookies(Object.entries(cookies).map(([n, value]) => ({ name: n, value, url: server.origin })));
  const r = await context.request.post(`${server.origin}/api/v1/sample/sign-in`, { data: { personId: person.id }, headers: { origin: server.origin } });
  if (r.status() !== 204) throw new Error('sign in ' + r.status() + await r.text());
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(name, 'console:', m.text()));
  page.on('pageerror', (e) => console.log(name, 'error:', e.message));
  await page.goto(server.origin + path); await page.waitForSelector('[data-live=on]'); await page.waitForTimeout(700);
  if (act) await act(page);
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: full });
  const w = await page.evaluate(() => document.documentElement.scrollWidth); if (w > width) console.log(name, 'WIDTH', w);
  await context.close();
};
const only = process.argv[2];
const all = {
  list: () => shot('list', '/rt/RT2/decisions', dels[0].head),
  list390: () => shot('list390', '/rt/RT2/decisions', dels[0].head, { width: 390 }),
  one: () => shot('one', `/rt/RT2/decisions/${one}`, dels[0].head),
  onechair: () => shot('onechair', `/rt/RT2/decisions/${one}`, chair, { dark: true }),
  one390: () => shot('one390', `/rt/RT2/decisions/${one}`, dels[1].head, { width: 390 }),
  onear: () => shot('onear', `/rt/RT2/decisions/${one}`, dels[0].head, { cookies: { locale: 'ar' } }),
  two: () => shot('two', `/rt/RT2/decisions/${two}`, dels[0].head, { act: async (p) => { await p.getByText('Receipts').click(); await p.waitForTimeout(500); } }),
  three: () => shot('three', `/rt/RT2/decisions/${three}`, chair),
  new: () => shot('new', `/rt/RT2/decisions/new?practice=${practice.id}`, chair),
  new390: () => shot('new390', '/rt/RT2/decisions/new', chair, { width: 390, cookies: { locale: 'ar' } }),
};
try { for (const [n, f] of Object.entries(all)) if (!only || only.split(',').includes(n)) await f(); } finally { await browser.close(); await server.close(); }
