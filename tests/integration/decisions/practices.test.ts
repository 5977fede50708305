import { castBallot, draftDecision, getDecision, listDecisions, stepDecision } from '@penholder/shared/decisions';
import { addPost, listPosts, listThreads } from '@penholder/shared/deliberation';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aDraft, review, save, submit } from '../../_support/practices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function aRoom() {
  const table = await server.aRoundTable();
  const chair = await table.aRole('co-chair');
  const [egypt, kenya] = [await table.aDelegation('Egypt'), await table.aDelegation('Kenya')];
  const [head, kenyan] = [await table.aDelegate(egypt), await table.aDelegate(kenya)];
  const practice = await aDraft(table, head, [egypt]);
  return { table, chair, egypt, kenya, head, kenyan, practice, params: { roundTable: table.code } };
}

const terms = (practiceId: string) =>
  ({ question: { en: 'Include it in Annex A?' }, method: 'gradient', practiceId }) as never;

it('[DE5] binds to the version that the table was shown, and asks for one', async () => {
  const { table, chair, head, kenyan, kenya, practice, params } = await aRoom();
  expect(await chair.refused(draftDecision, { params, body: terms(practice.id) })).toMatchObject({
    status: 404,
    code: 'practice.not-found',
  });
  await submit(table, head, practice);
  const { number } = await chair.call(draftDecision, { params, body: terms(practice.id) });
  const at = { ...params, decision: number };
  expect(await chair.refused(stepDecision, { params: { ...at, step: 'open' } })).toMatchObject({
    status: 409,
    code: 'decision.practice-not-shown',
  });
  await review(table, chair, practice.id, 'start-review', 'discuss');
  const opened = await chair.call(stepDecision, { params: { ...at, step: 'open' } });
  expect(opened.subject).toEqual({
    kind: 'practice',
    id: practice.id,
    number: practice.number,
    title: { en: 'Free clinics' },
    version: 1,
    currentVersion: 1,
  });

  // What is submitted later does not change what is decided about.
  await submit(table, head, await save(table, head, practice, { title: 'Free clinics for all' }));
  await kenyan.call(castBallot, {
    params: { ...at, delegation: kenya },
    body: { choice: 'support', replaces: 0, operationId: randomUUID() },
  });
  const later = await kenyan.call(getDecision, { params: at });
  expect(later.subject).toMatchObject({ version: 1 });
  const list = await kenyan.call(listDecisions, { params, query: { practice: practice.id } });
  expect(list.items.map((one) => one.number)).toEqual([number]);
  expect((await kenyan.call(listDecisions, { params, query: { practice: randomUUID() as never } })).total).toBe(0);
});

it('[DL1] [DL2] opens the thread of a practice as far as the practice itself', async () => {
  const { table, chair, egypt, head, kenyan, practice, params } = await aRoom();
  const thread = { ...params, kind: 'practice', subject: practice.id as string } as const;
  const say = (body: string) =>
    head.call(addPost, {
      params: thread,
      body: { body, language: 'en', delegationId: egypt, capacity: 'national-position', attribution: 'person' },
    });
  const hears = async (person: typeof chair) =>
    (await person.call(listPosts, { params: thread })).items.map((one) => one.body).toReversed();

  await say('Among ourselves.');
  expect(await chair.refused(listPosts, { params: thread })).toMatchObject({ code: 'thread.subject-not-found' });
  await submit(table, head, practice);
  expect(await hears(chair)).toEqual([]);
  await say('With the reviewers.');
  expect(await hears(chair)).toEqual(['With the reviewers.']);
  expect(await kenyan.refused(listPosts, { params: thread })).toMatchObject({ status: 404 });
  await review(table, chair, practice.id, 'start-review', 'discuss');
  await say('To all of you.');
  expect(await hears(kenyan)).toEqual(['To all of you.']);
  expect(await hears(chair)).toEqual(['With the reviewers.', 'To all of you.']);
  expect(await hears(head)).toEqual(['Among ourselves.', 'With the reviewers.', 'To all of you.']);
  const states = await kenyan.call(listThreads, {
    params,
    query: { kind: 'practice', subject: [practice.id, randomUUID()] },
  });
  expect(states.items).toEqual([{ subject: { kind: 'practice', id: practice.id }, posts: 1, unread: 1 }]);
});
