import { type Refusal, refuse } from '@penholder/shared/kernel';
import { createTurns, inThread } from '../../threads/index.ts';
import type { Looked } from './look-into-archive.ts';
import type { LookingMessage } from './looking-worker.ts';
import { attachmentRefusals } from './refusals.ts';

/** Files looked into at a time, and waiting. */
const takeTurn = createTurns({ atOnce: 2, waiting: 8 });
const DEADLINE_MS = 15_000;

type Answer = { readonly looked: Looked } | { readonly refusal: Refusal };

/** Looks into a file in a thread of its own. Refuses what cannot be looked through, in seconds; others are answered meanwhile. [PR49] */
export async function lookApart(file: Uint8Array, { deadlineMs = DEADLINE_MS } = {}): Promise<Looked> {
  const leave = (await takeTurn()) ?? refuse(attachmentRefusals.busy());
  const unreadable = { refusal: attachmentRefusals.unreadable() };
  try {
    const answer = await inThread<LookingMessage, Answer>(new URL('./looking-worker.ts', import.meta.url), file, {
      deadlineMs,
      megabytes: 256,
      timedOut: unreadable,
      outOfMemory: unreadable,
      hear(message, begins) {
        if (!('begins' in message)) return message;
        begins();
        return undefined;
      },
    });
    return 'looked' in answer ? answer.looked : refuse(answer.refusal);
  } finally {
    leave();
  }
}
