/** The door of practices: drafting, freezing and publishing them in the transaction of another shelf. */
export { checkDelegations } from './check-references.ts';
export { getLockedPractice, getPracticeFor, readerOf } from './find-practice.ts';
export { disclose } from './disclose.ts';
export { type DraftFacts, insertDraft } from './draft-practice.ts';
export {
  draftMany,
  editMany,
  type EditedPractice,
  type ManyOf,
  type NewFullDraft,
  submitMany,
  type Submittable,
  withdrawMany,
} from './many-practices.ts';
export { askDue } from './mentions/ask-due.ts';
export { askNamed } from './mentions/ask-named.ts';
export { contentOf, hashOf, readToFreeze } from './freeze.ts';
export { allNamesOf, presentPlace } from './place-names.ts';
export { type Publication, publishPractices } from './publish-practices.ts';
export { askStatus, remindOfStatus } from './status/ask-status.ts';
export { refreshWorkingFace } from './working-face.ts';
export { waitingPractices } from './waiting.ts';
