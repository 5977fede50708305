import { lintAnnexes, type Found, type LintGiven } from '@penholder/shared/output/lint';

/** Practices and instruments that are looked through in a few milliseconds; more go to a thread, so that the server's loop goes on. */
const FEW = 200;

/** What the linter finds, wherever it runs. */
export async function lintApart(given: LintGiven): Promise<Found[]> {
  const { practices, instruments } = given.facts;
  if (practices.length + instruments.length <= FEW) return lintAnnexes(given);
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('lint-worker.ts', import.meta.url), {
      workerData: given,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread of the linter ended without an answer.')));
  });
}
