import type { FrozenInputs } from '@penholder/db/output';
import type { Assembled } from './assemble-here.ts';
import { areMany, inThread } from './in-thread.ts';

export type { Assembled };

/** Assembles the annexes from frozen inputs, with the content hash and named warnings. */
export async function assemble(inputs: FrozenInputs): Promise<Assembled> {
  if (areMany(inputs.facts)) return inThread(new URL('assemble-worker.ts', import.meta.url), inputs);
  const { assembleHere } = await import('./assemble-here.ts');
  return assembleHere(inputs);
}
