// What a writer can make the server keep, and whose client ids are. Over a log of the test's own.
import * as decoding from 'lib0/decoding';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aCore, type Core, MemoryLog, TestWire } from '../_support/core-in-memory.ts';
import { anUpdate, settled, until } from '../_support/document-clients.ts';
import { awarenessMessage, syncMessage } from '../_support/forged-updates.ts';

/** A log that commits nothing until it is let go on. */
class SlowLog extends MemoryLog {
  goOn = () => {};
  readonly #gate = new Promise<void>((resolve) => (this.goOn = resolve));

  override async append(...updates: Parameters<MemoryLog['append']>): ReturnType<MemoryLog['append']> {
    await this.#gate;
    return super.append(...updates);
  }
}

let core: Core;
afterEach(() => core.keeper.stop());

/** Somebody who writes, and has answered the server's question. */
async function aWriter(person: string): Promise<TestWire> {
  const wire = new TestWire(() => {});
  await core.connect(person, wire);
  wire.send(syncMessage(1, Uint8Array.of(0, 0)));
  return wire;
}

const words = (count: number, client: number) =>
  syncMessage(
    2,
    anUpdate((doc) => doc.getText('test').insert(0, 'x'.repeat(count)), client),
  );

it('[DC15] a document is full of what is accepted, before it is committed', async () => {
  const log = new SlowLog();
  core = aCore(log, { document: 3_000 });
  const [one, other] = [await aWriter('one'), await aWriter('other')];
  one.send(words(2_000, 1));
  await settled();
  other.send(words(2_000, 2));
  await until(() => other.ended !== undefined, 'the second to be refused');
  expect(other.ended!.name).toBe('document.too-large');
  log.goOn();
  await until(() => log.rows.length === 1, 'the first to be stored');
  expect(one.ended).toBeUndefined();
  const third = await aWriter('third');
  third.send(words(500, 3));
  await until(() => log.rows.length === 2, 'what there is room for to be stored');
});

it('[DC15] writers wait while much waits for the log, and go on after it', async () => {
  const log = new SlowLog();
  core = aCore(log, { waiting: 1_000 });
  const wires = [await aWriter('one'), await aWriter('other'), await aWriter('third')] as const;
  for (const [nth, wire] of wires.entries()) {
    wire.send(words(2_000, nth + 1));
    await settled();
  }
  expect(core.keeper.isCongested).toBe(true);
  // Whoever stores nothing need not wait.
  wires[0].send(syncMessage(0, Uint8Array.of(0)));
  expect(wires[0].isPaused).toBe(false);
  wires[0].send(words(10, 4));
  expect(wires[0].isPaused).toBe(true);
  log.goOn();
  await until(() => !wires[0].isPaused, 'the writer to be heard again');
  expect([log.rows.length, core.keeper.isCongested]).toEqual([4, false]);
});

it('[DC15] what a client says of presence counts by its size, and what it asks of it by the size of the answer', async () => {
  core = aCore(new MemoryLog(), { burst: 10, rate: 1 });
  const [talker, asker] = [await aWriter('talker'), await aWriter('asker')];
  const long = awarenessMessage(1, 1, { cursor: null, more: 'x'.repeat(200_000) });
  for (let time = 0; time < 3; time++) talker.send(long);
  expect(talker.isPaused).toBe(false);
  for (let time = 0; time < 3; time++) talker.send(long);
  expect(talker.isPaused).toBe(true);
  const wires = Array.from({ length: 480 }, () => new TestWire(() => {}));
  for (const wire of wires) await core.connect('somebody', wire);
  const cursor = { anchor: 'x'.repeat(2_000) };
  for (const [nth, wire] of wires.entries()) wire.send(awarenessMessage(2 + nth, 1, { cursor }));
  asker.send(Uint8Array.of(3));
  expect(asker.isPaused).toBe(false);
  await until(() => asker.isPaused, 'the asker to wait');
});

/** A question of a client that has something of its own, so that no two ask the same. */
const question = (client: number) => syncMessage(0, Uint8Array.of(1, client, 1));
/** The text in all that was told to a client, in the order in which it came. */
const textOf = (told: readonly Uint8Array[]): string => {
  const doc = new Y.Doc();
  for (const message of told)
    if (message[0] === 0 && message[1] !== 0) {
      const decoder = decoding.createDecoder(message.subarray(2));
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    }
  return doc.getText('test').toString();
};

it('[DC15] what one person’s copies lack is looked for as fast as is fair, and others do not wait for it', async () => {
  const log = new MemoryLog();
  core = aCore(log, { lookedThrough: 4_000, lookedThroughAtOnce: 4_000 });
  const writer = await aWriter('writer');
  writer.send(words(1_000, 1));
  await until(() => log.rows.length === 1, 'the text to be stored');
  const told = Array.from({ length: 12 }, (): Uint8Array[] => []);
  const wires = told.map((heard) => new TestWire((message) => heard.push(message)));
  for (const wire of wires) await core.connect('many', wire);
  const answered = () => told.filter((heard) => textOf(heard).length >= 1_000).length;
  for (const [nth, wire] of wires.entries()) wire.send(question(100 + nth));
  const heard: Uint8Array[] = [];
  const other = new TestWire((message) => heard.push(message));
  await core.connect('other', other);
  other.send(question(90));
  await until(() => textOf(heard).length === 1_000, 'the other to be answered');
  expect(answered()).toBeLessThan(6);
  // What is written meanwhile is in the answer of whoever waits.
  writer.send(words(10, 2));
  await until(() => told.every((one) => textOf(one).length === 1_010), 'all to be answered');
});

it('[DC15] somebody who does not read is answered no more, over whatever connection', async () => {
  const log = new MemoryLog();
  core = aCore(log, { document: 5_000 });
  const writer = await aWriter('writer');
  writer.send(words(1_000, 1));
  await until(() => log.rows.length === 1, 'the text to be stored');
  const heard: Uint8Array[] = [];
  const [deaf, fresh] = [new TestWire(() => {}), new TestWire((message) => heard.push(message))];
  for (const wire of [deaf, fresh]) await core.connect('one', wire);
  deaf.queued = 5_001;
  fresh.send(question(100));
  await settled(400);
  expect(textOf(heard)).toBe('');
  deaf.queued = 0;
  await until(() => textOf(heard).length === 1_000, 'the answer, once they have read');
});

it('[DC16] nobody is heard while the server stops, whoever was about to be heard again', async () => {
  const log = new SlowLog();
  core = aCore(log, { burst: 3, rate: 50 });
  const wire = await aWriter('one');
  for (let nth = 0; nth < 4; nth++) wire.send(words(10, nth + 1));
  expect(wire.isPaused).toBe(true);
  const stopped = core.keeper.stop();
  await settled(300);
  expect(wire.isPaused).toBe(true);
  log.goOn();
  await stopped;
});

it('[DC10] an update of more clients than a person has had windows is refused', async () => {
  core = aCore(new MemoryLog());
  const wire = await aWriter('one');
  const updates = Array.from({ length: 101 }, (_, nth) => anUpdate(undefined, nth + 1));
  wire.send(syncMessage(2, Y.mergeUpdates(updates)));
  await until(() => wire.ended !== undefined, 'it to be refused');
  expect(wire.ended!.name).toBe('document.malformed');
});

it('[DC7] nobody takes the client id of somebody who is there and has written nothing yet', async () => {
  const log = new MemoryLog();
  core = aCore(log);
  const [owner, thief] = [await aWriter('owner'), await aWriter('thief')];
  owner.send(awarenessMessage(500, 1, { cursor: null }));
  thief.send(words(5, 500));
  await until(() => thief.ended !== undefined, 'the thief to be refused');
  expect(thief.ended!.name).toBe('document.foreign-client');
  owner.send(words(5, 500));
  await until(() => log.rows.length === 1, 'the owner’s words to be stored');
});

it('[DC7] an echo of somebody who has written nothing keeps nobody from coming back', async () => {
  const log = new MemoryLog();
  core = aCore(log);
  const owner = await aWriter('owner');
  owner.send(awarenessMessage(500, 1, { cursor: null }));
  owner.drop();
  const echoing = await aWriter('other');
  echoing.send(awarenessMessage(500, 2, { cursor: null }));
  const again = await aWriter('owner');
  again.send(words(5, 500));
  await until(() => log.rows.length === 1, 'the owner’s words to be stored');
  expect(again.ended).toBeUndefined();
});

it('[DC7] nobody keeps a client id from its owner by being there with it', async () => {
  const log = new MemoryLog();
  core = aCore(log);
  const owner = await aWriter('owner');
  owner.send(words(5, 500));
  await until(() => log.rows.length === 1, 'the owner’s words to be stored');
  owner.drop();
  const thief = await aWriter('thief');
  thief.send(awarenessMessage(500, 1, { cursor: null }));
  const again = await aWriter('owner');
  const doc = Object.assign(new Y.Doc(), { clientID: 500 });
  Y.applyUpdate(doc, log.rows[0]!.update);
  let more: Uint8Array | undefined;
  doc.on('update', (update: Uint8Array) => (more = update));
  doc.getText('test').insert(0, 'more');
  again.send(syncMessage(2, more!));
  await until(() => log.rows.length === 2, 'the owner’s next words to be stored');
  expect(again.ended).toBeUndefined();
});
