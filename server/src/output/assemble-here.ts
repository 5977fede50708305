import type { FrozenInputs } from '@penholder/db/output';
import type { Publication } from '@penholder/shared/documents';
import { assembleAnnexes, type Warning } from '@penholder/shared/output';
import { contentHash } from './content-hash.ts';
import { nameWarnings } from './name-warnings.ts';

export interface Assembled {
  readonly publication: Publication;
  readonly warnings: Warning[];
}
export interface Hashed extends Assembled {
  readonly contentHash: string;
}

/** `assemble`, in the thread that calls. */
export function assembleHere(inputs: FrozenInputs): Assembled {
  const { publication, warnings } = assembleAnnexes(inputs.facts);
  return { publication, warnings: nameWarnings(warnings, inputs) };
}

/** `assembleHashed`, in the thread that calls. */
export function assembleHashedHere(inputs: FrozenInputs): Hashed {
  const assembled = assembleHere(inputs);
  return { ...assembled, contentHash: contentHash(assembled.publication) };
}
