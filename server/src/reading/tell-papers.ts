import type { RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/** Tells those who may read papers in that a reading has gone on; everybody once a paper has entered. */
export const tellPapers = (
  { live }: Pick<Deps, 'live'>,
  roundTableId: RoundTableId,
  id: string,
  hearers: 'importers' | 'table' = 'importers',
): void =>
  live.tell({
    roundTableId,
    topic: 'papers',
    ids: [id],
    audience: hearers === 'table' ? undefined : { roles: ['co-chair', 'penholder', 'secretariat'] },
  });
