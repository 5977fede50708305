import type { FrozenInputs } from '@penholder/db/output';
import { assembleAnnexes } from '@penholder/shared/output';
import type { Assembled } from './assemble.ts';
import { contentHash } from './content-hash.ts';
import { nameWarnings } from './name-warnings.ts';

/** `assemble`, in the thread that calls. */
export function assembleHere(inputs: FrozenInputs): Assembled {
  const { publication, warnings } = assembleAnnexes(inputs.facts);
  return { publication, warnings: nameWarnings(warnings, inputs), contentHash: contentHash(publication) };
}
