import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Entry, framing } from './entry.ts';
import { gather } from './gather.ts';
import { scanUpdate } from './gate/scan-update.ts';
import type { Attendant, OpenDocument } from './open-document.ts';

const document = {} as OpenDocument;

/** Somebody's connection, with what they have written and not yet told. */
function aWriter(clientID: number, delegation = 'one') {
  const doc = Object.assign(new Y.Doc(), { clientID });
  const from = {} as Attendant;
  const written: Entry[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'told') return;
    written.push({
      documentId: 'd' as DocumentId,
      personId: null,
      delegationId: delegation as DelegationId,
      ...framing(update),
      scanned: scanUpdate(update),
      count: 1,
      acceptedBytes: update.length,
      from,
      document,
    });
  });
  const text = doc.getText('test');
  return {
    from,
    text,
    type: (words: string, at = text.length) => text.insert(at, words),
    hear: (entries: readonly Entry[]) => entries.forEach(({ update }) => Y.applyUpdate(doc, update, 'told')),
    take: () => written.splice(0),
  };
}

/** Reads a log from its beginning; at every place all that is there must have found its ground. */
function read(entries: readonly Entry[]): Y.Doc {
  const doc = new Y.Doc();
  for (const { update } of entries) {
    Y.applyUpdate(doc, update);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
  return doc;
}

it('[DC5] makes one entry of what one connection sent', () => {
  const writer = aWriter(1);
  for (const letter of 'Doctors') writer.type(letter);
  writer.text.delete(0, 1);
  const typed = writer.take();
  const gathered = gather(typed);
  expect(gathered).toHaveLength(1);
  expect(gathered[0]).toMatchObject({ count: 8, from: writer.from, document, documentId: 'd', delegationId: 'one' });
  expect(gathered[0]!.scanned.clients).toEqual([{ client: 1, clock: 0, end: 7, gapEnd: 0 }]);
  expect(gathered[0]!.framed.subarray(-gathered[0]!.update.length)).toEqual(Buffer.from(gathered[0]!.update));
  expect(read(gathered).getText('test').toString()).toBe('octors');
});

it('leaves alone what came alone', () => {
  const [one, other] = [aWriter(1), aWriter(2)];
  one.type('a');
  other.type('b');
  const typed = [...one.take(), ...other.take()];
  const gathered = gather(typed);
  expect(gathered[0]).toBe(typed[0]);
  expect(gathered[1]).toBe(typed[1]);
});

it('[DC5] puts nothing before what it stands on', () => {
  const [one, other] = [aWriter(1), aWriter(2)];
  one.type('a');
  const a = one.take();
  other.hear(a);
  other.type('b');
  const b = other.take();
  one.hear(b);
  one.type('c');
  const c = one.take();
  one.type('d', 0);
  const gathered = gather([...a, ...b, ...c, ...one.take()]);
  // What stands on the other's letter is not written before it; what comes later goes with that.
  expect(gathered.map(({ count }) => count)).toEqual([1, 1, 2]);
  expect(read(gathered).getText('test').toString()).toBe('dabc');
});

it('[DC5] deletes nothing before it is there', () => {
  const [one, other] = [aWriter(1), aWriter(2)];
  one.type('a');
  const a = one.take();
  other.type('b');
  const b = other.take();
  one.hear(b);
  one.text.delete(0, 2);
  const gathered = gather([...a, ...b, ...one.take()]);
  expect(gathered.map(({ count }) => count)).toEqual([1, 1, 1]);
  expect(read(gathered).getText('test').toString()).toBe('');
});

it('[DC19] keeps apart what was written for two delegations', () => {
  const writer = aWriter(1);
  writer.type('a');
  writer.type('b');
  const [a, b] = writer.take() as [Entry, Entry];
  expect(gather([a, { ...b, delegationId: 'two' as DelegationId }])).toHaveLength(2);
});

it('[DC25] brings no more together than can be made good again', () => {
  const writer = aWriter(1);
  for (let word = 0; word < 30; word++) writer.type('x'.repeat(600));
  const gathered = gather(writer.take());
  expect(Math.max(...gathered.map(({ update }) => update.length))).toBeLessThanOrEqual(2_048);
  expect(gathered.map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 3));
  expect(read(gathered).getText('test').length).toBe(18_000);
});

it('says the same in fewer entries, however people wrote and heard of one another', () => {
  let seed = 7;
  const chance = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  let [before, after] = [0, 0];
  for (let round = 0; round < 150; round++) {
    const writers = Array.from({ length: 3 }, (_, place) => aWriter(place + 1));
    const log: Entry[] = [];
    const heard = writers.map(() => 0);
    for (let act = 0; act < 40; act++) {
      const place = chance(3);
      const writer = writers[place]!;
      if (chance(4) === 0) {
        writer.hear(log.slice(heard[place]));
        heard[place] = log.length;
      }
      if (writer.text.length > 2 && chance(3) === 0) writer.text.delete(chance(writer.text.length - 1), 1);
      else writer.type('abc'[place]!, chance(writer.text.length + 1));
      log.push(...writer.take());
    }
    const gathered = gather(log);
    expect(Y.encodeStateAsUpdate(read(gathered))).toEqual(Y.encodeStateAsUpdate(read(log)));
    expect(gathered.reduce((sum, { count }) => sum + count, 0)).toBe(log.length);
    before += log.length;
    after += gathered.length;
  }
  expect(after).toBeLessThan(before / 2);
});
