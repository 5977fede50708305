import { parentPort, workerData } from 'node:worker_threads';
import type { FrozenInputs } from '@penholder/db/output';
import { assembleHere } from './assemble-here.ts';

/** The thread in which many practices are assembled: it is given frozen inputs and answers once, `Assembled`. */
parentPort!.postMessage(assembleHere(workerData as FrozenInputs));
