import type { Db } from '@penholder/db';
import {
  findFrozenResponse,
  holdResponse,
  listResponsesForDocuments,
  listLevelsOfResponses,
  listResponseMoments,
} from '@penholder/db/responses';
import { cleanRichText, type MomentName } from '@penholder/shared/documents';
import { forbidden } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { mayEditResponse, readsDraft, type ResponseId, type ResponseStep } from '@penholder/shared/responses';
import { disclosesAtLeast } from '@penholder/shared/round-tables';
import { batched } from '../batched.ts';
import type { DocumentKind } from '../collab/document-kind.ts';

const MOMENTS: Record<ResponseStep, MomentName> = { submit: 'submitted', return: 'returned', accept: 'accepted' };

/**
 * The live text of a response: its delegation's own, or everyone's who co-edits the joint one. While its question is open
 * and it is not accepted it is written; after that it may still be read by whoever could write it. Nobody else ever sees
 * it: what was submitted is frozen elsewhere. [RE4, RE5]
 */
export function responsePolicy(db: Db): DocumentKind {
  const find = batched((ids: ResponseId[]) => listResponsesForDocuments(db, ids), {
    ofAsked: (id) => id,
    ofRow: ({ id }) => id,
  });
  return {
    summary: 'The text of a response while it is being written',
    policy: { who: 'act', act: 'response.read' },
    subjectKind: 'response',
    async accessOf({ actor, document }) {
      const response = await find(document.subject_id as ResponseId);
      const facts = response?.document_id === document.id && {
        status: response.status,
        delegationId: response.delegation_id,
      };
      if (!facts || !readsDraft(actor, facts))
        return forbidden(
          'document.not-permitted',
          'What another delegation is writing is not shown before it is submitted.',
        );
      const mayWrite = response.question_status === 'open' && mayEditResponse(actor, facts, document);
      const { attribution } = response;
      return {
        may: mayWrite ? 'write' : 'read',
        delegationId: facts.delegationId ?? firstDelegation(actor),
        // Who writes the joint response is told no further than its own level; colleagues know one another.
        ...(facts.delegationId === null && !disclosesAtLeast(attribution, 'delegation') && { level: attribution }),
      };
    },
    hold: ({ subject_id }) => holdResponse(db, subject_id as ResponseId),
    momentsOf: async ({ subject_id }) =>
      (await listResponseMoments(db, subject_id as ResponseId)).map(({ step, ...moment }) => ({
        ...moment,
        name: MOMENTS[step as ResponseStep],
      })),
    async frozenAt({ subject_id }, sequence) {
      const content = await findFrozenResponse(db, subject_id as ResponseId, sequence);
      return content === undefined ? undefined : cleanRichText(content);
    },
    levelsOf: (subjectIds) => listLevelsOfResponses(db, subjectIds as readonly ResponseId[]),
  };
}

/** In the joint response people without an office act for the delegation that they were accredited to first. */
const firstDelegation = (actor: Actor) =>
  actor.roles.length > 0 ? null : (actor.accreditations[0]?.delegationId ?? null);
