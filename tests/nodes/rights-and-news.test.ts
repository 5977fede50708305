import { Attendance } from '@penholder/server/collab/attendance';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import { startResponse, submitResponse } from '@penholder/shared/responses';
import { endAccreditation } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aResponse, ourClient, rawSocket, stockClient, type TestClient, until } from '../_support/document-clients.ts';
import { writeInto } from '../_support/documents.ts';
import { aFollower } from '../_support/followers.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../_support/harness.ts';
import { startNodes, type TestNodes } from '../_support/nodes.ts';

let nodes: TestNodes;
let first: TestServer;
let second: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let chair: TestPerson;
beforeAll(async () => {
  nodes = await startNodes(2);
  [first, second] = nodes.servers as [TestServer, TestServer];
  table = await first.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt, { name: 'Amal' });
  chair = await table.aRole('co-chair');
});
afterAll(() => nodes.close());

const aDocument = async (): Promise<DocumentId> =>
  (await aResponse(first, table, { delegation: egypt, by: head })).documentId;

/** A response being drafted to a question that was put as a co-chair puts one. */
async function anAnswer() {
  const room = await first.aRoundTable();
  const roundTable = room.code;
  const [delegationId, presiding] = [await room.aDelegation(), await room.aRole('co-chair')];
  const writer = await room.aDelegate(delegationId);
  const { id: question } = await presiding.call(draftQuestion, {
    params: { roundTable },
    body: { text: { en: 'How?' } },
  });
  await presiding.call(stepQuestion, { params: { roundTable, question, step: 'open' } });
  const response = await writer.call(startResponse, { params: { roundTable, question }, body: { delegationId } });
  return { roundTable, presiding, writer, question, response: response.id, documentId: response.documentId! };
}

const accreditationOf = async (person: TestPerson) =>
  (
    await first.opened.db
      .selectFrom('accreditation')
      .select('id')
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow()
  ).id;

it('[DC24] ends a person’s connections at every node within a second when their place ends at one', async () => {
  const documentId = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const client = stockClient(second, documentId, expert);
  const other = stockClient(second, documentId, head);
  const news = await aFollower(second, expert, table.code);
  await Promise.all([client.synced(), other.synced()]);
  const accreditation = await accreditationOf(expert);
  await chair.call(endAccreditation, { params: { roundTable: table.code, accreditation } });
  const at = performance.now();
  await until(() => !client.provider.wsconnected && news.ended !== undefined, 'both connections to end');
  expect(performance.now() - at).toBeLessThan(1_000);
  expect(await client.closed()).toBe(4503);
  expect(other.provider.wsconnected).toBe(true);
  await until(() => !client.provider.shouldConnect, 'the client to be told that it has no place');
  client.leave();
  other.leave();
  news.leave();
});

it('[DC24] makes writers readers at every node within a second when a question closes at one', async () => {
  const { documentId, question, roundTable, presiding, writer } = await anAnswer();
  const raw = await rawSocket(second, `${documentId}?token=${writer.token}`);
  await presiding.call(stepQuestion, { params: { roundTable, question, step: 'close' } });
  const at = performance.now();
  expect(await raw.closed()).toEqual({ code: 4503, reason: 'document.ask-again' });
  expect(performance.now() - at).toBeLessThan(1_000);
});

it('[DC24] asks writers again at every node when a response is submitted at one', async () => {
  const { documentId, response, roundTable, writer } = await anAnswer();
  await writeInto(first, documentId, 'Our answer.');
  const raw = await rawSocket(second, `${documentId}?token=${writer.token}`);
  await writer.call(submitResponse, { params: { roundTable, response } });
  expect((await raw.closed()).reason).toBe('document.ask-again');
});

it('[DC24] closes at every node a document that has begun anew at one', async () => {
  const documentId = await aDocument();
  const raw = await rawSocket(second, `${documentId}?token=${head.token}`);
  first.app.deps.documents.begunAnew(documentId);
  expect(await raw.closed()).toEqual({ code: 4409, reason: 'document.begun-anew' });
});

it('[DC24] tells news at every node, to those whom they concern', async () => {
  const kenya = await table.aDelegation('Kenya');
  const member = await table.aDelegate(kenya);
  const followers = await Promise.all([
    aFollower(first, member, table.code),
    aFollower(second, member, table.code),
    aFollower(second, head, table.code),
  ]);
  first.app.deps.live.tell({ roundTableId: table.id, topic: 'questions', ids: ['a'] });
  first.app.deps.live.tell({
    roundTableId: table.id,
    topic: 'responses',
    ids: ['b'],
    audience: { delegations: [kenya] },
  });
  first.app.deps.live.tell({ roundTableId: table.id, topic: 'practices', ids: ['c'] });
  const idsOf = ({ told }: (typeof followers)[number]) => told.flatMap((news) => news?.ids ?? []);
  await until(() => followers.every((follower) => idsOf(follower).includes('c')), 'everyone to be told');
  expect(followers.map(idsOf)).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['a', 'c'],
  ]);
  for (const follower of followers) follower.leave();
});

const seenBy = (reader: TestClient, of: TestClient) => reader.provider.awareness.getStates().get(of.doc.clientID);

it('[DC24] shows at every node who is there and where, as their sign-in says', async () => {
  const documentId = await aDocument();
  const [here, there] = [stockClient(first, documentId, head), ourClient(second, documentId, head)];
  await Promise.all([here.synced(), there.synced()]);
  here.provider.awareness.setLocalState({ user: { name: 'Somebody else' }, cursor: { anchor: 1, head: 1 } });
  await until(() => seenBy(there, here)?.['cursor'] !== undefined, 'the cursor');
  expect(seenBy(there, here)).toEqual({
    user: { name: 'Amal', delegation: 'Egypt', color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
    cursor: { anchor: 1, head: 1 },
  });
  here.provider.awareness.setLocalStateField('cursor', { anchor: 2, head: 3 });
  await until(() => seenBy(there, here)?.['cursor']?.anchor === 2, 'the cursor to move');
  here.leave();
  await until(() => seenBy(there, here) === undefined, 'them to be gone');
  there.leave();
});

it('[DC24] shows who was there already to somebody who comes by another node', async () => {
  const documentId = await aDocument();
  const here = stockClient(first, documentId, head);
  await here.synced();
  here.provider.awareness.setLocalState({ cursor: { anchor: 4, head: 4 } });
  const beside = stockClient(first, documentId, head);
  await until(() => seenBy(beside, here)?.['cursor'] !== undefined);
  const there = ourClient(second, documentId, head);
  await until(() => seenBy(there, here)?.['cursor']?.anchor === 4, 'whoever was there');
  for (const one of [here, beside, there]) one.leave();
});

it('counts requests at all nodes together', async () => {
  const limited = await startNodes(2, { config: { requestsPerMinute: 10 } });
  const person = await limited.servers[0]!.aPerson();
  const statuses: number[] = [];
  for (let nth = 0; nth < 14; nth++) {
    const { origin } = limited.servers[nth % 2]!;
    const answer = await fetch(`${origin}/api/v1/me`, { headers: { authorization: `Bearer ${person.token}` } });
    statuses.push(answer.status);
  }
  await limited.close();
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.slice(10)).toEqual([429, 429, 429, 429]);
});

/** How a short break of Redis is made, by whom nobody was told in time that something is wrong. */
const BREAKS: Record<string, { begin(): Promise<void> | void; end(): Promise<void> | void }> = {
  'dies and is there again': { begin: () => nodes.redis.kill(), end: () => nodes.redis.start() },
  'cannot be reached by the other': { begin: () => nodes.ways[1]!.cut(), end: () => nodes.ways[1]!.heal() },
  'carries nothing for a moment': {
    begin: () => nodes.ways.forEach((way) => way.hold()),
    end: () => nodes.ways.forEach((way) => way.heal()),
  },
};

async function endsWhatEndedDuring(how: keyof typeof BREAKS, patience: number): Promise<void> {
  const { begin, end } = BREAKS[how]!;
  await nodes.together();
  const documentId = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const { documentId: asked, question, roundTable, presiding, writer } = await anAnswer();
  const [client, other] = [stockClient(second, documentId, expert), stockClient(second, documentId, head)];
  const news = await aFollower(second, expert, table.code);
  await Promise.all([client.synced(), other.synced()]);
  const closing = await rawSocket(second, `${asked}?token=${writer.token}`);
  let closes = 0;
  other.provider.on('connection-close', () => closes++);

  await begin();
  const accreditation = await accreditationOf(expert);
  await chair.call(endAccreditation, { params: { roundTable: table.code, accreditation } });
  await presiding.call(stepQuestion, { params: { roundTable, question, step: 'close' } });
  await end();
  const at = performance.now();
  await until(() => !client.provider.shouldConnect && news.ended !== undefined, 'both connections to end', patience);
  await until(() => closing.isClosed(), 'a writer to be asked again', patience);
  console.info(`after Redis ${how}: ended ${((performance.now() - at) / 1_000).toFixed(1)} s after it was back`);
  // Whose rights are as they were stays.
  expect(closes).toBe(0);
  await nodes.together();
  for (const one of [client, other, news]) one.leave();
}

for (const how of Object.keys(BREAKS))
  it(`[DC24] ends what a right that ended while Redis ${how} had let in at the other node, soon after`, () =>
    expect(endsWhatEndedDuring(how, 15_000)).resolves.toBeUndefined());

it('notices a node that asks nobody again after a break', async () => {
  const deaf = vi.spyOn(Attendance.prototype, 'recheck').mockResolvedValue();
  await expect(endsWhatEndedDuring('cannot be reached by the other', 3_000)).rejects.toThrow(
    /Waited in vain for (both connections to end|a writer to be asked again)/,
  );
  deaf.mockRestore();
});
