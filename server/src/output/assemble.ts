import { Worker } from 'node:worker_threads';
import type { FrozenInputs } from '@penholder/db/output';
import type { Assembled } from './assemble-here.ts';

export type { Assembled };

/** Practices that are assembled in a few milliseconds; more go to a thread, so that the server's loop goes on. */
const FEW = 200;

/** Assembles the annexes from frozen inputs, with the content hash and named warnings. */
export async function assemble(inputs: FrozenInputs): Promise<Assembled> {
  if (inputs.facts.practices.length + inputs.facts.instruments.length <= FEW) {
    const { assembleHere } = await import('./assemble-here.ts');
    return assembleHere(inputs);
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('assemble-worker.ts', import.meta.url), {
      workerData: inputs,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that assembles annexes ended without an answer.')));
  });
}
