import { json } from '@penholder/db';
import { mentionOf, markRead } from '@penholder/shared/deliberation';
import type { DelegationId } from '@penholder/shared/kernel';
import { confirmPractice, reviewPractice } from '@penholder/shared/practices';
import { editQuestion, stepQuestion } from '@penholder/shared/questions';
import { returnResponse } from '@penholder/shared/responses';
import { inviteDelegate } from '@penholder/shared/round-tables';
import { listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';
import { anOpenDecision, anOpenQuestion, aResponse, lineOf, say, submitIt, vote, waitingOf } from './seats.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let head: TestPerson;
let adviser: TestPerson;
let other: TestPerson;
let egypt: DelegationId;
let kenya: DelegationId;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.aRoundTable();
  chair = await table.aRole('co-chair');
  egypt = await table.aDelegation('Egypt');
  kenya = await table.aDelegation('Kenya');
  head = await table.aDelegate(egypt);
  adviser = await table.aDelegate(egypt, { standing: 'adviser', maySubmit: false, mayVote: false });
  other = await table.aDelegate(kenya);
});
const inTable = () => ({ roundTable: table.code });

it('[WA1, WA4] leads a question from unanswered to submitted, for those whose turn it is', async () => {
  const closesAt = '2099-05-03T16:00:00.000Z';
  const question = await anOpenQuestion(table, chair, { closesAt });
  expect(await lineOf(adviser, table, 'question.to-answer')).toEqual({
    kind: 'question.to-answer',
    count: 1,
    deadline: closesAt,
    subject: { kind: 'question', id: question, number: 1, title: { en: 'How?' } },
    delegationId: egypt,
    reason: null,
    missing: [],
  });

  const response = await aResponse(server, table, adviser, { question, delegation: egypt });
  expect(await waitingOf(adviser, table)).toEqual(['response.in-progress 1']);
  expect(await waitingOf(head, table)).toEqual(['response.to-submit 1']);
  expect(await waitingOf(other, table)).toEqual(['question.to-answer 1']);
  expect((await lineOf(head, table, 'response.to-submit'))!.subject).toMatchObject({ kind: 'response', id: response });

  await submitIt(table, head, response);
  expect(await waitingOf(head, table)).toEqual([]);
  await chair.call(returnResponse, { params: { ...inTable(), response }, body: { reason: 'Name the law.' } });
  expect(await lineOf(adviser, table, 'response.returned')).toMatchObject({
    reason: 'Name the law.',
    deadline: closesAt,
  });
  expect(await lineOf(other, table, 'response.returned')).toBeUndefined();

  await submitIt(table, head, response);
  await chair.call(editQuestion, {
    params: { ...inTable(), question },
    body: { version: 1, text: { en: 'How, exactly?' } },
  });
  expect(await waitingOf(head, table)).toEqual(['response.older-wording 1']);
  await chair.call(stepQuestion, { params: { ...inTable(), question, step: 'close' } });
  expect([await waitingOf(head, table), await waitingOf(other, table)]).toEqual([[], []]);
});

it('[WA1] leads a practice from draft to confirmation, and tells nobody of a draft but its submitters', async () => {
  const draft = await aDraft(table, head, [egypt, kenya], { livingStatus: null, livingStatusOn: null });
  expect(await lineOf(head, table, 'practice.to-complete')).toMatchObject({
    subject: { kind: 'practice', id: draft.id, number: 1, title: { en: 'Free clinics' } },
    missing: ['living-status', 'living-status-on'],
    delegationId: egypt,
  });
  const observer = await table.aRole('observer');
  const stranger = await table.aDelegate(await table.aDelegation('Nepal'));
  for (const who of [chair, observer, stranger]) expect(await waitingOf(who, table)).toEqual([]);

  const whole = await aDraft(table, head, [egypt, kenya]);
  expect(await waitingOf(head, table)).toEqual(['practice.to-submit 2', 'practice.to-complete 1']);
  expect((await lineOf(adviser, table, 'practice.to-complete'))?.missing).toEqual([
    'living-status',
    'living-status-on',
  ]);
  expect(await waitingOf(adviser, table)).toEqual(['practice.to-complete 1', 'practice.to-complete 2']);

  await submit(table, head, whole);
  expect(await waitingOf(other, table)).toEqual(['practice.to-confirm 2', 'practice.to-complete 1']);
  await other.call(confirmPractice, {
    params: { ...inTable(), practice: whole.id, delegation: kenya },
    body: { version: 1 },
  });
  expect(await waitingOf(other, table)).toEqual(['practice.to-complete 1']);

  await chair.call(reviewPractice, {
    params: { ...inTable(), practice: whole.id },
    body: { step: 'request-information', version: 1, reason: 'Since when?' },
  });
  expect(await lineOf(other, table, 'practice.information-requested')).toMatchObject({
    reason: 'Since when?',
    subject: { number: 2 },
  });
  expect(await waitingOf(stranger, table)).toEqual([]);
});

it('[WA4] asks for practices until the call ends, and for drafts no longer', async () => {
  const closesAt = '2099-01-01T00:00:00+01:00';
  const open = await server.aRoundTable({ settings: { practiceCallClosesAt: closesAt } });
  const nepal = await open.aDelegation('Nepal');
  const nepali = await open.aDelegate(nepal);
  expect(await lineOf(nepali, open, 'practice.none-yet')).toMatchObject({
    deadline: '2098-12-31T23:00:00.000Z',
    delegationId: nepal,
  });
  await aDraft(open, nepali, [nepal]);
  expect(await lineOf(nepali, open, 'practice.to-submit')).toMatchObject({ deadline: '2098-12-31T23:00:00.000Z' });
  expect(await waitingOf(nepali, open)).toEqual(['practice.to-submit 1']);
  await server.opened.db
    .updateTable('round_table')
    .set({ settings: json({ practiceCallClosesAt: '2020-01-01T00:00:00Z' }) })
    .where('id', '=', open.id)
    .execute();
  expect(await waitingOf(nepali, open)).toEqual([]);
});

it('[WA1, WA4] asks for a ballot those who may cast it, until it is cast', async () => {
  const closesAt = '2099-02-01T12:00:00.000Z';
  await anOpenDecision(table, chair);
  const decision = await anOpenDecision(table, chair, closesAt);
  expect(await waitingOf(head, table)).toEqual(['decision.to-vote 2', 'decision.to-vote 1']);
  expect(await lineOf(head, table, 'decision.to-vote')).toMatchObject({ deadline: closesAt, delegationId: egypt });
  expect(await waitingOf(adviser, table)).toEqual([]);
  await vote(table, head, decision, egypt);
  expect(await waitingOf(head, table)).toEqual(['decision.to-vote 1']);
  expect(await waitingOf(other, table)).toEqual(['decision.to-vote 2', 'decision.to-vote 1']);
});

it('counts unread mentions, as far as the reader may read what was posted', async () => {
  const question = await anOpenQuestion(table, chair);
  const thread = { kind: 'question' as const, subject: question as string };
  await say(table, other, { ...thread, delegation: kenya, body: `${mentionOf(egypt)} hello` });
  const { id: upTo } = await say(table, other, { ...thread, delegation: kenya, body: `${mentionOf(head.id)} again` });
  expect(await lineOf(head, table, 'mention.unread')).toMatchObject({ count: 2, subject: null });
  expect(await lineOf(adviser, table, 'mention.unread')).toMatchObject({ count: 1 });
  expect(await lineOf(other, table, 'mention.unread')).toBeUndefined();
  await head.call(markRead, { params: { ...inTable(), ...thread }, body: { upTo } });
  expect(await lineOf(head, table, 'mention.unread')).toBeUndefined();

  // Posted among the submitters of a draft: whoever is taken off it reads it no longer, and is not told of it.
  const draft = await aDraft(table, head, [egypt, kenya]);
  await say(table, head, { kind: 'practice', subject: draft.id, delegation: egypt, body: `${mentionOf(kenya)} look` });
  expect(await lineOf(other, table, 'mention.unread')).toMatchObject({ count: 1 });
  await server.opened.db.deleteFrom('practice_submitter').where('delegation_id', '=', kenya).execute();
  expect(await lineOf(other, table, 'mention.unread')).toBeUndefined();
});

it('[WA1, WA5] tells a head of their own invitations that were not accepted, apart from what is their turn', async () => {
  await head.call(inviteDelegate, {
    params: { ...inTable(), delegation: egypt },
    body: { email: 'new@egypt.example', name: 'New Delegate', standing: 'adviser' },
  });
  const { items, count } = await head.call(listWaiting, { params: inTable() });
  expect([items.map((item) => [item.kind, item.count]), count]).toEqual([[['invitation.not-accepted', 1]], 0]);
  expect([await waitingOf(adviser, table), await waitingOf(other, table)]).toEqual([[], []]);
});

it('[WA3] tells many practices to confirm in one line', async () => {
  for (let n = 0; n < 6; n += 1) await submit(table, head, await aDraft(table, head, [egypt, kenya]));
  expect(await waitingOf(other, table)).toEqual(['practice.to-confirm ×6']);
  await review(table, chair, '1', 'start-review', 'discuss', 'not-include');
  expect(await waitingOf(other, table)).toEqual([2, 3, 4, 5, 6].map((number) => `practice.to-confirm ${number}`));
});
