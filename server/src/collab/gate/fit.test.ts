import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentBytes } from '../document-bytes.ts';
import { fitToLog } from './fit.ts';
import { scanUpdate } from './scan-update.ts';

/** What a client with this id types, one update for each of the words. */
function typed(clientId: number, ...words: string[]): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText('test').insert(doc.getText('test').length, word);
  return updates;
}
const accepted = (update: Uint8Array) => ({ update, scanned: scanUpdate(update) });
const stored = (...updates: Uint8Array[]) => updates.map((update, nth) => ({ sequence: nth + 1, update }));
const bytesOf = (...updates: Uint8Array[]) => {
  const bytes = new DocumentBytes({ head: updates.length, base: undefined, tail: stored(...updates) });
  // As the gate does before it lets anything in.
  bytes.clocks();
  return bytes;
};
const textOf = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('test').toString();
};

it('[DC24] leaves as it is what others have not written beyond', () => {
  const [one, two] = typed(1, 'a', 'b').map(accepted);
  const [other] = typed(2, 'x');
  expect(fitToLog(bytesOf(), [], [one!, two!])).toEqual([one, two]);
  expect(fitToLog(bytesOf(), stored(other!), [one!, two!])[0]).toBe(one);
});

it('[DC24] drops what another node has stored already', () => {
  const [one, two] = typed(1, 'a', 'b');
  expect(fitToLog(bytesOf(), stored(one!), [accepted(one!)])).toEqual([undefined]);
  // The same structs in other bytes: both updates merged into one.
  const merged = Y.mergeUpdates([one!, two!]);
  expect(fitToLog(bytesOf(), stored(merged), [accepted(one!), accepted(two!)])).toEqual([undefined, undefined]);
});

it('[DC24] cuts off what another node has stored, and keeps what is new', () => {
  const [one, two, three] = typed(1, 'a', 'b', 'c');
  const all = Y.mergeUpdates([one!, two!, three!]);
  const [fitted] = fitToLog(bytesOf(one!), [{ sequence: 2, update: two! }], [accepted(all)]);
  expect(fitted!.scanned.clients).toEqual([{ client: 1, clock: 2, end: 3, gapEnd: 0 }]);
  expect(textOf(one!, two!, fitted!.update)).toBe('abc');
});

it('[DC24] cuts what was learned between the gate and the commit', () => {
  const [one, two] = typed(1, 'a', 'b');
  const bytes = bytesOf();
  const both = accepted(Y.mergeUpdates([one!, two!]));
  bytes.accept(both.scanned);
  bytes.learn(1, one!);
  const [fitted] = fitToLog(bytes, [], [both]);
  expect(fitted!.scanned.clients).toEqual([{ client: 1, clock: 1, end: 2, gapEnd: 0 }]);
});

it('[DC24] gives the structs of a client one content, that of the log', () => {
  const [theirs] = typed(1, 'their');
  const [ours] = typed(1, 'OURS AND LONGER');
  const [fitted] = fitToLog(bytesOf(), stored(theirs!), [accepted(ours!)]);
  expect(textOf(theirs!, fitted!.update)).toBe('theirAND LONGER');
});

it('[DC24] keeps the deletions of what it cuts', () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('test').insert(0, 'abc');
  const before = Y.encodeStateAsUpdate(doc);
  doc.getText('test').delete(1, 1);
  const [fitted] = fitToLog(bytesOf(), stored(before), [accepted(Y.encodeStateAsUpdate(doc))]);
  expect(fitted!.scanned.clients).toEqual([]);
  expect(textOf(before, fitted!.update)).toBe('ac');
});

it('[DC24] refuses what the log does not reach', () => {
  const [, two] = typed(1, 'a', 'b');
  expect(() => fitToLog(bytesOf(), [], [accepted(two!)])).toThrow(/goes on at 1/);
});
