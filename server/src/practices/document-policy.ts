import type { Db } from '@penholder/db';
import { factsOf, findPractice } from '@penholder/db/practices';
import { forbidden } from '@penholder/shared/kernel';
import { isOf } from '@penholder/shared/people';
import { isOwn, mayEdit } from '@penholder/shared/practices';
import type { DocumentKind } from '../collab/document-kind.ts';

/**
 * The body of a practice while it is being written: by the delegations that submit it, and by the secretariat where it
 * drafts on their behalf. Nobody else ever sees it: what was submitted is frozen elsewhere. [PR8]
 */
export const practiceBodyPolicy = (db: Db): DocumentKind => ({
  summary: 'The body of a practice while it is being written',
  policy: { who: 'act', act: 'practice.read' },
  async accessOf({ actor, document }) {
    const practice = await findPractice(db, document.round_table_id, document.subject_id);
    if (practice?.document_id !== document.id || !isOwn(actor, factsOf(practice)))
      return forbidden('document.not-permitted', 'The text of a practice is shown once it is submitted.');
    return {
      may: mayEdit(actor, factsOf(practice)) ? 'read' : 'write',
      delegationId: practice.submitters.find((delegationId) => isOf(actor, delegationId)) ?? null,
    };
  },
});
