import type { CollabOptions } from '@penholder/server/collab/documents';

/** A mistake for tests to notice: says "saved" and tells others while the commit is still to come. */
export const acknowledgesEarly: CollabOptions = {
  aroundLog: (log) => {
    const heads = new Map<string, number>();
    let last: Promise<unknown> = Promise.resolve();
    return {
      ...log,
      append(updates) {
        setTimeout(() => (last = last.then(() => log.append(updates)).catch(() => {})), 100);
        return Promise.resolve(
          new Map(
            updates.map(({ documentId }) => {
              const own = updates.filter((update) => update.documentId === documentId);
              const head = heads.get(documentId) ?? 0;
              heads.set(documentId, head + own.length);
              return [documentId, { head: head + own.length, sequences: own.map((_, place) => head + place + 1) }];
            }),
          ),
        );
      },
      load: async (id) => {
        const stored = await log.load(id);
        if (stored) heads.set(id, stored.head);
        return stored;
      },
    };
  },
};
