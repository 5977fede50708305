import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentBytes } from '../document-bytes.ts';
import { DeletedRanges, encodeDeletes } from './deleted-ranges.ts';
import { DEEPEST_TYPES, examine } from './gate.ts';
import { Nesting } from './nesting.ts';
import { scanUpdate } from './scan-update.ts';

const limits = { message: 1_000_000, document: 10_000_000 };
const bytesOf = (state: Uint8Array) => new DocumentBytes({ head: 1, base: { sequence: 1, state }, tail: [] });

/** Random, and the same every time. */
function random(seed: number) {
  let state = seed;
  return (below: number) => (state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff) % below;
}

/** One of the changes that an editor, or any other client, may make. */
function change(doc: Y.Doc, pick: (below: number) => number): void {
  const fragment = doc.getXmlFragment('default');
  const text = doc.getText('text');
  const list = doc.getArray('list');
  switch (pick(6)) {
    case 0: {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`héllo 𝒳 نص ${pick(99)}`)]);
      return fragment.insert(pick(fragment.length + 1), [paragraph]);
    }
    case 1:
      return fragment.length > 0 ? fragment.delete(pick(fragment.length), 1) : undefined;
    case 2:
      return void doc.getMap('map').set(`k${pick(3)}`, [1, { a: pick(9), b: [null, true, 'x'] }, 2.5, undefined]);
    case 3:
      text.insert(pick(text.length + 1), 'ab');
      return text.length > 3 ? text.format(1, 2, { bold: pick(2) === 0 ? true : null }) : undefined;
    case 4:
      return text.length > 2 ? text.delete(pick(text.length - 1), 1) : undefined;
    default:
      list.insert(0, [pick(10), Uint8Array.of(1, 2), 'z']);
      return list.length > 5 ? list.delete(0, 2) : undefined;
  }
}

function aHistory(pick: (below: number) => number): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (let nth = 0; nth < 60; nth++) {
    change(docs[pick(2)]!, pick);
    if (pick(5) === 0)
      for (const [to, from] of [docs, [docs[1], docs[0]]] as const) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  }
  return docs[0];
}

/** Changes of a client that has everything, each as the update that it sends. */
function* changesOn(state: Uint8Array, pick: (below: number) => number, count: number) {
  for (let nth = 0; nth < count; nth++) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    let update: Uint8Array | undefined;
    doc.on('update', (sent: Uint8Array) => (update = sent));
    change(doc, pick);
    if (update) yield update;
  }
}

it('[DC10] reads out of any update what yjs reads out of it', () => {
  const pick = random(1);
  for (let round = 0; round < 10; round++) {
    const update = Y.encodeStateAsUpdate(aHistory(pick));
    const scanned = scanUpdate(update);
    const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
    expect(new Map(scanned.clients.map(({ client, end }) => [client, end]))).toEqual(vector);
    const { ds } = Y.decodeUpdate(update);
    const deletes = new Map(
      [...ds.clients].map(([client, items]) => [client, items.flatMap(({ clock, len }) => [clock, clock + len])]),
    );
    expect(scanned.deletes).toEqual(deletes);
    expect(update.subarray(scanned.structsEnd)).toEqual(encodeDeletes(deletes));
  }
});

it('[DC10] takes every honest change whole', () => {
  const pick = random(2);
  const state = Y.encodeStateAsUpdate(aHistory(pick));
  for (const update of changesOn(state, pick, 60))
    expect(examine(update, bytesOf(state), limits, false)).toMatchObject({ take: update });
});

it('[DC10] lets no damaged update through that yjs would choke on', () => {
  const pick = random(3);
  let passed = 0;
  for (let round = 0; round < 4; round++) {
    const state = Y.encodeStateAsUpdate(aHistory(pick));
    const document = bytesOf(state);
    for (const update of changesOn(state, pick, 20))
      for (let damage = 0; damage < 80; damage++) {
        const damaged = Uint8Array.from(update);
        for (let nth = pick(3); nth >= 0; nth--) damaged[pick(damaged.length)] = pick(256);
        const verdict = examine(damaged, document, limits, false);
        if (typeof verdict === 'string') continue;
        passed++;
        const doc = new Y.Doc();
        Y.applyUpdate(doc, state);
        Y.applyUpdate(doc, verdict.take);
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
        doc.getXmlFragment('default').toString();
        doc.getText('text').toDelta();
      }
  }
  expect(passed).toBeGreaterThan(100);
});

/** Zero, as lib0 writes no number: read by its rule it is 0 · ∞, which is neither below nor above anything. */
const OVERLONG = [...Array<number>(150).fill(128), 0];
/** A signed number of nine bytes. */
const TOO_LARGE = [...Array<number>(8).fill(255), 1];

it.each([
  ['a gap before its first change', [1, 1, 7, 5, 4, 1, 1, 116, 1, 97, 0], 'gap'],
  ['a skip within its changes', [1, 2, 7, 0, 10, 3, 4, 1, 1, 116, 1, 97, 0], 'gap'],
  ['a neighbour that is not there', [1, 1, 7, 0, 132, 9, 0, 1, 97, 0], 'gap'],
  ['deletions of what is not there', [0, 1, 9, 1, 0, 1], 'gap'],
  ['a change that refers to itself', [1, 1, 7, 0, 132, 7, 0, 1, 97, 0], 'malformed'],
  ['a client named twice', [2, 1, 7, 0, 4, 1, 1, 116, 1, 97, 1, 7, 1, 4, 1, 1, 116, 1, 97, 0], 'malformed'],
  ['more structs than bytes', [1, 255, 255, 255, 127, 7, 0, 0], 'malformed'],
  ['a text of no length', [1, 1, 7, 0, 4, 1, 1, 116, 0, 0], 'malformed'],
  ['text that is not UTF-8', [1, 1, 7, 0, 4, 1, 1, 116, 1, 255, 0], 'malformed'],
  ['a subdocument', [1, 1, 7, 0, 9, 1, 1, 116, 1, 97, 126, 0], 'malformed'],
  ['an unknown kind of type', [1, 1, 7, 0, 7, 1, 1, 116, 7, 0], 'malformed'],
  ['formatting that is not JSON', [1, 1, 7, 0, 6, 1, 1, 116, 1, 98, 1, 123, 0], 'malformed'],
  ['a length beyond all bounds', [1, 1, 7, 0, 0, 255, 255, 255, 255, 255, 15, 0], 'malformed'],
  ['a number beyond 2^53', [1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0, 0, 1, 0], 'malformed'],
  ['a clock that is written longer than any number', [1, 1, 7, ...OVERLONG, 4, 1, 1, 116, 1, 97, 0], 'malformed'],
  ['a value beyond what lib0 reads', [1, 1, 7, 0, 8, 1, 1, 116, 1, 125, ...TOO_LARGE, 0], 'malformed'],
  ['bytes after its end', [0, 0, 0], 'malformed'],
])('[DC10] refuses an update with %s', (_what, bytes, verdict) => {
  expect(examine(Uint8Array.from(bytes), bytesOf(Uint8Array.of(0, 0)), limits, false)).toBe(verdict);
});

it('[DC10] reads what it has let in, when it is merged', () => {
  // Two blanks, each as long as one may be: merged, they are one.
  const blank = (clock: number[]) => Uint8Array.from([1, 1, 7, ...clock, 0, 255, 255, 255, 7, 0]);
  const document = bytesOf(Uint8Array.of(0, 0));
  for (const update of [blank([0]), blank([255, 255, 255, 7])]) {
    const verdict = examine(update, document, limits, false);
    if (typeof verdict === 'string') throw new Error(verdict);
    document.accept(verdict.scanned);
    document.append(document.head + 1, verdict.take);
  }
  expect(bytesOf(document.state()).clocks()).toEqual(new Map([[7, 2 * 0xff_ffff]]));
});

it('[DC10] refuses values nested without end', () => {
  const nested = `${'['.repeat(100)}${']'.repeat(100)}`;
  const bytes = Uint8Array.from([1, 1, 7, 0, 5, 1, 1, 116, 200, 1, ...Buffer.from(nested), 0]);
  expect(examine(bytes, bytesOf(Uint8Array.of(0, 0)), limits, false)).toBe('malformed');
  const deep = [1, 1, 7, 0, 8, 1, 1, 116, 1, ...Array.from({ length: 100 }, () => [117, 1]).flat(), 126, 0];
  expect(examine(Uint8Array.from(deep), bytesOf(Uint8Array.of(0, 0)), limits, false)).toBe('malformed');
});

it('[DC10] refuses what makes a document too large', () => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'x'.repeat(200));
  const update = Y.encodeStateAsUpdate(doc);
  const empty = () => bytesOf(Uint8Array.of(0, 0));
  expect(examine(update, empty(), { ...limits, message: 100 }, false)).toBe('too-large');
  expect(examine(update, empty(), { ...limits, document: 100 }, false)).toBe('document-full');
});

it('[DC5] cuts off what is known, changes and deletions alike', () => {
  const doc = new Y.Doc();
  const text = doc.getText('t');
  text.insert(0, 'abcdef');
  text.delete(1, 1);
  const state = Y.encodeStateAsUpdate(doc);
  const document = bytesOf(state);
  expect(examine(state, document, limits, true)).toBe('known');
  text.insert(5, 'g');
  text.delete(3, 1);
  const verdict = examine(Y.encodeStateAsUpdate(doc), document, limits, true);
  if (typeof verdict === 'string') throw new Error(verdict);
  const { structs, ds } = Y.decodeUpdate(verdict.take);
  expect(structs.map((struct) => [struct.id.clock, struct.length])).toEqual([[6, 1]]);
  expect([...ds.clients.values()].flat().map(({ clock, len }) => [clock, len])).toEqual([[4, 1]]);
  expect(verdict.writers).toEqual([doc.clientID]);
});

it('[DC5] tells what of some deletions is new', () => {
  const known = new DeletedRanges();
  known.add(new Map([[1, [10, 20]]]));
  known.add(
    new Map([
      [1, [0, 5, 20, 25]],
      [2, [3, 4]],
    ]),
  );
  expect(known.missing(new Map([[1, [0, 30]]]))).toEqual(new Map([[1, [5, 10, 25, 30]]]));
  expect(
    known.missing(
      new Map([
        [1, [12, 24, 2, 3]],
        [2, [3, 4]],
      ]),
    ),
  ).toEqual(new Map());
  expect(known.missing(new Map([[3, [7, 9]]]))).toEqual(new Map([[3, [7, 9]]]));
});

it('[DC10] refuses types nested too deep, at once or step by step, beside others or by another client', () => {
  const doc = new Y.Doc();
  let innermost: Y.XmlFragment = doc.getXmlFragment('default');
  const deepen = () => {
    const inner = new Y.XmlElement('item');
    // Behind another, so that only its neighbour tells where it is.
    innermost.insert(0, [new Y.XmlElement('before')]);
    innermost.insert(1, [inner]);
    innermost = inner;
  };
  const document = bytesOf(Uint8Array.of(0, 0));
  let vector: Uint8Array = Uint8Array.of(0);
  const verdicts: unknown[] = [];
  for (let depth = 1; depth <= DEEPEST_TYPES + 1; depth++) {
    if (depth % 3 === 0) doc.clientID = depth;
    deepen();
    const update = Y.encodeStateAsUpdate(doc, vector);
    vector = Y.encodeStateVector(doc);
    const verdict = examine(update, document, limits, false);
    if (typeof verdict !== 'string') document.accept(verdict.scanned);
    verdicts.push(typeof verdict);
  }
  expect(verdicts.indexOf('string')).toBe(DEEPEST_TYPES);
  const whole = Y.encodeStateAsUpdate(doc);
  expect(examine(whole, bytesOf(Uint8Array.of(0, 0)), limits, false)).toBe('malformed');
});

it('[DC10] measures what is stored as it measured what was written', () => {
  const pick = random(7);
  for (let round = 0; round < 20; round++) {
    const state = Y.encodeStateAsUpdate(aHistory(pick));
    const [inOne, inSteps] = [new Nesting(), new Nesting()];
    const { places } = scanUpdate(state, true);
    inOne.add(places!);
    expect(inOne.deepest(places!)).toBeLessThanOrEqual(3);
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => inSteps.add(scanUpdate(update, true).places!));
    Y.applyUpdate(doc, state);
    for (const update of changesOn(state, pick, 4)) {
      const fresh = scanUpdate(update, true).places!;
      expect(inOne.deepest(fresh)).toBe(inSteps.deepest(fresh));
    }
  }
});

it('[DC10] refuses what is written between neighbours in two places, for readers would put it into either', () => {
  const doc = new Y.Doc();
  doc.clientID = 5;
  doc.getText('one').insert(0, 'a');
  doc.getText('other').insert(0, 'b');
  const document = bytesOf(Y.encodeStateAsUpdate(doc));
  // Text of client 7 behind 5/0 and before the other.
  const between = (right: number) => Uint8Array.from([1, 1, 7, 0, 4 | 128 | 64, 5, 0, 5, right, 1, 120, 0]);
  expect(examine(between(1), document, limits, false)).toBe('malformed');
  doc.getText('one').insert(1, 'c');
  expect(examine(between(2), bytesOf(Y.encodeStateAsUpdate(doc)), limits, false)).toMatchObject({ writers: [7] });
});
