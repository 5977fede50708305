import { findPublished } from '@penholder/db/output';
import { comparer } from '@penholder/server/output/compare-editions';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { listWaiting } from '@penholder/shared/waiting';
import type { DelegationId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../../_support/practices.ts';

/* What becomes of practices before, in and after an edition: each test goes on from where the one before it ended. */

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let penholder: TestPerson;
let secretariat: TestPerson;
let reader: TestPerson;
let area: practices.AreaId;
const delegations = new Map<string, DelegationId>();
const delegates = new Map<string, TestPerson>();
const ids = new Map<string, practices.PracticeId>();

beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable({});
  chair = await table.aRole('co-chair');
  penholder = await table.aRole('penholder');
  secretariat = await table.aRole('secretariat');
  area = await anArea(table);
  for (const country of ['Norway', 'Chile', 'Malta']) {
    const delegation = await table.aDelegation(country);
    const delegate = await table.aDelegate(delegation);
    delegations.set(country, delegation);
    delegates.set(country, delegate);
    await cleared(country, `Care in ${country}`, country);
  }
  reader = await table.aDelegate(await table.aDelegation('Fiji'));
});
afterAll(() => server?.close());

async function cleared(called: string, title: string, ...countries: string[]): Promise<void> {
  const [first] = countries as [string];
  const draft = await aDraft(
    table,
    delegates.get(first)!,
    countries.map((country) => delegations.get(country)!),
    { title, sources: [{ label: 'a law', address: 'https://example.org/law', seenOn: '2026-01-01' }] },
  );
  await submit(table, delegates.get(first)!, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  ids.set(called, draft.id);
}

const params = () => ({ roundTable: table.code });
const at = (called: string) => ({ ...params(), practice: ids.get(called)! });
const read = (by: TestPerson, called: string) => by.call(practices.getPractice, { params: at(called) });
const inPrint = (by: TestPerson, called: string) => by.call(output.getInPrint, { params: at(called) });
const waiting = async (by: TestPerson) =>
  (await by.call(listWaiting, { params: params() })).items.map(
    ({ kind, subject }) => `${kind} ${subject?.number ?? ''}`,
  );
const mails = async (kind: string) =>
  (await server.opened.db.selectFrom('mail').select(['recipient', 'body']).where('kind', '=', kind).execute()).toSorted(
    (a, b) => (a.recipient < b.recipient ? -1 : 1),
  );
const entryOf = async (called: string) =>
  (
    await penholder.call(output.listAnnexEntries, { params: { ...params(), area }, query: { language: 'en' } })
  ).items.find((entry) => entry.id === ids.get(called))!;
const write = async (called: string, text: string) => {
  const { revision, version } = await entryOf(called);
  return penholder.call(output.saveSentence, { params: at(called), body: { language: 'en', text, version, revision } });
};
const compile = async (body: { letters?: output.Annex[]; language?: 'en' | 'fr'; number?: number } = {}) => {
  const begun = await penholder.call(output.compileEdition, {
    params: params(),
    body: { letters: ['A'], language: 'en', ...body },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  return { params: { ...params(), edition: begun.id } };
};
const findings = async (rule: output.LintRule) =>
  (await penholder.call(output.listFindings, { params: params(), query: { rule } })).items;
const DAY_AGO = new Date(Date.now() - 25 * 3_600_000);
const closesAt = '2099-03-01T12:00:00.000Z';
const editions: output.EditionId[] = [];

it('[AX51] asks each submitter once about what the next edition would print, until a day', async () => {
  const ask = (by: TestPerson, body: object = {}) =>
    by.call(output.askStatus, { params: params(), body: { closesAt, ...body } });
  const refused = (body: object) =>
    secretariat.refused(output.askStatus, { params: params(), body: { closesAt, ...body } as never });
  expect(await refused({ closesAt: '2020-01-01T00:00:00Z' })).toMatchObject({
    code: 'status-inquiry.deadline-passed',
    fields: { closesAt: expect.any(String) },
  });
  expect(await ask(secretariat, { practices: [ids.get('Norway')!] })).toMatchObject({ newlyAsked: 1, asked: 1 });
  // Whoever was asked within the day is not asked again.
  expect(await ask(penholder)).toEqual({ newlyAsked: 2, asked: 3, answered: 0, changed: 0, toRemind: 0, closesAt });
  expect((await refused({})).code).toBe('status-inquiry.nobody-to-ask');
  const letters = await mails('practice-status-asked');
  expect(letters).toHaveLength(3);
  expect(letters.map(({ body }) => body).join()).toContain('“Care in Chile”: in force, as of ');
  expect(await waiting(delegates.get('Chile')!)).toContain('practice.status-asked 2');
  expect(await waiting(reader)).not.toContain('practice.status-asked 2');
  expect((await read(delegates.get('Chile')!, 'Chile')).statusAsk).toMatchObject({
    version: 1,
    answer: null,
    mayAnswer: [delegations.get('Chile')],
  });
  expect((await read(chair, 'Chile')).statusAsk).toMatchObject({ mayAnswer: [] });
  expect((await read(reader, 'Chile')).statusAsk).toBeNull();
  expect((await findings('status-unanswered')).map(({ place }) => place.number).sort()).toEqual([1, 2, 3]);
});

it('[AX51] reminds those who have not answered, nobody more than once a day', async () => {
  expect((await penholder.refused(output.remindOfStatus, { params: params() })).code).toBe(
    'status-inquiry.reminded-already',
  );
  await server.opened.db.updateTable('status_ask').set({ reminded_at: DAY_AGO }).execute();
  const [finding] = await findings('status-unanswered');
  await penholder.call(output.mendFinding, {
    params: params(),
    body: { language: 'en', key: finding!.key, state: finding!.state, act: 'remind' },
  });
  expect(await mails('practice-status-reminder')).toHaveLength(1);
  expect(await penholder.call(output.remindOfStatus, { params: params() })).toMatchObject({ reminded: 2, toRemind: 0 });
  expect(await mails('practice-status-reminder')).toHaveLength(3);
});

it('[AX52] renews a status with one click, which leaves all that stood standing', async () => {
  await write('Chile', 'In 2021, Chile opened its wards.');
  const delegationId = delegations.get('Chile')!;
  const body = { version: 1, delegationId };
  expect((await reader.refused(practices.answerStatus, { params: at('Chile'), body })).code).toBe('practice.not-yours');
  const { revision } = await delegates.get('Chile')!.call(practices.getDraft, { params: at('Chile') });
  // What is being written in the form is nobody else's business.
  await save(table, delegates.get('Chile')!, { id: ids.get('Chile')!, revision }, { summary: 'Not ready yet.' });
  const after = await delegates.get('Chile')!.call(practices.answerStatus, { params: at('Chile'), body });
  const today = new Date().toISOString().slice(0, 10);
  expect(after).toMatchObject({
    version: 2,
    status: 'cleared',
    clearedVersion: 2,
    summary: 'Public clinics see everyone.',
    livingStatusOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    hasUnsubmittedChanges: true,
    statusAsk: { answer: 'holds', mayAnswer: [] },
  });
  expect(Math.abs(Date.parse(after.livingStatusOn!) - Date.parse(today))).toBeLessThanOrEqual(86_400_000);
  expect(after.submitters[0]!.confirmedVersion).toBe(1);
  expect(await read(reader, 'Chile')).toMatchObject({ version: 2, livingStatusOn: after.livingStatusOn });
  const entry = await entryOf('Chile');
  expect(entry).toMatchObject({ version: 2, held: null });
  expect(entry.warnings.map(({ code }) => code)).not.toContain('sentence-older');
  expect(await waiting(penholder)).not.toContain('annex.older-sentence 2');
  expect(
    (
      await delegates
        .get('Chile')!
        .refused(practices.answerStatus, { params: at('Chile'), body: { ...body, version: 2 } })
    ).code,
  ).toBe('practice.status-answered');
});

it('[AX52] submits a correction to be reviewed, and goes on printing what was cleared', async () => {
  const body = {
    version: 1,
    delegationId: delegations.get('Malta')!,
    correction: { livingStatus: 'ended' as const, livingStatusOn: '2026-01-20', endDate: '2025-12' },
    source: { label: 'The decree', address: 'https://example.org/decree' },
  };
  const after = await delegates.get('Malta')!.call(practices.answerStatus, { params: at('Malta'), body });
  expect(after).toMatchObject({ version: 2, status: 'submitted', livingStatus: 'ended', endDate: '2025-12' });
  expect(after.sources.map(({ label }) => label)).toEqual(['a law', 'The decree']);
  expect((await entryOf('Malta')).original.livingStatus).toBe('in-force');
  await review(table, chair, ids.get('Malta')!, 'start-review', 'discuss', 'clear');
  expect((await entryOf('Malta')).original.livingStatus).toBe('ended');
  expect(await penholder.call(output.getStatusInquiry, { params: params() })).toMatchObject({
    asked: 3,
    answered: 2,
    changed: 1,
  });
});

it('[AX52] takes a version submitted in the form for the answer', async () => {
  const norway = delegates.get('Norway')!;
  const { revision } = await norway.call(practices.getDraft, { params: at('Norway') });
  const draft = await save(table, norway, { id: ids.get('Norway')!, revision }, { livingStatusOn: '2026-02-01' });
  await submit(table, norway, draft);
  expect((await read(norway, 'Norway')).statusAsk).toMatchObject({ answer: 'holds' });
  await review(table, chair, ids.get('Norway')!, 'start-review', 'discuss', 'clear');
  expect(await findings('status-unanswered')).toEqual([]);
});

it('[AX54] [AX55] lets a submitter read the sentence, object to it as it reads, and take that back', async () => {
  const chile = delegates.get('Chile')!;
  await write('Chile', 'In 2021, Chile opened all of its wards.');
  const { sentences } = await inPrint(chile, 'Chile');
  expect(sentences[0]).toMatchObject({
    language: 'en',
    isProposed: false,
    text: 'In 2021, Chile opened all of its wards.',
    earlier: [{ text: 'In 2021, Chile opened its wards.' }],
    mayObject: [delegations.get('Chile')],
  });
  expect(sentences.slice(1).map(({ language, isProposed }) => [language, isProposed])).toEqual([
    ['fr', true],
    ['ar', true],
  ]);
  expect(await inPrint(reader, 'Chile')).toEqual({
    sentences: [],
    proposals: [],
    entry: null,
    objections: [],
    fates: [],
  });
  // Whoever arranges the annexes can write on from there; nobody else.
  const { version, revision: now } = await entryOf('Chile');
  expect((await inPrint(penholder, 'Chile')).entry).toEqual({ version, revision: now });
  expect((await inPrint(chile, 'Chile')).entry).toBeNull();
  const [{ revision }] = sentences as [output.SentenceInPrint];
  const given = { delegationId: delegations.get('Chile')!, language: 'en' as const, revision };
  const object = (body: object) =>
    chile.call(output.objectToSentence, { params: at('Chile'), body: { ...given, ...body } });
  const refused = async (body: object) =>
    (await chile.refused(output.objectToSentence, { params: at('Chile'), body: { ...given, ...body } })).code;
  expect(await refused({ revision: revision - 1 })).toBe('objection.changed-meanwhile');
  expect(await refused({ language: 'es' })).toBe('objection.no-sentence');
  expect((await reader.refused(output.objectToSentence, { params: at('Chile'), body: given })).code).toBe(
    'objection.not-yours',
  );
  const [first] = (await object({})).objections;
  expect(await refused({})).toBe('objection.open-already');
  const taken = await chile.call(output.withdrawObjection, { params: { ...at('Chile'), objection: first!.id } });
  expect(taken.objections).toMatchObject([{ status: 'withdrawn', may: { withdraw: false } }]);
  await object({ reason: 'Not all of them.', proposed: 'In 2021, Chile opened  most wards.' });
  expect(await waiting(penholder)).toContain('annex.objection 2');
  expect((await mails('annex-objection')).map(({ body }) => body).join()).toContain('Not all of them.');
  expect(await findings('objection-open')).toHaveLength(1);
});

it('[AX56] [AX57] publishes no edition before an objection is answered, nor one with a sentence that it had replaced', async () => {
  const edition = await compile();
  expect((await penholder.refused(output.publishEdition, edition)).code).toBe('edition.objection-open');
  const entry = await entryOf('Chile');
  const [objection] = entry.objections as [output.Objection];
  expect(objection).toMatchObject({ proposed: 'In 2021, Chile opened most wards.', may: { answer: true } });
  const answer = { params: { ...at('Chile'), objection: objection.id } };
  const { revision, version } = entry;
  expect(
    (await penholder.refused(output.answerObjection, { ...answer, body: { takes: false, revision, version } })).code,
  ).toBe('objection.reason-needed');
  expect(
    (
      await penholder.refused(output.answerObjection, {
        ...answer,
        body: { takes: true, revision: revision - 1, version },
      })
    ).code,
  ).toBe('annex-entry.changed-meanwhile');
  // Nobody takes a wording over for a version that they have not read.
  expect(
    (
      await penholder.refused(output.answerObjection, {
        ...answer,
        body: { takes: true, revision, version: version - 1 },
      })
    ).code,
  ).toBe('annex-entry.changed-meanwhile');
  await penholder.call(output.answerObjection, { ...answer, body: { takes: true, revision, version } });
  expect(await entryOf('Chile')).toMatchObject({
    sentence: { text: 'In 2021, Chile opened most wards.' },
    objections: [],
  });
  expect(await mails('annex-objection-taken')).toHaveLength(1);
  expect((await penholder.refused(output.publishEdition, edition)).code).toBe('edition.outdated');
});

it('[AX60] tells each submitter what became of each of its practices, once a number', async () => {
  await cleared('left out', 'Care at sea', 'Chile');
  await penholder.call(output.leaveOut, { params: at('left out'), body: { reason: 'Said twice.', revision: 0 } });
  const draft = await aDraft(table, delegates.get('Chile')!, [delegations.get('Chile')!], { title: 'Care at night' });
  await submit(table, delegates.get('Chile')!, draft);
  ids.set('in review', draft.id);
  const { sentences, proposals } = await inPrint(penholder, 'in review');
  expect([sentences, proposals.map(({ language }) => language)]).toEqual([[], ['en', 'fr', 'ar']]);
  expect(proposals[0]!.text).toMatch(/^In 2021, “Care at night” was launched/);
  expect((await inPrint(delegates.get('Chile')!, 'in review')).proposals).toEqual([]);
  const edition = await compile();
  await penholder.call(output.publishEdition, edition);
  editions.push(edition.params.edition);
  const chile = delegates.get('Chile')!;
  const { items, isRead } = await chile.call(output.listOwnFates, edition);
  expect(isRead).toBe(false);
  expect(items.map(({ practice, fate, why, printed }) => [practice.title, fate, why, printed])).toEqual([
    ['Care in Chile', 'new', null, expect.stringMatching(/^Chile: In 2021, Chile opened most wards/)],
    ['Care at sea', 'not-printed', 'left-out', null],
    ['Care at night', 'not-printed', 'in-review', null],
  ]);
  expect(JSON.stringify(items)).not.toContain('Said twice');
  const letters = await mails('edition-fates');
  expect(letters).toHaveLength(3);
  const own = letters.find(({ body }) => body.includes('Care at sea'))!;
  expect(own.body).toContain('“Care at sea” – not printed: those who prepare the annex left it out of this edition');
  expect(own.body).not.toContain('Norway');
  expect(await waiting(chile)).toContain('edition.fates ');
  await chile.call(output.markFatesRead, edition);
  expect(await waiting(chile)).not.toContain('edition.fates ');
  expect((await inPrint(reader, 'Chile')).fates).toMatchObject([{ fate: 'new', version: 2, why: null }]);
  expect((await inPrint(reader, 'left out')).fates).toEqual([]);
  expect((await inPrint(chile, 'left out')).fates).toMatchObject([{ fate: 'not-printed', why: 'left-out' }]);
  expect((await read(reader, 'Chile')).status).toBe('published');
});

it('[AX53] lets go of the questions with the edition that prints their practices', async () => {
  expect(await penholder.call(output.getStatusInquiry, { params: params() })).toMatchObject({ asked: 0 });
});

it('[AX60] writes no second letter with another language of a number, and tells what changed with the next', async () => {
  const french = await compile({ language: 'fr', number: 2 });
  await penholder.call(output.publishEdition, french);
  expect(await mails('edition-fates')).toHaveLength(3);
  await write('Norway', 'In 2021, Norway sent clinics.');
  await delegates
    .get('Malta')!
    .call(practices.withdrawPractice, { params: at('Malta'), body: { reason: 'It is over.' } });
  const next = await compile();
  await penholder.call(output.publishEdition, next);
  editions.push(next.params.edition);
  expect(await mails('edition-fates')).toHaveLength(6);
  const fateOf = async (called: string) =>
    (await inPrint(delegates.get(called)!, called)).fates.map(({ edition, fate, why }) =>
      [edition.number, edition.language, fate, why].join(' ').trim(),
    );
  expect(await fateOf('Norway')).toEqual(['3 en changed', '2 en new', '2 fr new']);
  expect(await fateOf('Chile')).toEqual(['3 en same', '2 en new', '2 fr new']);
  expect((await fateOf('Malta'))[0]).toBe('3 en not-printed withdrawn');
});

it('[AX58] [AX59] compares two editions, and says why as far as the reader may know', async () => {
  await penholder.call(output.leaveOut, {
    params: at('Chile'),
    body: { reason: 'Too long.', revision: (await entryOf('Chile')).revision },
  });
  const last = await compile();
  await penholder.call(output.publishEdition, last);
  const query = { from: editions[0]!, to: last.params.edition };
  const compare = async (by: TestPerson, more: object = {}) =>
    by.call(output.compareTwoEditions, { params: params(), query: { ...query, ...more } });
  const told = ({ items }: output.EditionComparison) =>
    items.map(({ number, change, why, reason }) => [number, change, why, reason]);
  const whole = await compare(penholder);
  expect(told(whole)).toEqual([
    [2, 'dropped', 'left-out', 'Too long.'],
    [1, 'changed', null, null],
    [3, 'dropped', 'withdrawn', null],
  ]);
  expect(whole.counts).toEqual([
    { kind: 'practice', change: 'dropped', count: 2 },
    { kind: 'practice', change: 'changed', count: 1 },
  ]);
  const changed = whole.items.find(({ change }) => change === 'changed')!;
  expect(
    changed.blocks[0]!.runs.filter(({ change }) => change === 'inserted')
      .map(({ text }) => text)
      .join(' '),
  ).toContain('sent');
  expect(told(await compare(delegates.get('Chile')!, { change: 'dropped' }))).toEqual([
    [2, 'dropped', 'left-out', null],
    [3, 'dropped', 'withdrawn', null],
  ]);
  expect(told(await compare(reader, { change: 'dropped' })).map(([, , why]) => why)).toEqual([null, 'withdrawn']);
  const byDelegation = await compare(reader, { by: 'delegation' });
  expect(byDelegation.items.map(({ group }) => group.en)).toEqual(['Chile', 'Malta', 'Norway']);
  const page = await compare(reader, { limit: 1 });
  expect(page).toMatchObject({ total: 3, items: [{ number: 2 }] });
  expect((await compare(reader, { limit: 1, after: page.next! })).items).toMatchObject([{ number: 1 }]);
  const unsigned = await server.app.fastify.inject({
    url: `/api/v1/public/edition-comparison?from=${query.from}&to=${query.to}`,
  });
  expect(unsigned.json().items.map((item: output.ComparedEntry) => item.why)).toEqual([null, null, 'withdrawn']);
  const beside = await server.app.fastify.inject({ url: `/api/v1/public/editions/${query.to}/beside` });
  expect(beside.json().items.map((one: { number: number }) => one.number)).toEqual([4, 3, 2, 2]);
  const draft = await compile();
  expect(
    (
      await reader.refused(output.compareTwoEditions, {
        params: params(),
        query: { from: query.from, to: draft.params.edition },
      })
    ).code,
  ).toBe('edition.not-found');
});

it('[AX58] compares two published editions once, however many ask', async () => {
  const { db } = server.opened;
  const [from, to] = [(await findPublished(db, editions[0]!))!, (await findPublished(db, editions[1]!))!];
  let statements = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => (statements++, node),
    transformResult: async ({ result }) => result,
  });
  const compare = comparer(counting);
  const [first, second] = await Promise.all([compare(from, to), compare(from, to)]);
  expect(statements).toBe(4);
  expect(second).toBe(first);
  expect(await compare(from, to)).toBe(first);
  expect(statements).toBe(4);
  expect(await compare(to, from)).not.toBe(first);
  expect(statements).toBe(8);
});
