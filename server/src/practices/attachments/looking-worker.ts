// Looks into one file off the main thread, so that a hostile one takes down nothing but this thread.
import { parentPort, workerData } from 'node:worker_threads';
import { type Refusal, Refused } from '@penholder/shared/kernel';
import type { Looked } from './look-into-archive.ts';
import { lookInto } from './look-into.ts';

export type LookingMessage = { readonly begins: true } | { readonly looked: Looked } | { readonly refusal: Refusal };

const port = parentPort!;
const say = (message: LookingMessage) => port.postMessage(message);
say({ begins: true });
try {
  say({ looked: lookInto(Buffer.from(workerData as Uint8Array)) });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  say({ refusal: error.refusal });
}
