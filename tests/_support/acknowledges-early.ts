import { setTimeout as wait } from 'node:timers/promises';
import type { CollabOptions } from '@penholder/server/collab/documents';

/** How long what is acknowledged is not stored, in milliseconds: longer than a busy machine takes to hear of it. */
const LAG = 1_000;
/** Batches that wait to be stored while more are acknowledged; without an end, a slow database would never answer anything else. */
const MOST_WAITING = 20;

/** A mistake for tests to notice: says "saved" and tells others while the commit is still to come, and ends without it. */
export const acknowledgesEarly: CollabOptions = {
  aroundLog: (log) => {
    const heads = new Map<string, number>();
    let last: Promise<unknown> = Promise.resolve();
    let waiting = 0;
    let isEnding = false;
    process.once('SIGTERM', () => (isEnding = true));
    const store = async (updates: Parameters<typeof log.append>[0]) => {
      await wait(LAG);
      last = last.then(() => (isEnding ? undefined : log.append(updates))).catch(() => {});
      await last;
      waiting--;
    };
    return {
      ...log,
      async append(updates) {
        const stored = store(updates);
        const answers = new Map(
          updates.map(({ documentId }) => {
            const own = updates.filter((update) => update.documentId === documentId);
            const head = heads.get(documentId) ?? 0;
            heads.set(documentId, head + own.length);
            return [documentId, { head: head + own.length, sequences: own.map((_, place) => head + place + 1) }];
          }),
        );
        if (++waiting > MOST_WAITING) await stored;
        return answers;
      },
      load: async (id) => {
        const stored = await log.load(id);
        if (stored) heads.set(id, stored.head);
        return stored;
      },
    };
  },
};
