import { onCommit, type Trx } from '@penholder/db';
import type { CallRow } from '@penholder/db/coverage';
import type { Deps } from '../deps.ts';

/** Tells of a call once the transaction has committed: of a draft those who may know of it, of any other everybody. [CV7] */
export const tellCall = (
  trx: Trx,
  { live }: Pick<Deps, 'live'>,
  { id, round_table_id: roundTableId }: Pick<CallRow, 'id' | 'round_table_id'>,
  hearers: 'drafters' | 'table',
): void =>
  onCommit(trx, () =>
    live.tell({
      roundTableId,
      topic: 'practice-calls',
      ids: [id],
      audience: hearers === 'table' ? undefined : { roles: ['co-chair', 'penholder', 'secretariat'] },
    }),
  );
