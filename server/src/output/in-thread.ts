import { Worker } from 'node:worker_threads';
import { environmentApart } from '../threads/index.ts';

/** Whether there are more practices and instruments than `few`: they go to a thread, so that the server's loop goes on. */
export const areMany = (
  facts: { practices: readonly unknown[]; instruments: readonly unknown[] },
  few: number,
): boolean => facts.practices.length + facts.instruments.length > few;

/** What a thread makes of what it is given: it runs `script`, answers once and ends. Rejects when it ends without. */
export const inThread = <Answer>(script: URL, given: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: given,
      env: environmentApart(),
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`The thread of ${script.pathname} ended without an answer.`)));
  });
