import { Worker } from 'node:worker_threads';
import { insertSnapshot, listUncompacted, loadDocument } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/** A document with this many updates since its last snapshot gets a new one. */
const LONG_TAIL = 500;
const EVERY = 20_000;
/** The worker ends after this long without work, in milliseconds: a thread with Yjs in it takes some 30 MB. */
const REST = 10_000;

/**
 * Compacts documents with a long tail: a worker plays their updates into a Y.Doc and hands back its state, which is stored
 * beside the log as a snapshot. The log stays as it is. One node at a time does it, and two would do no harm: the same updates
 * give the same snapshot.
 */
export function addCompaction(
  deps: Pick<Deps, 'db' | 'clockwork' | 'log'>,
  onCompacted: (id: DocumentId) => Promise<void>,
): { stop(): Promise<void> } {
  const worker = compactor();
  deps.clockwork.add({
    name: 'compact-documents',
    every: EVERY,
    isForOne: true,
    async tick() {
      const [id, ...more] = await listUncompacted(deps.db, LONG_TAIL, 2);
      if (!id) return false;
      const stored = await loadDocument(deps.db, id);
      if (!stored) return more.length > 0;
      const parts = [...(stored.base ? [stored.base.state] : []), ...stored.tail.map(({ update }) => update)];
      const state = await worker.compact(parts);
      await insertSnapshot(deps.db, { documentId: id, sequence: stored.head, state });
      await onCompacted(id);
      return more.length > 0;
    },
  });
  return worker;
}

function compactor() {
  let thread: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  const stop = async () => {
    clearTimeout(rest);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  };
  return {
    stop,
    /** One at a time: the clockwork does not call again before it is done. */
    compact(parts: readonly Uint8Array[]): Promise<Uint8Array> {
      clearTimeout(rest);
      const running = (thread ??= new Worker(new URL('./compaction-worker.ts', import.meta.url)));
      return new Promise<Uint8Array>((resolve, reject) => {
        const fail = (error: Error) => {
          if (thread === running) thread = undefined;
          reject(error);
        };
        running.once('message', (answer: { state: Uint8Array } | { failed: string }) => {
          running.off('error', fail).off('exit', exited);
          if ('state' in answer) resolve(answer.state);
          else reject(new Error(answer.failed));
        });
        const exited = () => fail(new Error('The compaction worker has ended.'));
        running.once('error', fail).once('exit', exited);
        running.postMessage(parts);
      }).finally(() => {
        rest = setTimeout(() => void stop(), REST);
        rest.unref();
      });
    },
  };
}
