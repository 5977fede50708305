import type { ResponseRow } from '@penholder/db/responses';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/**
 * Tells that a response took a step: its delegation, the bureau and, by the counts of its question, everyone; and has
 * those who have its document open asked again.
 */
export function tellResponse(
  { live, documents }: Deps,
  roundTableId: RoundTableId,
  response: Pick<ResponseRow, 'id' | 'question_id' | 'delegation_id' | 'document_id'>,
): void {
  live.tell({
    roundTableId,
    topic: 'responses',
    ids: [response.id],
    audience: response.delegation_id
      ? { delegations: [response.delegation_id], roles: ['co-chair', 'penholder', 'secretariat'] }
      : undefined,
  });
  live.tell({ roundTableId, topic: 'questions', ids: [response.question_id] });
  documents.admitAgain(response.document_id);
}
