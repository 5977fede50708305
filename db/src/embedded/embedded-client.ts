import { Worker } from 'node:worker_threads';
import type { EmbeddedConfig } from './open-embedded.ts';

interface Answer {
  rows: never[];
  affectedRows?: number;
  fields: { name: string; dataTypeID: number }[];
}
type Message = { ready: true } | ({ ready?: never; id: number; error?: { message: string } } & Answer);

/**
 * What Kysely's PGliteDialect needs of a PGlite, answered by a worker thread (`embedded-worker.ts`): every question gets
 * a number, and its answer bears the same. Kysely serialises: one connection, one transaction at a time.
 */
export function embeddedClient(config: EmbeddedConfig) {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: config });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let last = 0;
  let closed = false;
  let ready = false;

  const fail = (error: Error) => {
    closed = true;
    for (const question of waiting.values()) question.reject(error);
    waiting.clear();
  };
  const waitReady = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.ready) {
        ready = true;
        return resolve();
      }
      const question = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) question?.reject(Object.assign(new Error(message.error.message), message.error));
      else question?.resolve(message);
    });
    worker.on('error', (error) => {
      reject(error as Error);
      fail(error as Error);
    });
    worker.on('exit', () => {
      const error = new Error('The embedded database has closed.');
      reject(error);
      fail(error);
    });
  });

  const ask = (question: object) =>
    new Promise<Answer>((resolve, reject) => {
      if (closed) return reject(new Error('The embedded database has closed.'));
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
  const query = (sql: string, params?: unknown[], options?: { rowMode?: string }) =>
    ask({ sql, params, rowMode: options?.rowMode });

  return {
    query: query as never,
    waitReady,
    get closed() {
      return closed;
    },
    get ready() {
      return ready;
    },
    async transaction<T>(work: (tx: { query: never; rollback(): Promise<void> }) => Promise<T>): Promise<T> {
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
      await ask({ close: true });
      closed = true;
      await worker.terminate();
    },
  };
}
