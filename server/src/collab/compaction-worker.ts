// Plays updates into a Y.Doc off the main thread: it takes a dozen times their size, and milliseconds that sockets would wait for.
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { scanUpdate } from './gate/scan-update.ts';
import type { Answered } from './resting-thread.ts';

/** Parts of a document in order; `tolerant` leaves out what stands on ground that is missing, instead of failing. */
export interface CompactionTask {
  parts: Uint8Array[];
  tolerant: boolean;
}
/** The state in its shortest form, and the places of the parts that are not wholly in it. */
export interface Compacted {
  state: Uint8Array;
  unplaced: number[];
}

const port = parentPort!;

const answer = (answered: Answered<Compacted>) => port.postMessage(answered);

port.on('message', (task: CompactionTask) => {
  try {
    answer({ done: compacted(task) });
  } catch (error) {
    answer({ failed: (error as Error).message });
  }
});

/** The state of a document. Throws rather than lose anything that it was not told to. */
function compacted({ parts, tolerant }: CompactionTask): Compacted {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const part of parts) Y.applyUpdate(doc, part);
    });
    const { store } = doc;
    if (!tolerant && (store.pendingStructs || store.pendingDs))
      throw new Error('Updates stand on ground that is missing.');
    store.pendingStructs = null;
    store.pendingDs = null;
    const state = Y.encodeStateAsUpdate(doc);
    const known = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
    const unplaced = parts.flatMap((part, place) => (isWithin(part, known) ? [] : [place]));
    if (!tolerant && unplaced.length > 0) throw new Error('Compaction would lose updates.');
    return { state, unplaced };
  } finally {
    doc.destroy();
  }
}

function isWithin(part: Uint8Array, known: ReadonlyMap<number, number>): boolean {
  const { clients, deletes } = scanUpdate(part);
  const reaches = (client: number, end: number) => end <= (known.get(client) ?? 0);
  return (
    clients.every(({ client, end }) => reaches(client, end)) &&
    [...deletes].every(([client, bounds]) => bounds.every((bound) => reaches(client, bound)))
  );
}
