import type { ProposalRow } from '@penholder/db/practices';
import type { Deps } from '../../deps.ts';

/** Tells those asked, and those who review what was submitted, that a proposal was made, answered or ended. */
export const tellConcerned = ({ live }: Pick<Deps, 'live'>, proposal: ProposalRow): void =>
  live.tell({
    roundTableId: proposal.round_table_id,
    topic: 'practices',
    ids: proposal.concerns.map(({ id }) => id),
    audience: {
      delegations: proposal.consents.map((one) => one.delegation_id),
      roles: proposal.concerns.every(({ version }) => version > 0) ? ['co-chair', 'penholder', 'secretariat'] : [],
    },
  });
