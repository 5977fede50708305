// Damaged updates and messages by the hundred thousand. `FUZZ=10` makes ten times as many: a million updates and a hundred
// thousand messages. `SEED` begins elsewhere; what is found is told with the seed that found it.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DocumentBytes } from '@penholder/server/collab/document-bytes';
import { examine } from '@penholder/server/collab/gate/gate';
import { LIMITS } from '@penholder/server/collab/limits';
import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { aCore, type Core, MemoryLog, TestWire, THE_DOCUMENT } from '../_support/core-in-memory.ts';
import { until } from '../_support/document-clients.ts';
import { awarenessMessage, syncMessage } from '../_support/forged-updates.ts';
import { memoryInUse } from '../_support/memory.ts';
import { anyChange, changesOn, mutated } from '../_support/mutated.ts';
import { areSame } from '../_support/same-document.ts';
import { seeded } from '../_support/seeded.ts';

const FACTOR = Number(process.env['FUZZ'] ?? 1);
const SEED = Number(process.env['SEED'] ?? 1);
const UPDATES = 100_000 * FACTOR;
const FRAMES = 10_000 * FACTOR;
const PATIENCE = 110_000 + 90_000 * FACTOR;
const A_ROUND = 500;
const EMPTY = Uint8Array.of(0, 0);

const megabytes = async () => (await memoryInUse()) / 1e6;

/** The longest that the event loop stood still while something was done, in milliseconds. */
async function longestStall(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/** What a reader's page does with a document. */
function read(doc: Y.Doc): void {
  doc.getXmlFragment('default').toString();
  doc.getText('test').toDelta();
  JSON.stringify([doc.getMap('map').toJSON(), doc.getArray('list').toJSON()]);
}

/** Sends damaged updates through a gate into a document; answers what went wrong, and how many came through. */
function fuzzUpdates(seed: number, count: number, gate: typeof examine): { found: string[]; taken: number } {
  const pick = seeded(seed);
  const start = Y.mergeUpdates(changesOn(Uint8Array.of(0, 0), pick, 40));
  const document = new DocumentBytes({ head: 1, base: { sequence: 1, state: start }, tail: [] });
  const witness = new Y.Doc();
  Y.applyUpdate(witness, start);
  const writers = Array.from({ length: 40 }, () => changesOn(start, pick, 6));
  const honest = writers.flat();
  let taken = 0;
  try {
    for (let nth = 0; nth < count; nth++) {
      // A writer's next change, damaged; now and then it goes as it is, so that they get on.
      const writer = writers[pick(writers.length)]!;
      const next = writer[0] ?? honest[pick(honest.length)]!;
      const isDamaged = pick(10) > 0;
      const update = isDamaged ? mutated(next, pick, honest[pick(honest.length)]) : next;
      const verdict = gate(update, document, LIMITS, pick(4) === 0);
      if (!isDamaged) writer.shift();
      if (typeof verdict === 'string') continue;
      if (isDamaged) taken++;
      document.accept(verdict.scanned);
      document.append(document.head + 1, verdict.take);
      Y.applyUpdate(witness, verdict.take);
      if (witness.store.pendingStructs || witness.store.pendingDs) throw new Error('a change waits for ever');
    }
    read(witness);
    const reader = new Y.Doc();
    Y.applyUpdate(reader, document.state());
    if (!areSame(reader, witness)) throw new Error('two readers differ');
    reader.destroy();
  } catch (error) {
    return { found: [`seed ${seed}: ${(error as Error).message}`], taken };
  } finally {
    witness.destroy();
  }
  return { found: [], taken };
}

it(
  `[DC10] lets nothing through of ${UPDATES.toLocaleString('en')} damaged updates that harms a reader`,
  async () => {
    const found: string[] = [];
    let taken = 0;
    fuzzUpdates(0, A_ROUND, examine);
    const before = await megabytes();
    const stall = await longestStall(async () => {
      for (let round = 0; round < UPDATES / A_ROUND; round++) {
        const result = fuzzUpdates(SEED + round, A_ROUND, examine);
        found.push(...result.found);
        taken += result.taken;
        await new Promise(setImmediate);
      }
    });
    const grown = (await megabytes()) - before;
    console.info(
      `${UPDATES} damaged updates: ${taken} harmless, ${found.length} findings; ${A_ROUND} in a row took ${stall.toFixed(0)} ms at most; memory ${grown.toFixed(1)} MB`,
    );
    expect(found).toEqual([]);
    expect(taken).toBeGreaterThan(UPDATES / 1_000);
    expect(Math.abs(grown)).toBeLessThan(30);
  },
  PATIENCE,
);

it.each([
  [
    'is switched off',
    ((bytes: Uint8Array) => ({
      take: bytes,
      scanned: { clients: [], deletes: new Map() },
      writers: [],
    })) as never as typeof examine,
  ],
  [
    'takes what stands on ground that is not there',
    ((...[bytes, document, limits, isAnswer]: Parameters<typeof examine>) => {
      const verdict = examine(bytes, document, limits, isAnswer);
      return verdict === 'gap'
        ? { take: bytes, scanned: { clients: [], deletes: new Map(), places: new Map() }, writers: [] }
        : verdict;
    }) as never as typeof examine,
  ],
])('notices a gate that %s', (_what, gate) => {
  const found: string[] = [];
  for (let round = 0; round < 20 && found.length === 0; round++)
    found.push(...fuzzUpdates(SEED + round, A_ROUND, gate).found);
  expect(found).toHaveLength(1);
});

/** Somebody honest: a document of theirs, kept in step. */
class Honest {
  readonly doc = new Y.Doc();
  readonly #core: Core;
  readonly #person: string;
  #wire: TestWire | undefined;
  answered = 0;
  ends: string[] = [];

  constructor(core: Core, person: string) {
    this.#core = core;
    this.#person = person;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#wire?.send(syncMessage(2, update));
    });
  }

  async arrive(): Promise<void> {
    const wire = new TestWire(
      (message) => this.#hear(message),
      () => this.ends.push(wire.ended!.name),
    );
    this.#wire = wire;
    await this.#core.connect(this.#person, wire);
    wire.send(syncMessage(0, Y.encodeStateVector(this.doc)));
  }

  #hear(message: Uint8Array): void {
    if (message[0] === 100) this.answered = message[1]!;
    if (message[0] !== 0) return;
    const { kind, body } = bodyOf(message);
    if (kind === 0) this.#wire!.send(syncMessage(1, Y.encodeStateAsUpdate(this.doc, body)));
    else Y.applyUpdate(this.doc, body, this);
  }

  async saved(number: number): Promise<void> {
    this.#wire!.send(Uint8Array.of(100, number));
    await until(() => this.answered === number, 'what is honest to be saved');
  }
}

/** The body of a sync message, after its length. */
function bodyOf(message: Uint8Array): { kind: number; body: Uint8Array } {
  let at = 2;
  while (message[at]! > 127) at++;
  return { kind: message[1]!, body: message.subarray(at + 1) };
}

function honestMessages(doc: Y.Doc, own: Y.Doc, pick: (below: number) => number): Uint8Array[] {
  const messages: Uint8Array[] = [];
  const listen = (update: Uint8Array) => messages.push(syncMessage(2, update));
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
  own.on('update', listen);
  for (let nth = 0; nth < 4; nth++) anyChange(own, pick);
  own.off('update', listen);
  const query = encoding.createEncoder();
  encoding.writeVarUint(query, 3);
  return [
    ...messages,
    syncMessage(0, Y.encodeStateVector(own)),
    syncMessage(1, Y.encodeStateAsUpdate(own)),
    awarenessMessage(own.clientID, 1 + pick(100), { cursor: { anchor: pick(9) } }),
    encoding.toUint8Array(query),
    Uint8Array.of(100, pick(127)),
  ];
}

/** What a core can be made to do wrong, once everybody honest is there. */
type Mistake = (core: Core) => void;

/**
 * Fifty attackers, one after another, each with up to twenty damaged messages, while two honest people write; a third comes
 * last. Throws where anybody honest is refused, is not told what is saved, or sees something else than the others.
 */
async function aSiege(
  pick: (below: number) => number,
  { mistake, patience }: { mistake?: Mistake; patience?: number },
) {
  const errors: unknown[] = [];
  const log = new MemoryLog();
  const core = aCore(log, { round: 1_000_000 }, { error: (details: object) => errors.push(details) });
  const [one, other] = [new Honest(core, 'one'), new Honest(core, 'other')];
  const reader = new Honest(core, 'reader');
  let sent = 0;
  let refused = 0;
  try {
    await Promise.all([one.arrive(), other.arrive()]);
    mistake?.(core);
    for (let nth = 0; nth < 30; nth++) anyChange(one.doc, pick);
    await one.saved(1);
    for (let attacker = 0; attacker < 50; attacker++) {
      const own = new Y.Doc();
      const messages = honestMessages(one.doc, own, pick);
      own.destroy();
      const wire = new TestWire(() => {});
      await core.connect(`attacker ${attacker}`, wire);
      for (let nth = 0; nth < 20 && !wire.ended; nth++, sent++) {
        const message = messages[pick(messages.length)]!;
        if (pick(2) === 0) wire.send(message);
        if (!wire.ended) wire.send(mutated(message, pick, messages[pick(messages.length)]));
      }
      anyChange(other.doc, pick);
      await new Promise(setImmediate);
      if (wire.ended) refused++;
      wire.drop();
    }
    await Promise.all([one.saved(2), other.saved(2)]);
    await until(() => areSame(one.doc, other.doc), 'the same text for both', patience);
    await reader.arrive();
    await reader.saved(3);
    await until(() => areSame(reader.doc, one.doc), 'the same text for who comes last', patience);
    read(reader.doc);
    expect([one, other, reader].flatMap(({ ends }) => ends)).toEqual([]);
    expect(one.doc.store.pendingStructs).toBeNull();
    return { sent, refused, errors, committed: log.rows.length };
  } finally {
    await core.keeper.stop();
    for (const { doc } of [one, other, reader]) doc.destroy();
  }
}

it(
  `[DC10] stands ${FRAMES.toLocaleString('en')} damaged messages, while others go on writing`,
  async () => {
    const pick = seeded(SEED);
    const all = { sent: 0, refused: 0, committed: 0, errors: [] as unknown[] };
    const before = await megabytes();
    const stall = await longestStall(async () => {
      while (all.sent < FRAMES) {
        const siege = await aSiege(pick, {});
        all.errors.push(...siege.errors);
        for (const what of ['sent', 'refused', 'committed'] as const) all[what] += siege[what];
      }
    });
    const grown = (await megabytes()) - before;
    console.info(
      `${all.sent} damaged messages (seed ${SEED}): ${all.refused} connections refused, ${all.committed} changes stored, ${all.errors.length} errors; the longest stall ${stall.toFixed(0)} ms; memory ${grown.toFixed(1)} MB`,
    );
    expect(all.errors).toEqual([]);
    expect(all.refused).toBeGreaterThan(0);
    expect(Math.abs(grown)).toBeLessThan(30);
  },
  PATIENCE,
);

it.each<[string, Mistake]>([
  [
    'does not tell of every tenth change',
    (core) => {
      const document = core.keeper.find(THE_DOCUMENT)!;
      const tell = document.tell.bind(document);
      let told = 0;
      document.tell = (framed, author) => void (++told % 10 > 0 && tell(framed, author));
    },
  ],
  [
    'forgets what it has just taken',
    (core) => {
      const { bytes } = core.keeper.find(THE_DOCUMENT)!;
      const append = bytes.append.bind(bytes);
      bytes.append = (sequence, update, scanned) => append(sequence, sequence % 10 === 0 ? EMPTY : update, scanned);
    },
  ],
])('notices a core that %s', async (_what, mistake) => {
  await expect(aSiege(seeded(SEED), { mistake, patience: 2_000 })).rejects.toThrow('the same text for');
});
