import { now } from '@penholder/db';
import type { App } from '../../src/app.ts';
import { readSample } from '../index.ts';
import { createCaller } from './caller.ts';
import { loadCalls } from './load-calls.ts';
import { loadDecisions, loadThreads } from './load-deliberation.ts';
import { loadEditions } from './load-editions.ts';
import { loadHandOvers, loadProposals } from './load-lineage.ts';
import { loadPractices, loadRegisters } from './load-practices.ts';
import { loadQuestions } from './load-questions.ts';
import { loadRoom } from './load-room.ts';
import { startLoading } from './loading.ts';

/** The parts of the loading, in the order in which they refer to one another. */
const PARTS = [
  ['the room and its people', loadRoom],
  ['guiding questions and responses', loadQuestions],
  ['areas and instruments', loadRegisters],
  ['practices', loadPractices],
  ['drafts that were handed over', loadHandOvers],
  ['calls for practices', loadCalls],
  ['decisions', loadDecisions],
  ['threads', loadThreads],
  ['the first edition', loadEditions],
  ['proposals about practices', loadProposals],
] as const;

/**
 * Loads the sample into an empty database, through the operations of the API and as the people who would do each thing.
 * Call it before the server listens. `onPart` is told what is being loaded.
 */
export async function loadSample(app: App, onPart: (part: string) => void = () => {}): Promise<void> {
  const caller = createCaller(app);
  try {
    const loading = startLoading(app, readSample(), caller, await now(app.deps.db));
    for (const [name, load] of PARTS) {
      onPart(name);
      await load(loading);
    }
  } finally {
    await caller.end();
  }
}
