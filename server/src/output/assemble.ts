import type { FrozenInputs } from '@penholder/db/output';
import type { Assembled, Hashed } from './assemble-here.ts';
import { areMany, inThread } from './in-thread.ts';

export type { Assembled };

/** What a thread is given. */
export interface ToAssemble {
  readonly inputs: FrozenInputs;
  readonly isHashed: boolean;
}

/** Practices and instruments that are assembled in some tens of milliseconds: sooner than a thread has begun. */
const FEW = 500;

const apart = <Answer>(given: ToAssemble): Promise<Answer> =>
  inThread(new URL('assemble-worker.ts', import.meta.url), given);

/** Assembles the annexes from frozen inputs, with named warnings. */
export async function assemble(inputs: FrozenInputs): Promise<Assembled> {
  if (areMany(inputs.facts, FEW)) return apart({ inputs, isHashed: false });
  const { assembleHere } = await import('./assemble-here.ts');
  return assembleHere(inputs);
}

/** The same with the content hash, which takes as long again: for an edition, not for a look. */
export async function assembleHashed(inputs: FrozenInputs): Promise<Hashed> {
  if (areMany(inputs.facts, FEW)) return apart({ inputs, isHashed: true });
  const { assembleHashedHere } = await import('./assemble-here.ts');
  return assembleHashedHere(inputs);
}
