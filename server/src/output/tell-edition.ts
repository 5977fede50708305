import type { RoundTableId } from '@penholder/shared/kernel';
import type { EditionId, EditionStatus } from '@penholder/shared/output';
import type { Deps } from '../deps.ts';

/** Tells of an edition: the whole table once it is published, before that those who compile [AX29]. */
export const tellEdition = (
  { live }: Pick<Deps, 'live'>,
  edition: { id: EditionId; round_table_id: RoundTableId },
  status: EditionStatus,
): void =>
  live.tell({
    roundTableId: edition.round_table_id,
    topic: 'editions',
    ids: [edition.id],
    audience: status === 'published' ? undefined : { roles: ['co-chair', 'penholder', 'secretariat'] },
  });
