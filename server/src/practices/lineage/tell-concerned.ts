import type { ProposalRow } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId } from '@penholder/shared/kernel';
import { type AttributionLevel, disclosesAtLeast, levelOfTable, lowest } from '@penholder/shared/round-tables';
import type { Deps } from '../../deps.ts';

/** The most that a proposal tells of those asked: as little as the practice that tells least [PR26]. */
export const attributionOf = ({ concerns }: Pick<ProposalRow, 'concerns'>): AttributionLevel =>
  lowest('delegation', ...concerns.map((one) => one.told));

/** Whether everybody concerned is told by name who is asked. */
export const namesAsked = (roundTable: Pick<RoundTableRow, 'settings' | 'phase'>, proposal: ProposalRow): boolean =>
  disclosesAtLeast(lowest(attributionOf(proposal), levelOfTable(roundTable.settings, roundTable.phase)), 'delegation');

/** Tells those asked, and those who review what was submitted, that a proposal was made, answered or ended; or `only` these. */
export const tellConcerned = (
  { live }: Pick<Deps, 'live'>,
  { round_table_id, concerns, consents }: ProposalRow,
  only?: readonly DelegationId[],
): void =>
  live.tell({
    roundTableId: round_table_id,
    topic: 'practices',
    ids: concerns.map(({ id }) => id),
    audience: only
      ? { delegations: only }
      : {
          delegations: consents.map((one) => one.delegation_id),
          roles: concerns.every(({ version }) => version > 0) ? ['co-chair', 'penholder', 'secretariat'] : [],
        },
  });
