import type { KindsIn } from './collab/document-kind.ts';
import { practiceBodyPolicy } from './practices/document-policy.ts';
import { responsePolicy } from './responses/document-policy.ts';

/** Every kind of document that is written together, declared as routes are: the security matrix walks this table. */
export const documentKinds: KindsIn = (db) => ({
  response: responsePolicy(db),
  'practice-body': practiceBodyPolicy(db),
});
