import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { UpdateRuns } from './update-runs.ts';

/** What two people type and delete, one update for each. */
function typed(count: number): { updates: Uint8Array[]; doc: Y.Doc } {
  const docs = [1, 2].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  const updates: Uint8Array[] = [];
  for (const [place, doc] of docs.entries())
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'other') return;
      updates.push(update);
      Y.applyUpdate(docs[1 - place]!, update, 'other');
    });
  for (let letter = 0; letter < count; letter++) {
    const text = docs[letter % 2]!.getText('test');
    if (letter % 7 === 6) text.delete((letter * 31) % text.length, 1);
    else text.insert((letter * 17) % (text.length + 1), String.fromCodePoint(97 + (letter % 26)));
  }
  return { updates, doc: docs[0]! };
}

it('says the same as the updates that it was given, whenever it is asked', () => {
  const { updates, doc } = typed(3_000);
  const base = Y.mergeUpdates(updates.slice(0, 500));
  const runs = new UpdateRuns(base, updates.slice(500, 600));
  for (const [place, update] of updates.slice(600).entries()) {
    runs.push(update);
    if (place === 1_000) runs.whole();
  }
  const read = new Y.Doc();
  Y.applyUpdate(read, runs.whole());
  expect(read.getText('test').toString()).toBe(doc.getText('test').toString());
  expect(Y.encodeStateAsUpdate(read)).toEqual(Y.encodeStateAsUpdate(doc));
  expect(runs.size).toBe(runs.whole().length);
  expect(new UpdateRuns(undefined, []).whole()).toEqual(Uint8Array.of(0, 0));
});

it('merges each byte a few times, however long the document is', () => {
  const merged = (count: number) => {
    let bytes = 0;
    const runs = new UpdateRuns(undefined, [], (updates) => {
      const all = updates.reduce((sum, { length }) => sum + length, 0);
      bytes += all;
      return new Uint8Array(all);
    });
    for (let update = 0; update < count; update++) runs.push(new Uint8Array(20));
    return bytes / (count * 20);
  };
  // All of it each time would be twenty and two hundred.
  expect(merged(10_000)).toBeLessThan(7);
  expect(merged(100_000)).toBeLessThan(11);
});
