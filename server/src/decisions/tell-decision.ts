import type { DecisionRow } from '@penholder/db/decisions';
import { DRAFTERS } from '@penholder/shared/decisions';
import type { Deps } from '../deps.ts';

/** Tells that something about a decision changed: everyone, or while it is a draft those who know of drafts. */
export function tellDecision(
  { live }: Pick<Deps, 'live'>,
  decision: Pick<DecisionRow, 'id' | 'round_table_id' | 'status'>,
): void {
  live.tell({
    roundTableId: decision.round_table_id,
    topic: 'decisions',
    ids: [decision.id],
    audience: decision.status === 'draft' ? { roles: DRAFTERS } : undefined,
  });
}
