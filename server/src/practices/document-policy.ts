import type { Db } from '@penholder/db';
import {
  factsOf,
  findFrozenBody,
  findPractice,
  holdPractice,
  listLeastTold,
  listPracticeMoments,
} from '@penholder/db/practices';
import { cleanRichText, type MomentName } from '@penholder/shared/documents';
import { forbidden } from '@penholder/shared/kernel';
import { isOf } from '@penholder/shared/people';
import { isOwn, mayEdit, type PracticeId, type Step } from '@penholder/shared/practices';
import type { DocumentKind } from '../collab/document-kind.ts';

const MOMENTS: { readonly [S in Step]?: MomentName } = {
  submit: 'submitted',
  'request-information': 'information-requested',
  discuss: 'discussed',
  clear: 'cleared',
  'not-include': 'not-included',
  publish: 'published',
};

/**
 * The body of a practice while it is being written: by the delegations that submit it, and by the secretariat where it
 * drafts on their behalf. Nobody else ever sees it: what was submitted is frozen elsewhere. [PR8]
 */
export const practiceBodyPolicy = (db: Db): DocumentKind => ({
  summary: 'The body of a practice while it is being written',
  policy: { who: 'act', act: 'practice.read' },
  subjectKind: 'practice',
  async accessOf({ actor, document }) {
    const practice = await findPractice(db, document.round_table_id, document.subject_id);
    if (practice?.document_id !== document.id || !isOwn(actor, factsOf(practice)))
      return forbidden('document.not-permitted', 'The text of a practice is shown once it is submitted.');
    return {
      may: mayEdit(actor, factsOf(practice)) ? 'read' : 'write',
      delegationId: practice.submitters.find((delegationId) => isOf(actor, delegationId)) ?? null,
    };
  },
  hold: ({ subject_id }) => holdPractice(db, subject_id as PracticeId),
  momentsOf: async ({ subject_id }) =>
    (await listPracticeMoments(db, subject_id as PracticeId)).flatMap(({ step, ...moment }) => {
      const name = MOMENTS[step as Step];
      return name ? [{ ...moment, name }] : [];
    }),
  async frozenAt({ subject_id }, sequence) {
    const body = await findFrozenBody(db, subject_id as PracticeId, sequence);
    return body === undefined ? undefined : cleanRichText(body);
  },
  levelsOf: (subjectIds) => listLeastTold(db, subjectIds as readonly PracticeId[]),
});
