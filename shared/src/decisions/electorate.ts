import type { PartyKind } from '../people/index.ts';
import type { RoundTableSettings } from '../round-tables/index.ts';

/**
 * Whether a delegation belongs to the electorate of a decision that opens now: it takes part, has a vote, and is a state,
 * or the round table lets organisations and mechanisms vote. [DE3]
 */
export const isElector = (
  delegation: { readonly status: 'active' | 'withdrawn'; readonly hasVote: boolean; readonly kind: PartyKind },
  settings: Pick<RoundTableSettings, 'organisationsVote'>,
): boolean =>
  delegation.status === 'active' && delegation.hasVote && (delegation.kind === 'state' || settings.organisationsVote);
