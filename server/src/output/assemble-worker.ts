import { parentPort, workerData } from 'node:worker_threads';
import { assembleHashedHere, assembleHere } from './assemble-here.ts';
import type { ToAssemble } from './assemble.ts';

/** The thread in which many practices are assembled: it is given frozen inputs and answers once, `Assembled` or `Hashed`. */
const { inputs, isHashed } = workerData as ToAssemble;
parentPort!.postMessage(isHashed ? assembleHashedHere(inputs) : assembleHere(inputs));
