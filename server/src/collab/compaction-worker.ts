// Plays updates into a Y.Doc off the main thread: it takes a dozen times their size, and milliseconds that sockets would wait for.
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

const port = parentPort!;

port.on('message', (parts: Uint8Array[]) => {
  try {
    port.postMessage({ state: compacted(parts) });
  } catch (error) {
    port.postMessage({ failed: (error as Error).message });
  }
});

/** The state of a document in its shortest form. Throws rather than lose anything. */
function compacted(parts: Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const part of parts) Y.applyUpdate(doc, part);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('Updates stand on ground that is missing.');
    const state = Y.encodeStateAsUpdate(doc);
    const before = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(parts)));
    const after = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
    for (const [client, clock] of before)
      if (after.get(client) !== clock) throw new Error(`Compaction would lose updates of client ${client}.`);
    return state;
  } finally {
    doc.destroy();
  }
}
