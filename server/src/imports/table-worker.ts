// Reads one table off the main thread, so that a hostile one takes down nothing but this thread.
import { parentPort, workerData } from 'node:worker_threads';
import { type Refusal, Refused } from '@penholder/shared/kernel';
import { readTable } from './read-table.ts';
import type { Sent, Table } from './table.ts';

export type TableMessage = { readonly begins: true } | { readonly table: Table } | { readonly refusal: Refusal };

const port = parentPort!;
const say = (message: TableMessage) => port.postMessage(message);
const { file, format } = workerData as Sent;
say({ begins: true });
try {
  say({ table: readTable(file, format) });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  say({ refusal: error.refusal });
}
