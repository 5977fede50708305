// What is left of documents that nobody has open any more. Over logs of the test's own.
import type { DocumentLog } from '@penholder/server/collab/document-log';
import type { DocumentId } from '@penholder/shared/kernel';
import { afterEach, expect, it } from 'vitest';
import { aCore, type Core, MemoryLog, TestWire } from '../_support/core-in-memory.ts';
import { anUpdate, until } from '../_support/document-clients.ts';
import { syncMessage } from '../_support/forged-updates.ts';
import { collected } from '../_support/memory.ts';

const DOCUMENTS = 300;

/** A log for each document. */
class Logs implements DocumentLog {
  readonly #logs = new Map<DocumentId, MemoryLog>();

  #of(id: DocumentId): MemoryLog {
    const log = this.#logs.get(id) ?? new MemoryLog();
    this.#logs.set(id, log);
    return log;
  }

  /** Updates in all of them. */
  get rows(): number {
    return [...this.#logs.values()].reduce((sum, { rows }) => sum + rows.length, 0);
  }

  load: DocumentLog['load'] = (id) => this.#of(id).load();
  since: DocumentLog['since'] = (id, sequence) => this.#of(id).since(id, sequence);
  append: DocumentLog['append'] = async (updates) => {
    const all = Map.groupBy(updates, ({ documentId }) => documentId);
    const appended = await Promise.all([...all].map(([id, own]) => this.#of(id).append(own)));
    return new Map(appended.flatMap((one) => [...one]));
  };
  claim: DocumentLog['claim'] = async (claims) =>
    (await Promise.all(claims.map((one) => this.#of(one.documentId).claim([one])))).flat();
}

let core: Core;
afterEach(() => core.keeper.stop());

/** Two people write in each of many documents; answers what memory holds of these, as long as anybody does. */
async function twoInEach(wires: TestWire[]): Promise<WeakRef<object>[]> {
  for (let nth = 0; nth < DOCUMENTS; nth++) {
    const id = `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}` as DocumentId;
    for (const person of ['amina', 'bela']) {
      const wire = new TestWire(() => {});
      wires.push(wire);
      await core.connect(`${person}-${nth % 50}`, wire, id);
      wire.send(syncMessage(1, Uint8Array.of(0, 0)));
      const update = anUpdate((doc) => doc.getText('test').insert(0, person.repeat(100)), wires.length);
      wire.send(syncMessage(2, update));
    }
  }
  return [...core.keeper.documents()].flatMap((document) => [
    new WeakRef(document),
    ...[...document.connections].map((connection) => new WeakRef(connection)),
  ]);
}

it('keeps nothing of documents and of people once all have left and the idle time is over', async () => {
  const logs = new Logs();
  core = aCore(logs, { idle: 50, round: 20 });
  const wires: TestWire[] = [];
  const held = await twoInEach(wires);
  expect(held).toHaveLength(3 * DOCUMENTS);
  await until(() => logs.rows === 2 * DOCUMENTS, 'everything to be stored');
  for (const wire of wires.splice(0)) wire.drop();
  await until(() => core.keeper.openDocuments === 0, 'the documents to be let go of');
  expect(core.keeper.openConnections).toBe(0);
  await collected();
  // What was touched last may still be on somebody's stack: one document, and its two people.
  expect(held.filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(3);
});

it('keeps documents in which somebody is left', async () => {
  core = aCore(new Logs(), { idle: 50, round: 20 });
  const wires: TestWire[] = [];
  await twoInEach(wires);
  for (const [nth, wire] of wires.entries()) if (nth > 0) wire.drop();
  await until(() => core.keeper.openDocuments === 1, 'the others to be let go of');
  expect(core.keeper.openConnections).toBe(1);
});
