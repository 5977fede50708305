// Hand-made messages of a participant who means ill. Each is also sent to the stock server, to show what it does where
// nothing stands in its way: an attack without an effect there would prove nothing here.
import { loadDocument } from '@penholder/db/documents';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  answeredBarriers,
  anUpdate,
  aResponse,
  ourClient,
  type RawSocket,
  rawSocket,
  settled,
  stockClient,
  until,
} from '../_support/document-clients.ts';
import {
  awarenessMessage,
  circle,
  crowdMessage,
  forgedText,
  hugeVector,
  manyStructs,
  nestedElements,
  nestedValue,
  overlongClock,
  syncMessage,
} from '../_support/forged-updates.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { memoryInUse } from '../_support/memory.ts';
import { startStockServer, type StockServer } from '../_support/stock-server.ts';

const MEGABYTE = 1_000_000;
const EMPTY = Uint8Array.of(0, 0);
/** Client ids of the honest, so that attackers know them. */
const WRITER = 500;

let server: TestServer;
let stock: StockServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
let documentId: DocumentId;
let room = 0;
beforeAll(async () => {
  stock = await startStockServer();
  server = await startServer({ listen: true });
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
  adviser = await table.aDelegate(egypt);
});
afterAll(async () => {
  await server.close();
  await stock.close();
});

beforeEach(async () => {
  documentId = (await aResponse(server, table, { delegation: egypt, by: head })).documentId;
  const writer = ourClient(server, documentId, head, { doc: Object.assign(new Y.Doc(), { clientID: WRITER }) });
  await writer.synced();
  writer.write('honest words');
  await writer.saved();
  writer.leave();
});

/** The same words on the stock server, and a socket to it. */
async function atStock() {
  const name = `room-${++room}`;
  const writer = stockClient(stock, name, undefined, { doc: Object.assign(new Y.Doc(), { clientID: WRITER }) });
  await writer.synced();
  writer.write('honest words');
  await until(() => stock.document(name).getText('test').length > 0);
  return { name, writer, doc: stock.document(name), raw: await rawSocket(stock, name) };
}

/** All that is stored of the document, byte for byte. */
const stored = async (id: DocumentId = documentId) => (await loadDocument(server.opened.db, id))!;

/** A socket of the attacker, who has answered the server's question, so that nothing waits. */
async function attacker(person: TestPerson = adviser): Promise<RawSocket> {
  const raw = await rawSocket(server, `${documentId}?token=${person.token}`);
  raw.update(EMPTY, 1);
  return raw;
}

/** The attack ends by name, nothing of it is stored, and everyone else goes on writing. */
async function expectRefused(attack: (raw: RawSocket) => void, code: number, reason: string): Promise<void> {
  const before = await stored();
  const witness = stockClient(server, documentId, head);
  await witness.synced();
  const raw = await attacker();
  attack(raw);
  expect(await raw.closed()).toEqual({ code, reason });
  expect(await stored()).toEqual(before);
  const second = ourClient(server, documentId, head);
  await second.synced();
  second.write(', and more');
  await second.saved();
  await until(() => witness.text.toString() === 'honest words, and more');
  expect(witness.doc.store.pendingStructs).toBeNull();
  second.leave();
  witness.leave();
}
const expectMalformed = (attack: (raw: RawSocket) => void) => expectRefused(attack, 4422, 'document.malformed');

/** Sent to the stock server; answers once the server has heard it. */
async function suffer(attack: (raw: RawSocket) => void) {
  const victim = await atStock();
  attack(victim.raw);
  const probe = anUpdate((doc) => doc.getMap('probe').set('heard', true), 900 + room);
  victim.raw.update(probe);
  await until(() => victim.doc.getMap('probe').has('heard'), 'the stock server to have heard it');
  return victim;
}

describe('a forged clock', () => {
  const attack = (raw: RawSocket) => raw.update(forgedText('from the future', { clock: 1_000_000 }));

  it('[DC10] is refused, and nothing waits for what will never come', () => expectMalformed(attack));

  it('is kept for ever by the stock server, and told to everyone who comes', async () => {
    const { doc, name, writer } = await suffer(attack);
    expect(doc.store.pendingStructs).not.toBeNull();
    const comer = stockClient(stock, name, undefined);
    await until(() => comer.doc.store.pendingStructs !== null);
    comer.leave();
    writer.leave();
  });
});

describe('another person’s client id', () => {
  const attack = (raw: RawSocket) => raw.update(forgedText('in another’s name', { client: WRITER, clock: 12 }));

  it('[DC7] is refused while its owner is away', () => expectRefused(attack, 4410, 'document.foreign-client'));

  it('makes the stock server drop what its owner writes next, without a word', async () => {
    const { doc, writer, raw } = await atStock();
    writer.provider.disconnect();
    attack(raw);
    await until(() => doc.getText('test').toString().includes('in another’s name'));
    writer.write(' lost');
    writer.provider.connect();
    await until(() => writer.provider.synced);
    await settled();
    expect(doc.getText('test').toString()).not.toContain('lost');
    expect(writer.text.toString()).toContain('lost');
    // Yjs has given the writer another id meanwhile, which its provider cannot take leave with.
    writer.provider.shouldConnect = false;
    writer.provider.ws?.close();
  });
});

describe('a flood of changes that stand on nothing', () => {
  const FLOOD = 150;
  const flood = (raw: RawSocket, times = FLOOD) => {
    for (let nth = 0; nth < times; nth++) raw.update(forgedText('x'.repeat(20_000), { client: 1_000 + nth, clock: 5 }));
  };

  it('[DC10] is refused at a megabyte of them or at the first that was looked into, whichever comes first', async () => {
    const raw = await attacker();
    flood(raw);
    expect(['document.too-large', 'document.malformed']).toContain((await raw.closed()).reason);
    expect((await stored()).head).toBe(1);
  });

  it('[DC10] is refused at a megabyte while the server waits for an answer, and leaves nothing in memory', async () => {
    const once = async () => {
      const raw = await rawSocket(server, `${documentId}?token=${adviser.token}`);
      flood(raw);
      expect(await raw.closed()).toEqual({ code: 4413, reason: 'document.too-large' });
    };
    await once();
    const before = await memoryInUse();
    for (let time = 0; time < 8; time++) await once();
    // 24 megabytes were sent.
    expect((await memoryInUse()) - before).toBeLessThan(10 * MEGABYTE);
    expect((await stored()).head).toBe(1);
  });

  it('stays in the memory of the stock server', async () => {
    // Fewer, for it merges all that wait again with each of them.
    const { doc, writer } = await suffer((raw) => flood(raw, 60));
    expect(doc.store.pendingStructs!.update.length).toBeGreaterThan(MEGABYTE);
    writer.leave();
  });
});

describe('two texts that stand on each other', () => {
  const attack = (raw: RawSocket) => raw.update(circle());

  it('[DC10] are refused', () => expectMalformed(attack));

  it('wait for each other for ever on the stock server', async () => {
    const { doc, writer } = await suffer(attack);
    expect(doc.store.pendingStructs).not.toBeNull();
    writer.leave();
  });
});

describe('a count of structs that are not there', () => {
  const attack = (raw: RawSocket) => raw.update(manyStructs(50_000_000));

  it('[DC10] is refused before anything is reserved for them', async () => {
    const before = await memoryInUse();
    await expectMalformed(attack);
    expect((await memoryInUse()) - before).toBeLessThan(20 * MEGABYTE);
  });

  it('makes plain Yjs reserve an array of that length', () => {
    const before = process.memoryUsage().heapUsed;
    expect(() => Y.applyUpdate(new Y.Doc(), manyStructs(10_000_000))).toThrow('Unexpected end of array');
    expect(process.memoryUsage().heapUsed - before).toBeGreaterThan(50 * MEGABYTE);
  });
});

describe('elements nested 5,000 deep', () => {
  const attack = (raw: RawSocket) => raw.update(nestedElements(5_000));

  it('[DC10] are refused', () => expectMalformed(attack));

  it('[DC10] are refused in small steps too, once they are deeper than any text', async () => {
    const raw = await attacker();
    let clock = 0;
    for (; clock < 200 && !raw.isClosed(); clock++) {
      raw.update(nestedElements(1, { clock }));
      if (clock % 20 === 0) {
        raw.send(100, clock / 20);
        await until(() => raw.isClosed() || answeredBarriers(raw).includes(clock / 20));
      }
    }
    expect(await raw.closed()).toEqual({ code: 4422, reason: 'document.malformed' });
    const witness = stockClient(server, documentId, head);
    await witness.synced();
    // The refusal need not wait for the commit of what came before it.
    await expect
      .poll(() => witness.doc.getXmlFragment('default').toString(), { timeout: 60_000 })
      .toMatch(/^(<bulletlist>){100}</);
    expect(witness.doc.getXmlFragment('default').toString()).not.toContain('<bulletlist>'.repeat(101));
    witness.leave();
  });

  it('break every reader of the stock server', async () => {
    const { doc, writer } = await suffer(attack);
    await until(() => writer.doc.getXmlFragment('default').length === 1);
    expect(() => doc.getXmlFragment('default').toString()).toThrow(RangeError);
    expect(() => writer.doc.getXmlFragment('default').toString()).toThrow(RangeError);
    writer.leave();
  });
});

describe('a value nested 5,000 deep', () => {
  const attack = (raw: RawSocket) => raw.update(nestedValue(5_000));

  it('[DC10] is refused', () => expectMalformed(attack));

  it('is handed on by the stock server as deep as its own stack bears, whatever its readers’ do', async () => {
    const { doc, writer } = await suffer((raw) => raw.update(nestedValue(1_000)));
    expect(doc.store.clients.get(7)).toHaveLength(1);
    await until(() => writer.doc.store.clients.has(7));
    expect(() => Y.applyUpdate(new Y.Doc(), nestedValue(20_000))).toThrow(RangeError);
    writer.leave();
  });
});

describe('an update that ends early', () => {
  const whole = forgedText('cut short');
  const attack = (raw: RawSocket) => raw.update(whole.subarray(0, whole.length - 6));

  it('[DC10] is refused by name', () => expectMalformed(attack));

  it('is swallowed by the stock server, and its sender told nothing', async () => {
    const { raw, writer } = await suffer(attack);
    expect(raw.isClosed()).toBe(false);
    writer.leave();
  });
});

describe('a state vector of a million entries', () => {
  const vector = hugeVector(MEGABYTE);
  const attack = (raw: RawSocket) => raw.send(syncMessage(0, vector));

  it('[DC10] is refused, and the most that is heard costs bounded memory and is not kept', async () => {
    const raw = await rawSocket(server, `${documentId}?token=${adviser.token}`);
    attack(raw);
    expect((await raw.closed()).code).toBe(1009);
    const before = await memoryInUse();
    const other = await attacker();
    for (let time = 0; time < 12; time++) other.send(syncMessage(0, hugeVector(200_000 + time)));
    other.send(100, 1);
    await until(() => answeredBarriers(other).includes(1));
    other.socket.terminate();
    await settled();
    expect((await memoryInUse()) - before).toBeLessThan(8 * MEGABYTE);
  });

  it('is worked off whole by the stock server', async () => {
    const { raw, writer } = await suffer(attack);
    await until(() => raw.received.some((message) => message[0] === 0 && message[1] === 1));
    writer.leave();
  });
});

/** Sends the same messages over and over in one packet, as someone who means it would. */
function flood(raw: RawSocket, times: number, ...messages: Uint8Array[]): void {
  const { _socket: tcp } = raw.socket as unknown as { _socket: { cork(): void; uncork(): void } };
  tcp.cork();
  for (let time = 0; time < times; time++) for (const message of messages) raw.send(message);
  tcp.uncork();
}

describe('the same question four hundred times', () => {
  const WORDS = 100_000;
  const TIMES = 400;
  const attack = (raw: RawSocket) => flood(raw, TIMES, Uint8Array.of(0, 0, 1, 0));
  const answers = (raw: RawSocket) => raw.received.filter((message) => message[0] === 0 && message[1] === 1).length;
  const words = anUpdate((doc) => doc.getText('long').insert(0, 'x'.repeat(WORDS)));

  it('[DC15] is answered once a turn, and by the speed of reading after that', async () => {
    const raw = await attacker(head);
    raw.update(words);
    raw.send(100, 1);
    await until(() => answeredBarriers(raw).includes(1));
    attack(raw);
    raw.send(100, 2);
    await until(() => answeredBarriers(raw).includes(2));
    expect(answers(raw)).toBeGreaterThan(0);
    expect(answers(raw)).toBeLessThan(TIMES / 10);
    raw.socket.terminate();
  });

  it('is answered each time by the stock server: forty megabytes for two kilobytes', async () => {
    const { raw, doc, writer } = await atStock();
    raw.update(words);
    attack(raw);
    await until(() => answers(raw) === TIMES);
    expect(doc.getText('long').length * answers(raw)).toBe(WORDS * TIMES);
    writer.leave();
  });
});

describe('the question who is there, two thousand times among twenty windows', () => {
  const TIMES = 2_000;
  const WINDOWS = 20;
  const cursor = { anchor: 'x'.repeat(1_900) };
  /** The stock server knows no such question; here each asks in seven bytes for forty thousand. */
  const answers = (raw: RawSocket) =>
    raw.received.filter(({ length, 0: type }) => type === 1 && length > 1_900 * WINDOWS);

  it('[DC15] is answered once a turn', async () => {
    const windows = await Promise.all(Array.from({ length: WINDOWS }, () => attacker(head)));
    for (const [nth, raw] of windows.entries()) raw.send(awarenessMessage(2_000 + nth, 1, { cursor }));
    const raw = await attacker();
    const { keeper } = server.app.collaboration;
    await until(() => keeper.find(documentId)!.presence.here().length >= WINDOWS, 'all of them to be there');
    flood(raw, TIMES, Uint8Array.of(3));
    raw.send(100, 1);
    await until(() => answeredBarriers(raw).includes(1));
    expect(answers(raw).length).toBeGreaterThan(0);
    expect(answers(raw).length).toBeLessThan(TIMES / 100);
    for (const { socket } of [...windows, raw]) socket.terminate();
  });
});

describe('a word about twenty thousand who are not there', () => {
  const attack = (raw: RawSocket) => raw.send(crowdMessage(20_000));

  it('[DC10] is refused before any of them is read', () => expectMalformed(attack));

  it('fills the room of the stock server', async () => {
    const { doc, writer } = await suffer(attack);
    expect(doc.awareness.getStates().size).toBeGreaterThanOrEqual(20_000);
    writer.leave();
  });
});

describe('what is said of another’s presence', () => {
  const renamed = (client: number) => awarenessMessage(client, 1_000, { user: { name: 'Renamed' } });
  const removed = (client: number) => awarenessMessage(client, 1_001, null);

  it('[DC8] changes neither their name nor their being there', async () => {
    const victim = ourClient(server, documentId, head);
    const { clientID } = victim.doc;
    const witness = stockClient(server, documentId, head);
    const seen = () => witness.provider.awareness.getStates().get(clientID)?.['user'] as { name: string } | undefined;
    await until(() => seen() !== undefined);
    const before = seen();
    const raw = await attacker();
    // It speaks for itself first, and so for nobody else.
    for (const message of [awarenessMessage(77, 1, {}), renamed(clientID), removed(clientID)]) raw.send(message);
    // What comes last has arrived, and so would the rest have.
    raw.send(awarenessMessage(77, 2, { cursor: { anchor: 1 } }));
    await until(() => witness.provider.awareness.getStates().get(77)?.['cursor'] !== undefined);
    expect(seen()).toEqual(before);
    const second = await attacker();
    for (const message of [removed(clientID), renamed(clientID), awarenessMessage(78, 2, { cursor: { anchor: 1 } })])
      second.send(message);
    await until(() => witness.provider.awareness.getStates().has(78));
    expect(seen()).toEqual(before);
    for (const { socket } of [raw, second]) socket.terminate();
    victim.leave();
    witness.leave();
  });

  it('renames and removes them on the stock server', async () => {
    const { doc, writer, raw } = await atStock();
    writer.provider.awareness.setLocalState({ user: { name: 'Honest' } });
    await until(() => doc.awareness.getStates().has(WRITER));
    const names: unknown[] = [];
    doc.awareness.on('change', () => names.push(doc.awareness.getStates().get(WRITER)?.['user']));
    raw.send(renamed(WRITER));
    raw.send(removed(WRITER));
    await until(() => names.includes(undefined));
    expect(names[0]).toEqual({ name: 'Renamed' });
    writer.leave();
  });
});

describe('what a reader writes', () => {
  const forged = forgedText('a reader wrote this');
  const ways: [string, (raw: RawSocket) => void][] = [
    ['as an update', (raw) => raw.update(forged)],
    ['as an answer', (raw) => raw.update(forged, 1)],
  ];
  const nested: [string, (raw: RawSocket) => void][] = [
    ['behind a question', (raw) => raw.send(syncMessage(0, Uint8Array.of(0)), syncMessage(2, forged))],
    ['behind a barrier', (raw) => raw.send(100, 1, syncMessage(2, forged))],
    ['as a message of no known type', (raw) => raw.send(4, syncMessage(2, forged))],
    ['as a sync message of no known kind', (raw) => raw.send(0, 3, forged.length, forged)],
  ];

  /** The document of a response that has been accepted: its delegation may still read it. */
  async function aReader(): Promise<RawSocket> {
    await server.opened.db
      .updateTable('response')
      .set({ status: 'accepted' })
      .where('document_id', '=', documentId)
      .execute();
    return rawSocket(server, `${documentId}?penholder=1&token=${adviser.token}`);
  }

  it.each(ways)('[DC2] is dropped %s, and they are told so', async (_way, attack) => {
    const before = await stored();
    const raw = await aReader();
    attack(raw);
    await until(() => raw.received.some((message) => message[0] === 2 && message[1] === 0));
    raw.send(100, 1);
    await settled();
    expect(answeredBarriers(raw)).toEqual([]);
    expect(await stored()).toEqual(before);
    raw.socket.terminate();
  });

  it.each(nested)('[DC2] is refused %s', async (_way, attack) => {
    const before = await stored();
    const raw = await aReader();
    attack(raw);
    expect(await raw.closed()).toEqual({ code: 4422, reason: 'document.malformed' });
    expect(await stored()).toEqual(before);
  });

  it('is stored by the stock server, which knows no readers', async () => {
    const { doc, writer } = await suffer(ways[0]![1]);
    expect(doc.getText('test').toString()).toContain('a reader wrote this');
    writer.leave();
  });
});

describe('a change to another round table’s document over one’s own connection', () => {
  it('[DC1] is refused: a connection is for the document that it was let in to', async () => {
    const other = await server.aRoundTable();
    const kenya = await other.aDelegation('Kenya');
    const stranger = await other.aDelegate(kenya);
    const { documentId: theirs } = await aResponse(server, other, { delegation: kenya, by: stranger });
    const before = [await stored(), await stored(theirs)];
    const named = Buffer.concat([Uint8Array.of(theirs.length), Buffer.from(theirs)]);
    // As servers that carry many documents over one connection would hear it.
    for (const attack of [
      (raw: RawSocket) => raw.send(named, syncMessage(2, forgedText('theirs'))),
      (raw: RawSocket) => raw.send(syncMessage(2, forgedText('theirs')), named),
    ]) {
      const raw = await attacker();
      attack(raw);
      expect(await raw.closed()).toEqual({ code: 4422, reason: 'document.malformed' });
    }
    // And by their own address they are not let in at all.
    const raw = await rawSocket(server, `${theirs}?token=${adviser.token}`);
    expect(await raw.closed()).toEqual({ code: 4404, reason: 'document.not-found' });
    expect([await stored(), await stored(theirs)]).toEqual(before);
  });

  it('needs only the name of the document on the stock server', async () => {
    const { doc, name, writer } = await atStock();
    const raw = await rawSocket(stock, name);
    raw.update(forgedText('theirs'));
    await until(() => doc.getText('test').toString().includes('theirs'));
    writer.leave();
  });
});

describe('a clock that is written longer than any number', () => {
  const update = overlongClock('EVIL', WRITER);

  it('[DC10] is refused', () => expectMalformed((raw) => raw.update(update)));

  it('makes Yjs tell those who come later something else than those who were there', () => {
    const honest = anUpdate((doc) => doc.getText('test').insert(0, 'honest words'), WRITER);
    const read = (...updates: Uint8Array[]) => {
      const doc = new Y.Doc();
      for (const one of updates) Y.applyUpdate(doc, one);
      return doc.getText('test').toString();
    };
    expect(read(honest, update)).toBe('onest words');
    expect(read(Y.mergeUpdates([honest, update]))).not.toBe('onest words');
  });
});

describe('more connections than a person can look at', () => {
  it('[DC1] are refused by name, however many come at the same moment', async () => {
    const raws = await Promise.all(
      Array.from({ length: 130 }, () => rawSocket(server, `${documentId}?token=${adviser.token}`)),
    );
    await until(() => raws.filter((raw) => raw.isClosed()).length === 30, 'thirty to be refused');
    expect(server.app.collaboration.keeper.attendance.connectionsOf(adviser.id)).toBe(100);
    for (const { socket } of raws) socket.terminate();
    await until(() => server.app.collaboration.keeper.attendance.connectionsOf(adviser.id) === 0);
  });

  it('[DC1] are refused by name, and nobody else’s are', async () => {
    const most = 100;
    const raws = await Promise.all(
      Array.from({ length: most }, () => rawSocket(server, `${documentId}?token=${adviser.token}`)),
    );
    const [one] = raws;
    await until(() => server.app.collaboration.keeper.attendance.connectionsOf(adviser.id) === most);
    const beyond = await rawSocket(server, `${documentId}?token=${adviser.token}`);
    expect(await beyond.closed()).toEqual({ code: 4429, reason: 'document.too-many-windows' });
    const other = stockClient(server, documentId, head);
    await other.synced();
    other.leave();
    one!.socket.close();
    await until(() => server.app.collaboration.keeper.attendance.connectionsOf(adviser.id) === most - 1);
    const again = await attacker();
    again.send(100, 1);
    await until(() => answeredBarriers(again).includes(1));
    for (const { socket } of [...raws, again]) socket.terminate();
  });

  it('are taken by the stock server, however many', async () => {
    const { name, writer } = await atStock();
    const raws = await Promise.all(Array.from({ length: 150 }, () => rawSocket(stock, name)));
    expect(raws.some((raw) => raw.isClosed())).toBe(false);
    writer.leave();
  });
});
