import type { ImportFor } from '@penholder/shared/imports';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/** Tells those who may know of an import that it has gone on. [IM16] */
export const tellImports = (
  { live }: Pick<Deps, 'live'>,
  roundTableId: RoundTableId,
  of: ImportFor,
  id: string,
): void =>
  live.tell({
    roundTableId,
    topic: 'practice-imports',
    ids: [id],
    audience: of === null ? { roles: ['co-chair', 'penholder', 'secretariat'] } : { delegations: [of] },
  });
