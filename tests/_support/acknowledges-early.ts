import type { CollabOptions } from '@penholder/server/collab/documents';

/**
 * A mistake for tests to notice: says "saved" so many milliseconds before the commit begins. It tells nobody else, since it
 * cannot know yet under which sequences.
 */
export const acknowledgesEarly = (milliseconds: number): CollabOptions => ({
  aroundLog: (log) => {
    let last: Promise<unknown> = Promise.resolve();
    return {
      ...log,
      append(updates, fit) {
        setTimeout(() => (last = last.then(() => log.append(updates)).catch(() => {})), milliseconds);
        const documents = Map.groupBy(updates, ({ documentId }) => documentId);
        // As if all of it had been there already.
        const asIfThere = [...documents].map(
          ([id, own]) => [id, { head: fit!.known(id), sequences: own.map(() => undefined) }] as const,
        );
        return Promise.resolve(new Map(asIfThere));
      },
    };
  },
});
