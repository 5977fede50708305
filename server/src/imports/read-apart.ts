import { type Refusal, refuse } from '@penholder/shared/kernel';
import { createTurns, inThread } from '../threads/index.ts';
import { importRefusals } from './refusals.ts';
import type { Sent, Table } from './table.ts';
import type { TableMessage } from './table-worker.ts';

/** Tables read at a time, and waiting: each holds its file, and a thread of up to a quarter of a gigabyte. */
const takeTurn = createTurns({ atOnce: 2, waiting: 8 });
const DEADLINE_MS = 15_000;

type Answer = { readonly table: Table } | { readonly refusal: Refusal };

/** Reads a table in a thread of its own. Refuses whatever cannot be read, in seconds. [IM13] */
export async function readApart(sent: Sent): Promise<Table> {
  const leave = (await takeTurn()) ?? refuse(importRefusals.busy());
  try {
    const answer = await inThread<TableMessage, Answer>(new URL('./table-worker.ts', import.meta.url), sent, {
      deadlineMs: DEADLINE_MS,
      megabytes: 256,
      timedOut: { refusal: importRefusals.timedOut() },
      outOfMemory: { refusal: importRefusals.bomb() },
      hear(message, begins) {
        if (!('begins' in message)) return message;
        begins();
        return undefined;
      },
    });
    return 'table' in answer ? answer.table : refuse(answer.refusal);
  } finally {
    leave();
  }
}
