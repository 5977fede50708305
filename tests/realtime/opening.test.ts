// The order of what a writer is sent when a document is opened. Over a log of the test's own.
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { aCore, MemoryLog, TestWire } from '../_support/core-in-memory.ts';
import { until } from '../_support/document-clients.ts';
import { syncMessage } from '../_support/forged-updates.ts';

const KINDS: Record<string, string> = { '0 0': 'question', '0 1': 'text', '101': 'welcome' };

/** What comes, in order, to somebody who asks for the text of a document so large. */
async function orderOfOpening(characters: number): Promise<string[]> {
  const log = new MemoryLog();
  const doc = new Y.Doc();
  doc.getText('test').insert(0, 'x'.repeat(characters));
  log.rows.push({ sequence: 1, update: Y.encodeStateAsUpdate(doc), personId: null });
  const core = aCore(log);
  const came: string[] = [];
  const wire = new TestWire(([type, kind]) => came.push(KINDS[type === 0 ? `0 ${kind}` : `${type}`] ?? `${type}`));
  await core.connect('amina', wire);
  wire.send(syncMessage(0, Y.encodeStateVector(new Y.Doc())));
  await until(() => came.includes('question') && came.includes('text'), 'the question and the text');
  await core.keeper.stop();
  return came.slice(0, 3);
}

it('asks a writer first where the document is small, and sends the text of a large one before it asks', async () => {
  expect(await orderOfOpening(10)).toEqual(['welcome', 'question', 'text']);
  expect(await orderOfOpening(200_000)).toEqual(['welcome', 'text', 'question']);
});
