import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, EmbeddedHost } from './embedded-host.ts';
import type { EmbeddedConfig } from './open-embedded.ts';

/** Milliseconds before another start is tried: doubled each time, up to the last. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

/**
 * What Kysely's PGliteDialect needs of a PGlite, answered by a worker thread. Kysely serialises: one connection, one
 * transaction at a time.
 *
 * Where PostgreSQL panics, as on a disk so full that its log cannot go on, it starts anew by itself and recovers from its
 * log; so does this, as soon as there is room. What it was asked meanwhile fails, and so does what was under way.
 */
export function embeddedClient(config: EmbeddedConfig) {
  let host: EmbeddedHost | undefined = new EmbeddedHost(config);
  let closed = false;
  let recovering: Promise<void> | undefined;
  const waitReady = host.ready.then(() => lookAfter(host!));

  function lookAfter(running: EmbeddedHost): void {
    host = running;
    void running.over.then(() => {
      host = undefined;
      // What is in memory alone is gone with the thread.
      if (!closed && config.folder) recovering = recover(running);
    });
  }

  async function recover(broken: EmbeddedHost): Promise<void> {
    await broken.end();
    // eslint-disable-next-line no-unmodified-loop-condition -- set by `close`, while this waits.
    for (let pause = FIRST_PAUSE; !closed; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const next = new EmbeddedHost(config);
      const hasStarted = await next.ready.then(
        () => true,
        () => false,
      );
      if (hasStarted && !closed) return lookAfter(next);
      await next.end();
      if (!closed) await wait(pause, undefined, { ref: false });
    }
  }

  const ask = async (question: object, of = host): Promise<Answer> => {
    if (closed) throw new Error('The embedded database has closed.');
    if (!of) throw new Error('The embedded database has failed, and starts again as soon as it can.');
    return of.ask(question);
  };
  /** Questions to one run: what a transaction asks must not go to the next, which knows nothing of it. */
  const queryOf = (of: EmbeddedHost | undefined) => (sql: string, params?: unknown[], options?: { rowMode?: string }) =>
    ask({ sql, params, rowMode: options?.rowMode }, of);

  return {
    query: ((...given: Parameters<ReturnType<typeof queryOf>>) => queryOf(host)(...given)) as never,
    waitReady,
    get closed() {
      return closed;
    },
    get ready() {
      return host !== undefined;
    },
    async transaction<T>(work: (tx: { query: never; rollback(): Promise<void> }) => Promise<T>): Promise<T> {
      const query = queryOf(host);
      // Kysely waits until `work` is called, and would never hear that nothing began: what it then asks is what fails.
      const failed = await query('begin').then(
        () => undefined,
        (error: Error) => ({ error }),
      );
      const asking = failed ? () => Promise.reject(failed.error) : query;
      try {
        const result = await work({ query: asking as never, rollback: async () => void (await query('rollback')) });
        if (failed) throw failed.error;
        await query('commit');
        return result;
      } catch (error) {
        if (!failed) await query('rollback').catch(() => {});
        throw error;
      }
    },
    /** Writes the whole data folder into a file. */
    dump: (file: string) => ask({ dump: file }),
    async close() {
      if (closed) return;
      const running = host;
      const closing = running?.ask({ close: true });
      closed = true;
      await recovering;
      await closing?.catch(() => {});
      await running?.end();
    },
  };
}
