import { findPracticeForDocument } from '@penholder/db/documents';
import { forbidden, type Id } from '@penholder/shared/kernel';
import { can, hasRole, isOf } from '@penholder/shared/people';
import type { DocumentKind } from '../collab/document-kinds.ts';

/** Where a practice has come to an end and its text rests. */
const ENDED = ['withdrawn', 'not-included'];

/**
 * The body of a practice while it is being written: by the delegations that submit it, and by the secretariat where it
 * drafts on their behalf. Nobody else ever sees it: what was submitted is frozen elsewhere. [PR8]
 */
export const practiceBodyPolicy: DocumentKind = {
  summary: 'The body of a practice while it is being written',
  policy: { who: 'act', act: 'practice.read' },
  async accessOf(db, { actor, document }) {
    const practice = await findPracticeForDocument(db, document.subject_id as Id<'practice'>);
    const own = practice?.submitters.find((delegationId) => isOf(actor, delegationId));
    const isOnBehalf = practice !== undefined && practice.created_for === null && hasRole(actor, 'secretariat');
    if (practice?.document_id !== document.id || (!own && !isOnBehalf))
      return forbidden('document.not-permitted', 'The text of a practice is shown once it is submitted.');
    const writesFor = practice.submitters.find((delegationId) =>
      can({ ...actor, roles: [] }, 'practice.draft', { delegationId }),
    );
    const mayWrite =
      !ENDED.includes(practice.status) && (writesFor !== undefined || (isOnBehalf && can(actor, 'practice.draft')));
    return { may: mayWrite ? 'write' : 'read', delegationId: writesFor ?? own ?? null };
  },
};
