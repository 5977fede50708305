import type * as followsModule from '@penholder/server/collab/follows';
import type * as fitModule from '@penholder/server/collab/gate/fit';
import type { Carrier } from '@penholder/server/nodes/messenger';
import type { DelegationId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { decodeUpdate } from 'yjs';
import { answeredBarriers, anUpdate, aResponse, ourClient, rawSocket, until } from '../_support/document-clients.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../_support/harness.ts';
import { inLog, startNodes, stateOf, type TestNodes } from '../_support/nodes.ts';

/** The mistakes that the core makes while these are true. */
const mistakes = vi.hoisted(() => ({ ignoresGaps: false, doesNotCut: false }));

vi.mock('@penholder/server/collab/follows', async (original) => {
  const { follows } = await original<typeof followsModule>();
  return { follows: (head: number, first: number) => mistakes.ignoresGaps || follows(head, first) };
});
vi.mock('@penholder/server/collab/gate/fit', async (original) => {
  const { fitToLog } = await original<typeof fitModule>();
  return {
    fitToLog: (...given: Parameters<typeof fitToLog>) => (mistakes.doesNotCut ? given[2] : fitToLog(...given)),
  };
});

let nodes: TestNodes;
let first: TestServer;
let second: TestServer;
let table: TestRoundTable;
let kenya: DelegationId;
let head: TestPerson;
/** What the first node says goes nowhere. */
let isLosing = false;
beforeAll(async () => {
  const losing = (carrier: Carrier, place: number): Carrier =>
    place === 0 ? { ...carrier, publish: (bytes) => isLosing || carrier.publish(bytes) } : carrier;
  nodes = await startNodes(2, { aroundCarrier: losing });
  [first, second] = nodes.servers as [TestServer, TestServer];
  table = await first.aRoundTable();
  kenya = await table.aDelegation('Kenya');
  head = await table.aDelegate(kenya);
});
afterAll(() => nodes.close());

const aDocument = async () => (await aResponse(first, table, { delegation: kenya, by: head })).documentId;

/** A message between nodes is lost, and the next one is heard; several times, since a node that reads the log by itself may be first. */
async function survivesLoss(): Promise<void> {
  for (let round = 0; round < 8; round++) {
    const [seen, expected] = await oneLoss();
    expect(seen).toEqual(expected);
  }
}

async function oneLoss(): Promise<[seen: string[], expected: string[]]> {
  const documentId = await aDocument();
  const [here, there] = [ourClient(first, documentId, head), ourClient(second, documentId, head)];
  await Promise.all([here.synced(), there.synced()]);
  here.write('one ');
  await until(() => there.text.toString() === 'one ');
  isLosing = true;
  here.write('two ');
  await here.saved();
  isLosing = false;
  here.write('three');
  await here.saved();
  await until(() => second.app.collaboration.keeper.find(documentId)!.bytes.head === 3, 'the second node to have it');
  const reader = ourClient(second, documentId, head);
  await reader.synced();
  const seen = [reader.text.toString(), there.text.toString()];
  for (const one of [here, there, reader]) one.leave();
  return [seen, ['one two three', 'one two three']];
}

/** One person gives the same structs different contents, at two nodes, before either knows of the other. */
async function keepsOneOfTwo(): Promise<void> {
  for (let round = 0; round < 8; round++) {
    const documentId = await aDocument();
    const raws = await Promise.all(
      [first, second].map((server) => rawSocket(server, `${documentId}?token=${head.token}`)),
    );
    for (const [place, raw] of raws.entries()) {
      raw.update(
        anUpdate((doc) => doc.getText('test').insert(0, place === 0 ? 'here' : 'there'), 9_000 + round),
        1,
      );
      raw.send(100, 1);
    }
    await until(() => raws.every((raw) => answeredBarriers(raw).includes(1)));
    const { db } = first.opened;
    const rows = await db
      .selectFrom('document_update')
      .select('update')
      .where('document_id', '=', documentId)
      .orderBy('sequence')
      .execute();
    const { state } = await inLog(first, documentId);
    const fresh = ourClient(second, documentId, head);
    await fresh.synced();
    const seen = stateOf(fresh.doc);
    fresh.leave();
    for (const raw of raws) raw.socket.close();
    const clocks = rows.flatMap(({ update }) => decodeUpdate(update).structs.map(({ id }) => id.clock));
    expect(new Set(clocks).size).toBe(clocks.length);
    expect(seen).toBe(state);
  }
}

it('[DC24] reads in the log what a lost message told', survivesLoss);
it('[DC24] stores no struct twice, whichever nodes it comes by', keepsOneOfTwo);

for (const [title, mistake, fact] of [
  ['ignores a gap in sequence numbers', 'ignoresGaps', survivesLoss],
  ['does not look under the lock at what other nodes appended', 'doesNotCut', keepsOneOfTwo],
] as const)
  it(`notices a core that ${title}`, async () => {
    mistakes[mistake] = true;
    try {
      await expect(fact()).rejects.toThrow(/^expected/);
    } finally {
      mistakes[mistake] = false;
    }
  });
