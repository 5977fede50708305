/** Keys in one question at most. */
const LARGEST = 500;

/**
 * Makes one question to the database of what many ask for at the same time, as when a thousand people come back at once.
 * What is asked for while a question is under way goes into the next one: nobody is answered with what was read before
 * they asked. `keyOf` tells which of the answers is whose; whoever has none gets undefined.
 */
export function batched<Asked, Row>(
  ask: (all: Asked[]) => Promise<readonly Row[]>,
  { ofAsked, ofRow }: { ofAsked: (asked: Asked) => string; ofRow: (row: Row) => string },
): (asked: Asked) => Promise<Row | undefined> {
  type Waiting = { asked: Asked; resolve: (row: Row | undefined) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isAsking = false;

  const work = async (): Promise<void> => {
    isAsking = true;
    // Whoever asks in this turn of the event loop is in the first question too.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const now = waiting.slice(0, LARGEST);
      waiting = waiting.slice(LARGEST);
      try {
        const distinct = new Map(now.map(({ asked }) => [ofAsked(asked), asked]));
        const rows = new Map((await ask([...distinct.values()])).map((row) => [ofRow(row), row]));
        for (const { asked, resolve } of now) resolve(rows.get(ofAsked(asked)));
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    isAsking = false;
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!isAsking) void work();
    });
}
