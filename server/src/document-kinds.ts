import type { DocumentKinds } from './collab/document-kind.ts';
import { practiceBodyPolicy } from './practices/document-policy.ts';
import { responsePolicy } from './responses/document-policy.ts';

/** Every kind of document that is written together, declared as routes are: the security matrix walks this table. */
export const DOCUMENT_KINDS: DocumentKinds = {
  response: responsePolicy,
  'practice-body': practiceBodyPolicy,
};
